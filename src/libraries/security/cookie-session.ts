import type { Library } from '../kinds.ts';

export default {
  package: 'cookie-session',
  aliases: ['client-sessions'],
  is: ['auth'],
  scheme: 'session',
  credentials: [
    'express:Request .session .user|currentUser|current_user|currentUserId|loggedInUser|adminId|userId|user_id|userID|userid|uid|username|userName|account|accountId|email|role|roles|isAdmin|admin|authenticated|isAuthenticated|loggedin|loggedIn|isLoggedIn|logged_in|auth|token|accessToken|access_token|jwt|customer|customerId|member|memberId|principal|identity|sub|passport|login',
  ],
  middleware: [{ at: '()', does: 'session' }],
  secrets: [
    { at: '/', value: '[0] .secret', what: 'session secret' },
    { at: '/', value: '[0] .secret flat', what: 'session secret' },
    { at: '/', value: '[0] .keys flat', what: 'session secret' },
  ],
  // Over HTTPS its cookie is for HTTPS alone.
  setups: [
    { at: '/', is: 'session', store: { otherwise: 'cookie' }, cookie: { at: '[0]', httpOnly: true, secure: null } },
  ],
} as const satisfies Library;
