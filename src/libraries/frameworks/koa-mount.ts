import type { Library } from '../kinds.ts';

export default {
  package: 'koa-mount',
  is: ['framework'],
  types: { Mounted: ['()'] },
  conventions: {
    middleware: { params: ['koa:Context', 'koa:Next'], rejected: { '*': 'handled' }, continues: 'await-next' },
  },
  routers: ['Mounted'],
  // The call makes a router that holds its argument below the path.
  mounts: [{ at: '/', path: '[0]', items: '[0..]', convention: 'middleware' }],
} as const satisfies Library;
