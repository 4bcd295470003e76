import type { Library } from '../kinds.ts';

export default {
  package: 'next-auth',
  aliases: ['@auth/nextjs'],
  is: ['auth'],
  scheme: 'session',
  types: { AuthRequest: [] },
  extends: { AuthRequest: ['next:NextRequest'] },
  conventions: {
    route: {
      params: ['AuthRequest', 'next:RouteContext'],
      rejected: { '*': 'handled' },
      unhandled: 'safe',
      continues: 'return',
      returnsResponse: true,
    },
  },
  wraps: [{ at: '() .auth', function: '[0]', convention: 'route' }],
  credentials: [
    '.getServerSession|unstable_getServerSession ()',
    '/next .getServerSession|unstable_getServerSession ()',
    '/react .getSession ()',
    '/jwt .getToken|decode ()',
    '() .auth ()',
    'AuthRequest .auth',
  ],
  middleware: [
    { at: '/middleware', does: 'authenticates' },
    {
      at: '/middleware .withAuth ()',
      does: 'authenticates',
      unless: [{ argument: '[0..1] .callbacks .authorized', decides: true }],
    },
    {
      at: '/middleware ()',
      does: 'authenticates',
      unless: [{ argument: '[0..1] .callbacks .authorized', decides: true }],
    },
    // It refuses nobody, unless a callback of the set-up says so.
    {
      at: '() .auth',
      does: 'authenticates',
      optional: true,
      when: [{ argument: '[0] .callbacks .authorized', decides: true }],
    },
    { at: '() .auth', does: 'session' },
    // The endpoints of signing in, which ask nobody who they are.
    { at: '() .handlers .GET|POST', does: 'other' },
  ],
} as const satisfies Library;
