import type { Library } from '../kinds.ts';

export default {
  package: '@fastify/cors',
  aliases: ['fastify-cors'],
  is: ['security'],
  middleware: [
    { at: '/', does: 'cors' },
    { at: '.fastifyCors', does: 'cors' },
  ],
} as const satisfies Library;
