import type { Library } from '../kinds.ts';

export default {
  package: 'iron-session',
  is: ['auth'],
  scheme: 'session',
  // Of older versions, which keep the session with the request.
  wraps: [
    { at: '/next .withIronSessionApiRoute', function: '[0]' },
    { at: '/express .withIronSession', function: '[0]' },
  ],
  middleware: [{ at: '/express .ironSession ()', does: 'session' }],
  credentials: [
    '.getIronSession|unsealData () .user|userId|userID|userid|uid|username|account|accountId|email|role|roles|isAdmin|admin|authenticated|isAuthenticated|loggedIn|isLoggedIn|auth|token|accessToken|customer|customerId|member|memberId|principal|identity|sub',
    '/edge .getIronSession () .user|userId|userID|userid|uid|username|account|accountId|email|role|roles|isAdmin|admin|authenticated|isAuthenticated|loggedIn|isLoggedIn|auth|token|accessToken|customer|customerId|member|memberId|principal|identity|sub',
    'next:NextApiRequest .session .user|currentUser|current_user|currentUserId|loggedInUser|adminId|userId|userID|userid|uid|username|account|accountId|email|role|roles|isAdmin|admin|authenticated|isAuthenticated|loggedIn|isLoggedIn|auth|token|accessToken|customer|customerId|member|memberId|principal|identity|sub',
  ],
} as const satisfies Library;
