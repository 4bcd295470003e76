import type { Library } from '../kinds.ts';

export default {
  package: '@clerk/nextjs',
  is: ['auth'],
  scheme: 'JWT',
  types: { MiddlewareAuth: [] },
  conventions: {
    middleware: {
      params: ['MiddlewareAuth', 'next:NextRequest'],
      rejected: { '*': 'handled' },
      continues: 'return',
      returnsResponse: true,
    },
  },
  wraps: [
    { at: '/server .clerkMiddleware', function: '[0]', convention: 'middleware' },
    { at: '.clerkMiddleware', function: '[0]', convention: 'middleware' },
  ],
  credentials: [
    '/server .auth () .userId|sessionId|orgId|isAuthenticated',
    '.auth () .userId|sessionId|orgId',
    '/server .getAuth () .userId|sessionId|orgId|isAuthenticated',
    '.getAuth () .userId|sessionId|orgId',
    'MiddlewareAuth () .userId|sessionId|orgId|isAuthenticated',
    '/server .currentUser ()',
    '.currentUser ()',
    '/api .getAuth () .userId|sessionId|orgId',
  ],
  proves: [
    { at: '/server .auth .protect', of: 'caller', when: 'returns', later: true },
    { at: 'MiddlewareAuth .protect', of: 'caller', when: 'returns', later: true },
    // Of older versions, where nothing is waited for.
    { at: '/server .auth () .protect', of: 'caller', when: 'returns' },
    { at: '.auth () .protect', of: 'caller', when: 'returns' },
    { at: 'MiddlewareAuth () .protect', of: 'caller', when: 'returns' },
    {
      at: '/server .auth .protect',
      of: 'right',
      when: 'returns',
      later: true,
      given: [{ argument: '[0] .role|permission|feature|plan', present: true }],
    },
    {
      at: '/server .auth .protect',
      of: 'right',
      when: 'returns',
      later: true,
      given: [{ argument: '[0]', decides: true }],
    },
    {
      at: 'MiddlewareAuth .protect',
      of: 'right',
      when: 'returns',
      later: true,
      given: [{ argument: '[0] .role|permission|feature|plan', present: true }],
    },
    {
      at: 'MiddlewareAuth .protect',
      of: 'right',
      when: 'returns',
      later: true,
      given: [{ argument: '[0]', decides: true }],
    },
    { at: '/server .auth () .has', of: 'caller', when: 'true' },
    { at: '/server .auth () .has', of: 'right', when: 'true' },
    { at: 'MiddlewareAuth () .has', of: 'caller', when: 'true' },
    { at: 'MiddlewareAuth () .has', of: 'right', when: 'true' },
    { at: '/server .getAuth () .has', of: 'caller', when: 'true' },
    { at: '/server .getAuth () .has', of: 'right', when: 'true' },
    { at: '/webhooks .verifyWebhook', of: 'caller', when: 'returns', later: true },
  ],
  pathTests: [
    { at: '/server .createRouteMatcher ()', patterns: '[0]' },
    { at: '.createRouteMatcher ()', patterns: '[0]' },
  ],
  middleware: [
    { at: '/server .clerkMiddleware ()', does: 'other' },
    { at: '.clerkMiddleware ()', does: 'other' },
    {
      at: '.authMiddleware ()',
      does: 'authenticates',
      exceptPaths: '[0] .publicRoutes|ignoredRoutes flat',
      unless: [{ argument: '[0] .publicRoutes', decides: true }],
    },
    {
      at: '/server .authMiddleware ()',
      does: 'authenticates',
      exceptPaths: '[0] .publicRoutes|ignoredRoutes flat',
      unless: [{ argument: '[0] .publicRoutes', decides: true }],
    },
  ],
  responses: [
    { at: 'MiddlewareAuth () .redirectToSignIn|redirectToSignUp', ends: true, status: 307, as: 'redirect' },
    { at: '/server .auth () .redirectToSignIn|redirectToSignUp', ends: true, status: 307, as: 'redirect' },
    { at: '/server .redirectToSignIn|redirectToSignUp', ends: true, status: 307, as: 'redirect' },
    { at: '.redirectToSignIn|redirectToSignUp', ends: true, status: 307, as: 'redirect' },
  ],
} as const satisfies Library;
