import type { Library } from '../kinds.ts';

export default {
  package: 'better-auth',
  partly: true,
  is: ['auth'],
  scheme: 'session',
  brings: true,
  limitsAttempts: true,
  types: { Auth: ['.betterAuth ()', '/minimal .betterAuth ()'] },
  credentials: ['Auth .api .getSession ()'],
} as const satisfies Library;
