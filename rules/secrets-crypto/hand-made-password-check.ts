import { broken, defineRule, kept } from '../../src/rule.ts';

export default defineRule({
  id: 'hand-made-password-check',
  about: 'password',
  standards: ['secrets-crypto/library-password-verification'],
  severity: 'error',
  confidence: 'high',
  preset: 'strict',
  cwe: [208, 256],
  summary: 'A password is checked by hand.',
  messages: {
    equals: 'This password is compared with what is stored by `{by}`.',
    digest: 'A digest of a password is compared with what is stored.',
    filter: 'A password is looked for in the table.',
  },
  why: 'It works only where the password itself, or a digest without a salt, is stored, so that whoever reads the table has the passwords; and how long it takes tells how much was right.',
  remedy:
    'Read the user by name, and compare with the function of the library that made the hash: `bcrypt.compare`, `argon2.verify`.',
  *check({ at, does, by }) {
    if (does === 'equals') yield broken(by === 'digest' ? 'digest' : 'equals', at, { data: { by } });
    else if (does === 'filter') yield broken('filter', at);
    else if (does === 'compare') yield kept(at);
  },
});
