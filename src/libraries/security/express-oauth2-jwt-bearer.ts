import type { Library } from '../kinds.ts';

export default {
  package: 'express-oauth2-jwt-bearer',
  is: ['auth'],
  scheme: 'JWT',
  credentials: ['express:Request .auth'],
  middleware: [
    { at: '.auth ()', does: 'authenticates', unless: [{ argument: '[0] .authRequired', is: false }] },
    {
      at: '.requiredScopes|scopeIncludesAny|claimEquals|claimIncludes|claimCheck ()',
      does: 'authorizes',
      needs: '[0..]',
    },
  ],
  errors: [
    { at: '.UnauthorizedError', status: 401, message: '[0]' },
    { at: '.InvalidRequestError', status: 400, message: '[0]' },
    { at: '.InvalidTokenError', status: 401, message: '[0]' },
    { at: '.InsufficientScopeError', status: 403, message: '[1]' },
  ],
} as const satisfies Library;
