import type { Library } from '../kinds.ts';

export default {
  package: 'method-override',
  aliases: [
    'koa-override',
    'connect-timeout',
    'response-time',
    'express-request-id',
    'koa-requestid',
    'koa-response-time',
    'koa-conditional-get',
    'koa-etag',
    'connect-flash',
    'express-flash',
    'express-useragent',
    'express-robots-txt',
    'express-security.txt',
    'express-http-context',
    'express-device',
    'koa-json',
    'connect-history-api-fallback',
    'connect-livereload',
  ],
  is: ['framework'],
  middleware: [{ at: '()', does: 'other' }],
} as const satisfies Library;
