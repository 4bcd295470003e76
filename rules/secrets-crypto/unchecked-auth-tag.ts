import { broken, defineRule, kept } from '../../src/rule.ts';

export default defineRule({
  id: 'unchecked-auth-tag',
  about: 'cipher',
  standards: ['secrets-crypto/aes-256-gcm-for-data'],
  severity: 'error',
  confidence: 'high',
  preset: 'strict',
  cwe: [354],
  summary: 'A text is decrypted without checking its tag.',
  messages: {
    unchecked: 'The tag of this text is never handed to the cipher.',
  },
  why: 'Without the tag GCM is a stream cipher: whoever can write to the store flips what bits they like. Node gives out the text of `update` before anything is checked.',
  remedy: 'Call `setAuthTag` with the tag that was stored, and use the text only after `final`.',
  *check({ at, does, algorithm, authenticated }) {
    if (does !== 'decrypt' || algorithm === undefined || !/gcm|ccm|ocb|poly1305/.test(algorithm)) return;
    if (authenticated.is === 'no') yield broken('unchecked', at);
    else if (authenticated.is === 'yes') yield kept(at);
  },
});
