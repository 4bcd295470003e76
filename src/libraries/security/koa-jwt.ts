import type { Library } from '../kinds.ts';

export default {
  package: 'koa-jwt',
  is: ['auth'],
  scheme: 'JWT',
  credentials: ['koa:Context .state .user'],
  // Told to pass all through, it refuses nobody, not even those whose token is none.
  middleware: [{ at: '()', does: 'authenticates', when: [{ argument: '[0] .passthrough', isNot: true }] }],
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
