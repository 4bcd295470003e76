import type { Library } from '../kinds.ts';

export default {
  package: '@koa/cors',
  aliases: ['koa-cors', 'koa2-cors', 'kcors'],
  is: ['security'],
  middleware: [{ at: '()', does: 'cors' }],
} as const satisfies Library;
