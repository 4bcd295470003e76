import type { Library } from '../kinds.ts';

export default {
  package: 'iron-session',
  is: ['auth'],
  scheme: 'session',
  credentials: [
    '.getIronSession|unsealData () .user|userId|userID|userid|uid|username|account|accountId|email|role|roles|isAdmin|admin|authenticated|isAuthenticated|loggedIn|isLoggedIn|auth|token|accessToken|customer|customerId|member|memberId|principal|identity|sub',
  ],
} as const satisfies Library;
