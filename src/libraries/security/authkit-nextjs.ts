import type { Library } from '../kinds.ts';

export default {
  package: '@workos-inc/authkit-nextjs',
  is: ['auth'],
  scheme: 'session',
  brings: true,
  credentials: [
    '.withAuth|getUser () .user|sessionId|accessToken',
    '.authkit|getSession|updateSession () .session .user|accessToken',
  ],
  proves: [
    {
      at: '.withAuth|getUser',
      of: 'caller',
      when: 'returns',
      later: true,
      given: [{ argument: '[0] .ensureSignedIn', is: true }],
    },
  ],
  middleware: [
    {
      at: '.authkitMiddleware ()',
      does: 'authenticates',
      when: [{ argument: '[0] .middlewareAuth .enabled', is: true }],
      exceptPaths: '[0] .middlewareAuth .unauthenticatedPaths flat',
    },
    { at: '.authkitMiddleware ()', does: 'session' },
  ],
} as const satisfies Library;
