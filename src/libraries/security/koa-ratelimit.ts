import type { Library } from '../kinds.ts';

export default {
  package: 'koa-ratelimit',
  aliases: ['koa-simple-ratelimit', 'koa-ratelimit-lru'],
  is: ['security'],
  middleware: [{ at: '()', does: 'limits' }],
} as const satisfies Library;
