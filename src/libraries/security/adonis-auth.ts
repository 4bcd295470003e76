import type { Library } from '../kinds.ts';

export default {
  package: '@adonisjs/auth',
  versions: '8 || 9 || 10',
  is: ['auth'],
  types: { Auth: ['@adonisjs/core:HttpContext .auth', 'Auth .use ()'] },
  credentials: ['Auth .user'],
  proves: [
    { at: 'Auth .authenticate|authenticateUsing', of: 'caller', when: 'returns', later: true },
    { at: 'Auth .getUserOrFail', of: 'caller', when: 'returns' },
    { at: 'Auth .check', of: 'caller', when: 'true', later: true },
  ],
  middleware: [{ at: '/initialize_auth_middleware', does: 'other' }],
} as const satisfies Library;
