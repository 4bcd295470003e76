import { broken, defineRule, kept, unknown } from '../../src/rule.ts';

const UNSEALED = /-(?:cbc|ctr|cfb\d*|ofb)\b/;

export default defineRule({
  id: 'unauthenticated-encryption',
  about: 'cipher',
  standards: ['secrets-crypto/aes-256-gcm-for-data'],
  severity: 'warning',
  confidence: 'medium',
  preset: 'strict',
  cwe: [353],
  summary: 'Encrypted text can be changed without anybody noticing.',
  messages: {
    open: '{algorithm} hides the text and does not protect it from being changed.',
  },
  why: 'Without a tag whoever can write to the store changes what is decrypted, and an error that tells bad padding apart lets them read it.',
  remedy: 'Use AES-256-GCM with a fresh nonce, and set the tag when decrypting.',
  *check({ at, does, algorithm, authenticated }) {
    if (does !== 'encrypt') return;
    if (algorithm === undefined) yield unknown('The algorithm could not be seen.', at);
    else if (authenticated.is === 'no' && UNSEALED.test(algorithm)) yield broken('open', at, { data: { algorithm } });
    else if (authenticated.is === 'yes') yield kept(at);
  },
});
