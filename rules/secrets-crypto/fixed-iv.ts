import { broken, defineRule, kept, unknown } from '../../src/rule.ts';

export default defineRule({
  id: 'fixed-iv',
  about: 'cipher',
  standards: ['secrets-crypto/aes-256-gcm-for-data'],
  severity: 'error',
  confidence: 'high',
  preset: 'strict',
  cwe: [329, 1204],
  summary: 'A cipher starts from the same vector for every text.',
  messages: {
    constant: 'This initialisation vector is the same for every text.',
    derived: 'This initialisation vector is derived, and the same for every text of one key.',
  },
  why: 'Equal texts give equal ciphertexts, and with GCM or CTR two texts under one vector give both away, with GCM the key of the tag as well.',
  remedy: 'Make it anew for each text, `randomBytes(12)`, and store it beside the text: it is no secret.',
  *check({ at, does, algorithm, iv, ivAt }) {
    // The mode ECB takes none.
    if (does !== 'encrypt' || algorithm?.includes('-ecb') === true) return;
    if (iv === 'constant' || iv === 'derived') yield broken(iv, ivAt);
    else if (iv === 'fresh') yield kept(at);
    else if (iv === 'unknown') yield unknown('Where the initialisation vector comes from could not be seen.', at);
  },
});
