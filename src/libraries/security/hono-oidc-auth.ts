import type { Library } from '../kinds.ts';

export default {
  package: '@hono/oidc-auth',
  is: ['auth'],
  scheme: 'OAuth2/OIDC',
  credentials: ['.getAuth ()'],
  middleware: [
    { at: '.oidcAuthMiddleware ()', does: 'authenticates' },
    { at: '.initOidcAuthMiddleware ()', does: 'other' },
  ],
} as const satisfies Library;
