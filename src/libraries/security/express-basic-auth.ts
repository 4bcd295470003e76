import type { Library } from '../kinds.ts';

export default {
  package: 'express-basic-auth',
  is: ['auth'],
  scheme: 'HTTP Basic',
  credentials: ['express:Request .auth .user'],
  middleware: [{ at: '()', does: 'authenticates' }],
  secrets: [{ at: '/', value: '[0] .users values', what: 'password' }],
} as const satisfies Library;
