import { broken, defineRule, kept } from '../../src/rule.ts';

export default defineRule({
  id: 'fast-password-hash',
  about: 'password',
  standards: ['secrets-crypto/slow-salted-password-hash'],
  severity: 'error',
  confidence: 'high',
  preset: 'strict',
  cwe: [916, 328],
  summary: 'A password is digested by a fast function.',
  messages: {
    fast: 'This password is digested by {by}, which is made to be fast.',
  },
  why: 'Graphics cards try billions of such digests a second: when the table is stolen, most passwords are known within days.',
  remedy: 'Hash it with argon2 or bcrypt, which are slow on purpose and salt by themselves.',
  *check({ at, does, by }) {
    if (does === 'digest') yield broken('fast', at, { data: { by } });
    else if (does === 'hash') yield kept(at);
  },
});
