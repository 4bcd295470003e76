import { broken, defineRule, kept } from '../../src/rule.ts';

const BROKEN = /^(?:des|3des|rc2|rc4|arc4|bf|blowfish)\b|-ecb\b/;

export default defineRule({
  id: 'broken-cipher',
  about: 'cipher',
  standards: ['secrets-crypto/aes-256-gcm-for-data'],
  severity: 'error',
  confidence: 'high',
  preset: 'strict',
  cwe: [327],
  summary: 'A cipher is used that is broken.',
  messages: {
    broken: '{algorithm} is broken.',
    keyless: 'This call makes key and vector of a password without a salt.',
  },
  why: 'DES and RC4 are solved by machines of today, ECB shows where equal blocks stand, and `createCipher` makes the same key and vector of the same password by one round of MD5.',
  remedy: 'Use AES-256-GCM with a random key and a fresh nonce.',
  *check({ at, algorithm, iv }) {
    if (algorithm !== undefined && BROKEN.test(algorithm)) yield broken('broken', at, { data: { algorithm } });
    else if (iv === 'none' && algorithm !== undefined) yield broken('keyless', at);
    else if (algorithm !== undefined) yield kept(at);
  },
});
