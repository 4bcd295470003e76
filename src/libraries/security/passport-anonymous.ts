import type { Library } from '../kinds.ts';

export default {
  package: 'passport-anonymous',
  is: ['auth'],
  letsAllBy: ['()', '.Strategy ()'],
} as const satisfies Library;
