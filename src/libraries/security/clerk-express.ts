import type { Library } from '../kinds.ts';

export default {
  package: '@clerk/express',
  aliases: ['@clerk/clerk-sdk-node', '@clerk/fastify'],
  is: ['auth'],
  scheme: 'JWT',
  credentials: ['express:Request .auth', '.getAuth () .userId|sessionId|orgId'],
  middleware: [
    { at: '.requireAuth ()', does: 'authenticates' },
    { at: '.ClerkExpressRequireAuth ()', does: 'authenticates' },
    { at: '.ClerkExpressWithAuth ()', does: 'other' },
    { at: '.clerkMiddleware ()', does: 'other' },
  ],
} as const satisfies Library;
