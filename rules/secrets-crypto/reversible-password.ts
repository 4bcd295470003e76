import { broken, defineRule, kept } from '../../src/rule.ts';

export default defineRule({
  id: 'reversible-password',
  about: 'password',
  standards: ['secrets-crypto/slow-salted-password-hash'],
  severity: 'error',
  confidence: 'high',
  preset: 'strict',
  cwe: [257],
  summary: 'A password is encrypted, so that it can be read again.',
  messages: {
    reversible: 'This password is encrypted: with the key it can be read again.',
  },
  why: 'Whoever gets the key gets every password at once, in clear text, with all the other places where their owners use it.',
  remedy:
    'Keep a hash (argon2, bcrypt) and nothing else. Let people choose a new password instead of telling them the old one.',
  *check({ at, does }) {
    if (does === 'encrypt') yield broken('reversible', at);
    else if (does === 'hash') yield kept(at);
  },
});
