import type { Library } from '../kinds.ts';

export default {
  package: 'express-jwt-authz',
  is: ['auth'],
  scheme: 'JWT',
  middleware: [{ at: '()', does: 'authorizes', needs: '[0]' }],
} as const satisfies Library;
