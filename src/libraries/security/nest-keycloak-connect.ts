import type { Library } from '../kinds.ts';

export default {
  package: 'nest-keycloak-connect',
  is: ['auth'],
  scheme: 'OAuth2/OIDC',
  middleware: [
    { at: '.AuthGuard', does: 'authenticates' },
    { at: '.RoleGuard|ResourceGuard', does: 'authorizes' },
  ],
  decorators: [
    { at: '.Public|Unprotected', does: 'metadata', lifts: 'authenticates' },
    { at: '.Roles|Scopes|Resource', does: 'metadata', items: '[0]', gives: 'authorizes' },
  ],
} as const satisfies Library;
