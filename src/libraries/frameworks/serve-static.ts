import type { Library } from '../kinds.ts';

export default {
  package: 'serve-static',
  aliases: [
    'koa-static',
    'koa-static-cache',
    'koa-static-server',
    'serve-favicon',
    'static-favicon',
    'koa-favicon',
    'serve-index',
    'express-static-gzip',
  ],
  is: ['framework'],
  middleware: [{ at: '()', does: 'static' }],
  sinks: [{ at: '/', kind: 'path', value: '[0]' }],
} as const satisfies Library;
