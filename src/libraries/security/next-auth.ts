import type { Library } from '../kinds.ts';

export default {
  package: 'next-auth',
  is: ['auth'],
  scheme: 'session',
  credentials: [
    '.getServerSession|unstable_getServerSession ()',
    '/next .getServerSession|unstable_getServerSession ()',
    '/react .getSession ()',
    '/jwt .getToken|decode ()',
    '() .auth ()',
  ],
} as const satisfies Library;
