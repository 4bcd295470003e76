import type { Library } from '../kinds.ts';

export default {
  package: 'elysia-rate-limit',
  is: ['security'],
  middleware: [{ at: '.rateLimit ()', does: 'limits' }],
  setups: [
    {
      at: '.rateLimit',
      is: 'limiter',
      tells: [{ at: '[0] .headers', otherwise: true }],
      max: '[0] .max',
      window: { at: '[0] .duration', unit: 'ms' },
    },
  ],
} as const satisfies Library;
