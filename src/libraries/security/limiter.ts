import type { Library } from '../kinds.ts';

export default {
  package: 'limiter',
  is: ['security'],
  types: { RateLimiter: ['.RateLimiter ()', '.TokenBucket ()'] },
  middleware: [{ at: 'RateLimiter .removeTokens|tryRemoveTokens', does: 'limits' }],
} as const satisfies Library;
