import type { Library } from '../kinds.ts';

export default {
  package: '@sveltejs/kit',
  is: ['rendering'],
} as const satisfies Library;
