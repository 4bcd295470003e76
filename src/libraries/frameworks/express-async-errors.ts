import type { Library } from '../kinds.ts';

export default {
  package: 'express-async-errors',
  is: ['framework'],
  // Importing it patches the framework so that rejected handlers reach its error handlers.
  amends: [
    { package: 'express', convention: 'middleware', rejected: { '*': 'handled' } },
    { package: 'express', convention: 'param', rejected: { '*': 'handled' } },
  ],
} as const satisfies Library;
