import { broken, defineRule } from '../../src/rule.ts';

export default defineRule({
  id: 'hardcoded-secret',
  about: 'secret',
  standards: ['secrets-crypto/no-hardcoded-secrets'],
  severity: 'error',
  confidence: 'high',
  alsoIn: ['script', 'migration', 'client'],
  cwe: [798],
  summary: 'A secret is written in the source.',
  messages: {
    written: 'The {what} is written in the source ({masked}).',
  },
  why: 'Whoever can read the repository, a copy of it or its history has the secret, and every environment shares it. It cannot be changed without a release.',
  remedy:
    'Read it from the environment or a secret store, refuse to start without it, and replace this one: it is known.',
  *check({ at, what, masked, confidence }) {
    // A file of passwords is one that somebody has to empty.
    const cause = what === 'password' ? { cause: `${at.path} ${confidence}` } : {};
    yield broken('written', at, { data: { what, masked }, ...cause, confidence });
  },
});
