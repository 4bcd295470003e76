import type { Library } from '../kinds.ts';

export default {
  package: '@clerk/express',
  aliases: ['@clerk/clerk-sdk-node', '@clerk/fastify'],
  is: ['auth'],
  scheme: 'JWT',
  credentials: [
    'express:Request .auth',
    'express:Request .auth () .userId|sessionId|orgId|isAuthenticated',
    '.getAuth () .userId|sessionId|orgId|isAuthenticated',
  ],
  proves: [
    { at: '.getAuth () .has', of: 'caller', when: 'true' },
    { at: '.getAuth () .has', of: 'right', when: 'true' },
    { at: 'express:Request .auth .has', of: 'caller', when: 'true' },
    { at: 'express:Request .auth .has', of: 'right', when: 'true' },
    { at: '/webhooks .verifyWebhook', of: 'caller', when: 'returns', later: true },
  ],
  middleware: [
    { at: '.requireAuth ()', does: 'authenticates' },
    { at: '.ClerkExpressRequireAuth ()', does: 'authenticates' },
    { at: '.ClerkExpressWithAuth ()', does: 'other' },
    { at: '.clerkMiddleware ()', does: 'other' },
    { at: '.clerkPlugin', does: 'other' },
  ],
} as const satisfies Library;
