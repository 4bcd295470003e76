import type { Library } from '../kinds.ts';

export default {
  package: 'astro',
  is: ['rendering'],
} as const satisfies Library;
