import type { Library } from '../kinds.ts';

export default {
  package: 'better-auth',
  partly: true,
  is: ['auth'],
  scheme: 'session',
  brings: true,
  limitsAttempts: true,
  types: { Auth: ['.betterAuth ()', '/minimal .betterAuth ()'] },
  // What is kept in a cookie is signed. The token alone may be anything: nobody looks it up.
  credentials: ['Auth .api .getSession ()', '/cookies .getCookieCache ()'],
  // Whoever is named may: that it is the caller is asked elsewhere.
  proves: [{ at: 'Auth .api .userHasPermission|hasPermission () .success', of: 'right', when: 'true' }],
  sources: [{ at: '/cookies .getSessionCookie ()', part: 'cookies', shape: 'text' }],
} as const satisfies Library;
