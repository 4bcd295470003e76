import type { Library } from '../kinds.ts';

export default {
  package: 'next-axiom',
  is: ['logger'],
  wraps: [{ at: '.withAxiom|withAxiomRouteHandler', function: '[0]' }],
} as const satisfies Library;
