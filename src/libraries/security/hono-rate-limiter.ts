import type { Library } from '../kinds.ts';

export default {
  package: 'hono-rate-limiter',
  is: ['security'],
  middleware: [{ at: '.rateLimiter ()', does: 'limits' }],
  setups: [
    {
      at: '.rateLimiter',
      is: 'limiter',
      status: '[0] .statusCode',
      handler: '[0] .handler',
      tells: [{ at: '[0] .standardHeaders', otherwise: true }],
      max: '[0] .limit',
      window: { at: '[0] .windowMs', unit: 'ms' },
    },
  ],
} as const satisfies Library;
