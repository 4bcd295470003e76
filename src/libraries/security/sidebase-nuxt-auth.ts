import type { Library } from '../kinds.ts';

export default {
  package: '@sidebase/nuxt-auth',
  partly: true,
  is: ['auth'],
  scheme: 'session',
  freeIn: { nuxt: ['getServerSession', 'getToken'] },
  credentials: ['.getServerSession|getToken ()'],
} as const satisfies Library;
