import type { Library } from '../kinds.ts';

/** What asks Clerk for who is calling, where a framework hands over the request. */
export default {
  package: '@clerk/remix',
  aliases: ['@clerk/react-router', '@clerk/tanstack-react-start', '@clerk/tanstack-start'],
  is: ['auth'],
  scheme: 'JWT',
  credentials: [
    '/ssr.server .getAuth () .userId|sessionId|orgId|isAuthenticated',
    '/server .getAuth|auth () .userId|sessionId|orgId|isAuthenticated',
  ],
  proves: [
    { at: '/ssr.server .getAuth () .has', of: 'caller', when: 'true' },
    { at: '/ssr.server .getAuth () .has', of: 'right', when: 'true' },
    { at: '/server .getAuth|auth () .has', of: 'caller', when: 'true' },
    { at: '/server .getAuth|auth () .has', of: 'right', when: 'true' },
  ],
} as const satisfies Library;
