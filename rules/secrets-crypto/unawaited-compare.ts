import { broken, defineRule, kept } from '../../src/rule.ts';

export default defineRule({
  id: 'unawaited-compare',
  about: 'password',
  standards: ['secrets-crypto/library-password-verification'],
  severity: 'error',
  confidence: 'high',
  preset: 'strict',
  cwe: [697],
  summary: 'A promise is taken for the outcome of a comparison.',
  messages: {
    floating: 'Nobody waits for this comparison: a promise is always true.',
  },
  why: 'A promise is true whatever it comes to. Every password opens the door.',
  remedy: 'Wait for it: `if (await bcrypt.compare(password, hash))`.',
  *check({ at, does, floating }) {
    if (does !== 'compare') return;
    if (floating) yield broken('floating', at);
    else yield kept(at);
  },
});
