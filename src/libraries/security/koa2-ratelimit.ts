import type { Library } from '../kinds.ts';

export default {
  package: 'koa2-ratelimit',
  is: ['security'],
  middleware: [{ at: '.RateLimit .middleware ()', does: 'limits' }],
} as const satisfies Library;
