import type { Library } from '../kinds.ts';

/** Who is calling goes with the request from there on. */
export default {
  package: 'svelte-clerk',
  partly: true,
  is: ['auth'],
  scheme: 'JWT',
  middleware: [{ at: '/server .withClerkHandler ()', does: 'other' }],
} as const satisfies Library;
