import type { Library } from '../kinds.ts';

export default {
  package: 'express-winston',
  is: ['logger'],
  middleware: [
    { at: '.logger ()', does: 'logs' },
    // An error handler that hands the error on.
    { at: '.errorLogger ()', does: 'logs' },
  ],
} as const satisfies Library;
