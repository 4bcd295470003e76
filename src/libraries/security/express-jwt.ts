import type { Library } from '../kinds.ts';

export default {
  package: 'express-jwt',
  versions: '5 || 6 || 7 || 8',
  is: ['auth'],
  scheme: 'JWT',
  credentials: ['express:Request .auth', 'express:Request .user'],
  middleware: [
    { at: '()', does: 'authenticates', unless: [{ argument: '[0] .credentialsRequired', is: false }] },
    {
      at: '.expressjwt|expressJwt ()',
      does: 'authenticates',
      unless: [{ argument: '[0] .credentialsRequired', is: false }],
    },
  ],
  combines: [
    {
      at: '() .unless',
      items: 'receiver',
      of: 'all',
      exceptPaths: '[0] .path flat',
      exceptMethods: '[0] .method flat',
      exceptBy: '[0] .custom|ext',
    },
    {
      at: '.expressjwt|expressJwt () .unless',
      items: 'receiver',
      of: 'all',
      exceptPaths: '[0] .path flat',
      exceptMethods: '[0] .method flat',
      exceptBy: '[0] .custom|ext',
    },
  ],
  errors: [{ at: '.UnauthorizedError', status: 401, message: '[1] .message' }],
  secrets: [
    { at: '/', value: '[0] .secret', what: 'token signing key' },
    { at: '.expressjwt|expressJwt', value: '[0] .secret', what: 'token signing key' },
  ],
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
    {
      at: '.expressjwt|expressJwt',
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
