import { broken, defineRule, kept } from '../../src/rule.ts';

export default defineRule({
  id: 'plaintext-password',
  about: 'password',
  standards: ['secrets-crypto/no-plaintext-password-storage'],
  severity: 'error',
  confidence: 'medium',
  preset: 'strict',
  cwe: [256],
  summary: 'A password is stored as it came.',
  messages: {
    plain: 'This password is stored as it came from the caller.',
  },
  why: 'Whoever reads the table, a backup of it or its log has every password.',
  remedy:
    'Hash it before it is stored, with argon2 or bcrypt, or in a hook of the model that runs for every form of write.',
  *check({ at, does }) {
    if (does === 'store') yield broken('plain', at);
    else if (does === 'hash') yield kept(at);
  },
});
