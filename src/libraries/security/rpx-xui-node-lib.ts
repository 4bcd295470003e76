import type { Library } from '../kinds.ts';

/** Signs people in by OpenID Connect, keeps them in a session, and refuses whoever is in none. */
export default {
  package: '@hmcts/rpx-xui-node-lib',
  is: ['auth'],
  scheme: 'OAuth2/OIDC',
  middleware: [
    { at: '.csp ()', does: 'headers' },
    { at: '.xuiNode .configure ()', does: 'session' },
    { at: '.xuiNode .authenticate', does: 'authenticates' },
  ],
} as const satisfies Library;
