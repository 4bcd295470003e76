import type { Library } from '../kinds.ts';

/** What the client keeps was read from a cookie, say: it is refreshed, or asked about, with what is sent there. */
export default {
  package: 'pocketbase',
  partly: true,
  is: ['auth', 'database'],
  types: { Client: ['()', '.default ()'] },
  credentials: ['Client .authStore .isValid|model|record|token|isAdmin|isSuperuser'],
} as const satisfies Library;
