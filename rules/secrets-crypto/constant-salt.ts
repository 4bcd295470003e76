import { broken, defineRule, kept } from '../../src/rule.ts';

export default defineRule({
  id: 'constant-salt',
  about: 'password',
  standards: ['secrets-crypto/slow-salted-password-hash'],
  severity: 'error',
  confidence: 'high',
  preset: 'strict',
  cwe: [760],
  summary: 'All passwords are hashed with one salt.',
  messages: {
    constant: 'This salt is the same for every password.',
  },
  why: 'Equal passwords get equal hashes, and one table of guesses serves for all of them.',
  remedy:
    'Let the library make a salt for each password (bcrypt and argon2 do), or take `randomBytes(16)` and keep it beside the hash.',
  *check({ at, does, salted }) {
    if (does !== 'hash') return;
    if (salted.is === 'no') yield broken('constant', salted.at ?? at);
    else if (salted.is === 'yes') yield kept(at);
  },
});
