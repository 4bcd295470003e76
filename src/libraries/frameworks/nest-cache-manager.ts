import type { Library } from '../kinds.ts';

export default {
  package: '@nestjs/cache-manager',
  is: ['cache'],
  extends: { Cache: ['cache-manager:Cache'] },
  types: { Cache: ['.Cache ()'] },
  middleware: [{ at: '.CacheInterceptor', does: 'other' }],
  decorators: [{ at: '.CacheKey|CacheTTL', does: 'metadata', items: '[0]' }],
} as const satisfies Library;
