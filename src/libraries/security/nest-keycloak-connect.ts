import type { Library } from '../kinds.ts';

export default {
  package: 'nest-keycloak-connect',
  is: ['auth'],
  scheme: 'OAuth2/OIDC',
  credentials: ['.AuthenticatedUser|KeycloakUser'],
  middleware: [
    { at: '.AuthGuard', does: 'authenticates' },
    { at: '.RoleGuard', does: 'authorizes', heeds: '.Roles' },
    { at: '.ResourceGuard', does: 'authorizes', heeds: '.Scopes|Resource' },
  ],
  decorators: [
    { at: '.Public|Unprotected', does: 'metadata', lifts: 'authenticates' },
    { at: '.Roles', does: 'metadata', items: '[0]', gives: 'authorizes' },
    { at: '.Scopes|Resource', does: 'metadata', items: '[0]', gives: 'authorizes' },
    { at: '.AuthenticatedUser|KeycloakUser', does: 'parameter' },
  ],
} as const satisfies Library;
