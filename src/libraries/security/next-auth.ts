import type { Library } from '../kinds.ts';

export default {
  package: 'next-auth',
  versions: '4',
  is: ['auth'],
  // What it makes for its own paths signs people in and out.
  brings: true,
  // Each gives the session that a signed cookie or token of the request holds, or nothing.
  credentials: [
    '.getServerSession|unstable_getServerSession ()',
    '/next .getServerSession|unstable_getServerSession ()',
    '/react .getSession ()',
    '/jwt .getToken ()',
  ],
} as const satisfies Library;
