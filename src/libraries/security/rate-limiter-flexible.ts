import type { Library } from '../kinds.ts';

export default {
  package: 'rate-limiter-flexible',
  is: ['security'],
  types: {
    Limiter: [
      '.RateLimiterMemory|RateLimiterRedis|RateLimiterRedisNonAtomic|RateLimiterValkey|RateLimiterValkeyGlide|RateLimiterMongo|RateLimiterMySQL|RateLimiterPostgres|RateLimiterSQLite|RateLimiterPrisma|RateLimiterDrizzle|RateLimiterDrizzleNonAtomic|RateLimiterMemcache|RateLimiterDynamo|RateLimiterCluster|RateLimiterEtcd|RateLimiterEtcdNonAtomic|RateLimiterQueue|RateLimiterUnion|BurstyRateLimiter|RLWrapperBlackAndWhite|RLWrapperTimeouts ()',
    ],
    RateLimiterAbstract: [],
    RateLimiterMemory: [],
    RateLimiterRedis: [],
    RateLimiterMongo: [],
    RateLimiterPostgres: [],
    RateLimiterMySQL: [],
    RateLimiterRes: ['Limiter .consume ()'],
  },
  extends: {
    RateLimiterAbstract: ['Limiter'],
    RateLimiterMemory: ['Limiter'],
    RateLimiterRedis: ['Limiter'],
    RateLimiterMongo: ['Limiter'],
    RateLimiterPostgres: ['Limiter'],
    RateLimiterMySQL: ['Limiter'],
  },
  // Not a middleware: a function that consumes a point and refuses when there are none is the limiter.
  middleware: [{ at: 'Limiter .consume', does: 'limits', fails: true }],
  validators: [{ at: 'Limiter .consume', input: '[0]', fails: 'rejects' }],
} as const satisfies Library;
