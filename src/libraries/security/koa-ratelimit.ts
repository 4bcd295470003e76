import type { Library } from '../kinds.ts';

export default {
  package: 'koa-ratelimit',
  aliases: ['koa-simple-ratelimit', 'koa-ratelimit-lru'],
  is: ['security'],
  middleware: [{ at: '()', does: 'limits' }],
  setups: [
    {
      at: '/',
      is: 'limiter',
      status: '[0] .status',
      tells: [{ at: '[0] .disableHeader', otherwise: false, off: true }],
      max: '[0] .max',
      window: { at: '[0] .duration', unit: 'ms' },
    },
  ],
} as const satisfies Library;
