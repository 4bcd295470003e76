import type { Library } from '../kinds.ts';

export default {
  package: 'svelte',
  is: ['browser'],
} as const satisfies Library;
