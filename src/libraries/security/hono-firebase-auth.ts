import type { Library } from '../kinds.ts';

export default {
  package: '@hono/firebase-auth',
  is: ['auth'],
  scheme: 'JWT',
  credentials: ['.getFirebaseToken ()'],
  middleware: [{ at: '.verifyFirebaseAuth|verifySessionCookieFirebaseAuth ()', does: 'authenticates' }],
} as const satisfies Library;
