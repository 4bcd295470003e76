import type { Library } from '../kinds.ts';

export default {
  package: 'cors',
  is: ['security'],
  middleware: [{ at: '()', does: 'cors' }],
} as const satisfies Library;
