import type { Library } from '../kinds.ts';

export default {
  package: 'hpp',
  is: ['security'],
  middleware: [{ at: '()', does: 'other' }],
} as const satisfies Library;
