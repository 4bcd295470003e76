import type { Library } from '../kinds.ts';

export default {
  package: 'next',
  is: ['rendering'],
} as const satisfies Library;
