import type { Library } from '../kinds.ts';

export default {
  package: '@hono/clerk-auth',
  is: ['auth'],
  scheme: 'JWT',
  credentials: ['.getAuth () .userId|sessionId|orgId'],
  middleware: [{ at: '.clerkMiddleware ()', does: 'other' }],
} as const satisfies Library;
