import type { Library } from '../kinds.ts';

export default {
  package: 'keycloak-connect',
  is: ['auth'],
  scheme: 'OAuth2/OIDC',
  credentials: ['express:Request .kauth .grant'],
  middleware: [
    { at: '() .middleware|checkSso ()', does: 'other' },
    { at: '() .protect|enforcer ()', does: 'authenticates' },
    { at: '() .protect|enforcer ()', does: 'authorizes', needs: '[0]', when: [{ argument: '[0]', present: true }] },
  ],
} as const satisfies Library;
