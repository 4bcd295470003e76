import type { Library } from '../kinds.ts';

export default {
  package: 'vue',
  is: ['browser'],
} as const satisfies Library;
