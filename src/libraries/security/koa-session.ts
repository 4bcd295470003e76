import type { Library } from '../kinds.ts';

export default {
  package: 'koa-session',
  aliases: ['koa-generic-session', 'koa-session2', 'koa-session-minimal'],
  is: ['auth'],
  scheme: 'session',
  // None of them keeps an `id` of the session in it: whoever finds one there has put it there.
  credentials: [
    'koa:Context .session .id|user|userId|user_id|userID|userid|uid|username|userName|account|accountId|email|role|roles|isAdmin|admin|authenticated|isAuthenticated|loggedin|loggedIn|isLoggedIn|logged_in|auth|token|accessToken|access_token|jwt|customer|customerId|member|memberId|principal|identity|sub|passport|login',
  ],
  middleware: [{ at: '()', does: 'session' }],
  setups: [
    // `koa-session` itself keeps them in the cookie; with a store, there.
    {
      at: '/',
      is: 'session',
      store: { at: '[0] .store', otherwise: 'cookie' },
      cookie: { at: '[0]', httpOnly: true, secure: null },
    },
  ],
} as const satisfies Library;
