import type { Library } from '../kinds.ts';

export default {
  package: '@fastify/formbody',
  aliases: ['fastify-formbody'],
  is: ['framework'],
  middleware: [
    { at: '/', does: 'parses', parts: ['body'], shape: 'text' },
    { at: '.fastifyFormbody', does: 'parses', parts: ['body'], shape: 'text' },
  ],
} as const satisfies Library;
