import type { Library } from '../kinds.ts';

export default {
  package: 'koa-compose',
  is: ['framework'],
  conventions: {
    middleware: { params: ['koa:Context', 'koa:Next'], rejected: { '*': 'handled' }, continues: 'await-next' },
  },
  combines: [{ at: '/', items: '[0] flat', of: 'all', convention: 'middleware' }],
} as const satisfies Library;
