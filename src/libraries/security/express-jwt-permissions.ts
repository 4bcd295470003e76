import type { Library } from '../kinds.ts';

export default {
  package: 'express-jwt-permissions',
  is: ['auth'],
  scheme: 'JWT',
  middleware: [{ at: '() .check ()', does: 'authorizes', needs: '[0]' }],
} as const satisfies Library;
