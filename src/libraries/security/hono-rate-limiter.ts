import type { Library } from '../kinds.ts';

export default {
  package: 'hono-rate-limiter',
  is: ['security'],
  middleware: [{ at: '.rateLimiter ()', does: 'limits' }],
} as const satisfies Library;
