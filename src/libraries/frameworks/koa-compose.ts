import type { Library } from '../kinds.ts';

export default {
  package: 'koa-compose',
  is: ['framework'],
  combines: [{ at: '/', items: '[0] flat', of: 'all' }],
} as const satisfies Library;
