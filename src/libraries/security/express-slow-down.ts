import type { Library } from '../kinds.ts';

export default {
  package: 'express-slow-down',
  is: ['security'],
  middleware: [
    { at: '()', does: 'limits' },
    { at: '.slowDown ()', does: 'limits' },
  ],
} as const satisfies Library;
