import type { Library } from '../kinds.ts';

export default {
  package: '@auth/express',
  aliases: ['@auth/core', '@auth/qwik', '@auth/solid-start', '@auth/sveltekit'],
  is: ['auth'],
  scheme: 'session',
  brings: true,
  middleware: [{ at: '.SvelteKitAuth () .handle', does: 'other' }],
  credentials: ['.getSession ()', '/jwt .getToken ()'],
} as const satisfies Library;
