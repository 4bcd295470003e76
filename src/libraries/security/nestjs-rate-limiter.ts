import type { Library } from '../kinds.ts';

export default {
  package: 'nestjs-rate-limiter',
  aliases: ['nestjs-rate-limit', 'nestjs-rate-limiters', 'nestjs-fastify-rate-limiter', '@risy/nestjs-rate-limiter'],
  is: ['security'],
  decorators: [{ at: '.RateLimit', does: 'metadata', items: '[0..]', sets: 'limits' }],
  middleware: [
    { at: '.RateLimiterGuard|RateLimiterInterceptor', does: 'limits' },
    { at: '.RateLimiterGuard|RateLimiterInterceptor ()', does: 'limits' },
  ],
} as const satisfies Library;
