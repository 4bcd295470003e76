import type { Library } from '../kinds.ts';

export default {
  package: '@fastify/compress',
  aliases: ['fastify-compress'],
  is: ['framework', 'compression'],
  middleware: [
    { at: '/', does: 'compression' },
    { at: '.fastifyCompress', does: 'compression' },
  ],
} as const satisfies Library;
