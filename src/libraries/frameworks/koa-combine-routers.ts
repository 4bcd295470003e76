import type { Library } from '../kinds.ts';

/** Up to version 3 what it gives is middleware, from 4 on a function that gives it. */
export default {
  package: 'koa-combine-routers',
  is: ['framework'],
  types: { Combined: ['()', '.default ()'] },
  fluent: ['Combined'],
  combines: [
    { at: '/', items: '[0..] flat', of: 'all' },
    { at: '.default', items: '[0..] flat', of: 'all' },
  ],
} as const satisfies Library;
