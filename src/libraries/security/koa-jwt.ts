import type { Library } from '../kinds.ts';

export default {
  package: 'koa-jwt',
  is: ['auth'],
  scheme: 'JWT',
  credentials: ['koa:Context .state .user'],
  middleware: [{ at: '()', does: 'authenticates', unless: [{ argument: '[0] .passthrough', is: true }] }],
  combines: [
    {
      at: '() .unless',
      items: 'receiver',
      of: 'all',
      exceptPaths: '[0] .path flat',
      exceptMethods: '[0] .method flat',
      exceptBy: '[0] .custom|ext',
    },
  ],
  secrets: [{ at: '/', value: '[0] .secret', what: 'token signing key' }],
  crypto: [
    {
      at: '/',
      does: 'verify-token',
      secret: '[0] .secret',
      options: '[0]',
      algorithms: ['[0] .algorithms'],
      issuer: '[0] .issuer',
      audience: '[0] .audience',
      ignoresExpiry: '[0] .ignoreExpiration',
    },
  ],
} as const satisfies Library;
