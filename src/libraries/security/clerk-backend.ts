import type { Library } from '../kinds.ts';

export default {
  package: '@clerk/backend',
  partly: true,
  is: ['auth'],
  scheme: 'JWT',
  types: {
    Client: ['.createClerkClient ()', '.Clerk ()'],
    State: ['Client .authenticateRequest ()'],
  },
  credentials: [
    'State .isSignedIn|isAuthenticated',
    'State .toAuth () .userId|sessionId|orgId|isAuthenticated',
    '.verifyToken () .sub|sid',
  ],
  proves: [
    { at: 'State .toAuth () .has', of: 'caller', when: 'true' },
    { at: 'State .toAuth () .has', of: 'right', when: 'true' },
    { at: '.verifyToken', of: 'caller', when: 'returns', later: true },
    { at: '/webhooks .verifyWebhook', of: 'caller', when: 'returns', later: true },
  ],
} as const satisfies Library;
