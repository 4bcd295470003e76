import type { Library } from '../kinds.ts';

export default {
  package: '@elysiajs/cors',
  aliases: ['@elysia/cors'],
  is: ['security'],
  middleware: [
    { at: '.cors ()', does: 'cors' },
    { at: '()', does: 'cors' },
  ],
} as const satisfies Library;
