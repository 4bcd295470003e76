import type { Library } from '../kinds.ts';

export default {
  package: 'express-session',
  is: ['auth'],
  scheme: 'session',
  types: { MemoryStore: ['.MemoryStore ()'], Session: ['express:Request .session'] },
  credentials: [
    'express:Request .session .user|currentUser|current_user|currentUserId|loggedInUser|adminId|userId|user_id|userID|userid|uid|username|userName|account|accountId|email|role|roles|isAdmin|admin|authenticated|isAuthenticated|loggedin|loggedIn|isLoggedIn|logged_in|auth|token|accessToken|access_token|jwt|customer|customerId|member|memberId|principal|identity|sub|passport|login',
  ],
  middleware: [{ at: '()', does: 'session' }],
  secrets: [
    { at: '/', value: '[0] .secret', what: 'session secret' },
    { at: '/', value: '[0] .secret flat', what: 'session secret' },
    { at: '/', value: '[0] .keys flat', what: 'session secret' },
  ],
  callbacks: [{ at: 'express:Request .session .regenerate|destroy|reload|save', function: '[0]', runs: 'later' }],
  setups: [
    {
      at: '/',
      is: 'session',
      store: { at: '[0] .store', otherwise: 'memory', inMemory: 'MemoryStore' },
      cookie: { at: '[0] .cookie', httpOnly: true, secure: false },
    },
  ],
} as const satisfies Library;
