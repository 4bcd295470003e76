import type { Library } from '../kinds.ts';

export default {
  package: 'express-rate-limit',
  is: ['security'],
  middleware: [
    { at: '()', does: 'limits' },
    { at: '.rateLimit ()', does: 'limits' },
  ],
} as const satisfies Library;
