import type { Library } from '../kinds.ts';

export default {
  package: '@hono/auth-js',
  is: ['auth'],
  scheme: 'session',
  brings: true,
  credentials: ['.getAuthUser ()'],
  middleware: [
    { at: '.verifyAuth ()', does: 'authenticates' },
    { at: '.initAuthConfig ()', does: 'other' },
  ],
} as const satisfies Library;
