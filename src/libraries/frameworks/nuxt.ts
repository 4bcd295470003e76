import type { Library } from '../kinds.ts';

export default {
  package: 'nuxt',
  aliases: ['nuxt3'],
  is: ['rendering'],
} as const satisfies Library;
