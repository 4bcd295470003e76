import type { Library } from '../kinds.ts';

export default {
  package: '@auth0/nextjs-auth0',
  is: ['auth'],
  scheme: 'OAuth2/OIDC',
  brings: true,
  types: { Client: ['/server .Auth0Client ()', '.initAuth0 ()', '/edge .initAuth0 ()'] },
  credentials: ['Client .getSession ()', '.getSession ()', '/edge .getSession ()'],
  proves: [
    { at: 'Client .getAccessToken', of: 'caller', when: 'returns', later: true },
    { at: '.getAccessToken', of: 'caller', when: 'returns', later: true },
    { at: '/edge .getAccessToken', of: 'caller', when: 'returns', later: true },
  ],
  wraps: [
    { at: 'Client .withApiAuthRequired', function: '[0]', does: 'authenticates' },
    { at: '.withApiAuthRequired', function: '[0]', does: 'authenticates' },
    { at: '/edge .withApiAuthRequired', function: '[0]', does: 'authenticates' },
    { at: 'Client .withMiddlewareAuthRequired', function: '[0]', does: 'authenticates' },
    { at: '.withMiddlewareAuthRequired', function: '[0]', does: 'authenticates' },
    { at: '/edge .withMiddlewareAuthRequired', function: '[0]', does: 'authenticates' },
  ],
  middleware: [
    { at: 'Client .middleware', does: 'other' },
    { at: 'Client .withMiddlewareAuthRequired ()', does: 'authenticates' },
    { at: '.withMiddlewareAuthRequired ()', does: 'authenticates' },
    { at: '/edge .withMiddlewareAuthRequired ()', does: 'authenticates' },
  ],
  secrets: [
    { at: '/server .Auth0Client', value: '[0] .clientSecret', what: 'client secret' },
    { at: '/server .Auth0Client', value: '[0] .secret', what: 'session secret' },
  ],
} as const satisfies Library;
