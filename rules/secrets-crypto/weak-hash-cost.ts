import { broken, defineRule, kept } from '../../src/rule.ts';

export default defineRule({
  id: 'weak-hash-cost',
  about: 'password',
  standards: ['secrets-crypto/slow-salted-password-hash'],
  severity: 'warning',
  confidence: 'high',
  preset: 'strict',
  cwe: [916],
  summary: 'Hashing a password costs too little.',
  messages: {
    cheap: 'This hash costs {cost}; the least that is safe is {least}.',
  },
  why: 'Each step less halves the work of whoever guesses. What was slow when it was chosen is fast today.',
  remedy: 'Take a cost of 10 or more for bcrypt, and what the library recommends for the others.',
  *check({ at, cost, least }) {
    if (cost === undefined || least === undefined) return;
    if (cost < least) yield broken('cheap', at, { data: { cost, least } });
    else yield kept(at);
  },
});
