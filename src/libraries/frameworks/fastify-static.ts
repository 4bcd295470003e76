import type { Library } from '../kinds.ts';

export default {
  package: '@fastify/static',
  aliases: ['fastify-static'],
  is: ['framework'],
  middleware: [
    { at: '/', does: 'static' },
    { at: '.fastifyStatic', does: 'static' },
  ],
  responses: [{ at: 'fastify:FastifyReply .sendFile|download', ends: true, as: 'file' }],
  sinks: [{ at: 'fastify:FastifyReply .sendFile|download', kind: 'path', value: '[1]' }],
} as const satisfies Library;
