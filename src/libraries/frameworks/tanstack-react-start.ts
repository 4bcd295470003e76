import type { Library } from '../kinds.ts';

export default {
  package: '@tanstack/react-start',
  is: ['rendering'],
} as const satisfies Library;
