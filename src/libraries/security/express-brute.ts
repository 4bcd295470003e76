import type { Library } from '../kinds.ts';

export default {
  package: 'express-brute',
  is: ['security'],
  types: { ExpressBrute: ['()'] },
  middleware: [
    { at: 'ExpressBrute .prevent', does: 'limits' },
    { at: 'ExpressBrute .getMiddleware ()', does: 'limits' },
  ],
} as const satisfies Library;
