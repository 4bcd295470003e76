import type { Library } from '../kinds.ts';

export default {
  package: 'solid-js',
  is: ['browser'],
} as const satisfies Library;
