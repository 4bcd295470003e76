import type { Library } from '../kinds.ts';

export default {
  package: 'express-openid-connect',
  is: ['auth'],
  scheme: 'OAuth2/OIDC',
  credentials: [
    'express:Request .oidc .user',
    'express:Request .oidc .isAuthenticated ()',
    'express:Request .oidc .accessToken|idToken|idTokenClaims',
  ],
  middleware: [
    { at: '.auth ()', does: 'authenticates', unless: [{ argument: '[0] .authRequired', is: false }] },
    { at: '.requiresAuth ()', does: 'authenticates' },
    { at: '.claimEquals|claimIncludes|claimCheck ()', does: 'authorizes', needs: '[0..]' },
    { at: '.attemptSilentLogin ()', does: 'other' },
  ],
  secrets: [
    { at: '.auth', value: '[0] .secret', what: 'session secret' },
    { at: '.auth', value: '[0] .clientSecret', what: 'client secret' },
  ],
} as const satisfies Library;
