import type { Library } from '../kinds.ts';

export default {
  package: '@solidjs/start',
  is: ['rendering'],
} as const satisfies Library;
