import type { Library } from '../kinds.ts';

export default {
  package: 'locale',
  // It tells the request which language is asked for.
  middleware: [{ at: '()', does: 'other' }],
} as const satisfies Library;
