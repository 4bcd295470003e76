import type { Library } from '../kinds.ts';

export default {
  package: '@clerk/nextjs',
  is: ['auth'],
  scheme: 'JWT',
  credentials: [
    '/server .auth () .userId|sessionId|orgId|isAuthenticated',
    '.auth () .userId|sessionId|orgId',
    '/server .getAuth () .userId|sessionId|orgId|isAuthenticated',
    '/server .currentUser ()',
    '.currentUser ()',
  ],
  proves: [
    { at: '/server .auth .protect', of: 'caller', when: 'returns', later: true },
    { at: '/server .auth () .protect', of: 'caller', when: 'returns', later: true },
    { at: '/server .auth () .has', of: 'right', when: 'true' },
  ],
} as const satisfies Library;
