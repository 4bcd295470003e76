import type { Library } from '../kinds.ts';

export default {
  package: 'no-slash',
  // Paths that end in a slash are sent to the same without it.
  middleware: [{ at: '()', does: 'other' }],
} as const satisfies Library;
