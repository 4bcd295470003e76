import type { Library } from '../kinds.ts';

export default {
  package: '@adonisjs/session',
  versions: '6 || 7',
  is: ['auth'],
  scheme: 'session',
  types: { Session: ['@adonisjs/core:HttpContext .session'] },
  namedCredentials: [
    {
      at: 'Session .get|has',
      name: '[0]',
      is: [
        ...['user', 'user_id', 'userId', 'uid', 'username', 'account', 'account_id', 'accountId', 'email', 'role'],
        ...['is_admin', 'isAdmin', 'auth', 'authenticated', 'token', 'admin', 'admin_id', 'member', 'customer'],
      ],
    },
  ],
  middleware: [{ at: '/session_middleware', does: 'session' }],
} as const satisfies Library;
