import type { Library } from '../kinds.ts';

export default {
  package: '@hono/stytch-auth',
  is: ['auth'],
  scheme: 'session',
  credentials: ['.Consumer|B2B .getStytchSession|getOAuthData ()'],
  middleware: [
    {
      at: '.Consumer|B2B .authenticateSessionLocal|authenticateSessionRemote|authenticateOAuthToken ()',
      does: 'authenticates',
      unless: [{ argument: '[0] .onError', decides: true }],
    },
  ],
} as const satisfies Library;
