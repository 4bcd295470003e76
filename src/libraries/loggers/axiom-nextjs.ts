import type { Library } from '../kinds.ts';

export default {
  package: '@axiomhq/nextjs',
  is: ['logger'],
  wraps: [{ at: '.createAxiomRouteHandler ()', function: '[0]' }],
} as const satisfies Library;
