import type { Library } from '../kinds.ts';

export default {
  package: '@kinde-oss/kinde-auth-nextjs',
  is: ['auth'],
  scheme: 'OAuth2/OIDC',
  brings: true,
  types: { Session: ['/server .getKindeServerSession ()', '.getKindeServerSession ()'] },
  credentials: [
    'Session .isAuthenticated ()',
    'Session .getUser|getIdToken|getIdTokenRaw|getAccessToken|getAccessTokenRaw ()',
  ],
  proves: [
    { at: 'Session .getPermission () .isGranted', of: 'caller', when: 'true' },
    { at: 'Session .getPermission () .isGranted', of: 'right', when: 'true' },
    {
      at: '/middleware .withAuth',
      of: 'caller',
      when: 'given-back',
      given: [
        { argument: '[1] .publicPaths', present: false },
        { argument: '[1] .isAuthorized', present: false },
      ],
    },
    {
      at: '/middleware .withAuth',
      of: 'caller',
      when: 'given-back',
      given: [{ argument: '[1] .publicPaths|isAuthorized', present: true }],
      doubt: 'whom its settings let by',
    },
    {
      at: '/server .withAuth',
      of: 'caller',
      when: 'given-back',
      given: [
        { argument: '[1] .publicPaths', present: false },
        { argument: '[1] .isAuthorized', present: false },
      ],
    },
    {
      at: '/server .withAuth',
      of: 'caller',
      when: 'given-back',
      given: [{ argument: '[1] .publicPaths|isAuthorized', present: true }],
      doubt: 'whom its settings let by',
    },
  ],
  wraps: [{ at: '/server .protectApi', function: '[0]', does: 'authenticates' }],
  middleware: [
    {
      at: '/middleware .withAuth',
      does: 'authenticates',
      exceptPaths: '[0..1] .publicPaths flat',
      unless: [{ argument: '[0..1] .isAuthorized', decides: true }],
    },
    {
      at: '/middleware .withAuth ()',
      does: 'authenticates',
      exceptPaths: '[0..1] .publicPaths flat',
      unless: [{ argument: '[0..1] .isAuthorized', decides: true }],
    },
    {
      at: '/server .withAuth',
      does: 'authenticates',
      exceptPaths: '[0..1] .publicPaths flat',
      unless: [{ argument: '[0..1] .isAuthorized', decides: true }],
    },
    {
      at: '/server .withAuth ()',
      does: 'authenticates',
      exceptPaths: '[0..1] .publicPaths flat',
      unless: [{ argument: '[0..1] .isAuthorized', decides: true }],
    },
  ],
} as const satisfies Library;
