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
  // The endpoints of signing in, which ask nobody who they are.
  middleware: [
    { at: 'Auth .handler', does: 'other' },
    { at: '/next-js .toNextJsHandler () .GET|POST|PUT|PATCH|DELETE', does: 'other' },
    { at: '/node .toNodeHandler ()', does: 'other' },
    { at: '/svelte-kit .toSvelteKitHandler ()', does: 'other' },
    { at: '/svelte-kit .svelteKitHandler', does: 'other' },
    { at: '/solid-start .toSolidStartHandler () .GET|POST|PUT|PATCH|DELETE', does: 'other' },
  ],
  sources: [{ at: '/cookies .getSessionCookie ()', part: 'cookies', shape: 'text' }],
} as const satisfies Library;
