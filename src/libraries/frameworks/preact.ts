import type { Library } from '../kinds.ts';

export default {
  package: 'preact',
  is: ['browser'],
} as const satisfies Library;
