import type { Library } from '../kinds.ts';

export default {
  package: 'http-auth',
  aliases: ['http-auth-connect', 'http-auth-koa'],
  is: ['auth'],
  scheme: 'HTTP Basic',
  middleware: [
    { at: '.connect ()', does: 'authenticates' },
    { at: '()', does: 'authenticates' },
  ],
} as const satisfies Library;
