import type { Library } from '../kinds.ts';

export default {
  package: '@fastify/view',
  aliases: ['point-of-view'],
  is: ['framework'],
  middleware: [
    { at: '/', does: 'other' },
    { at: '.fastifyView', does: 'other' },
  ],
  responses: [{ at: 'fastify:FastifyReply .view|viewAsync', ends: true, body: '[1]', as: 'html' }],
  sinks: [
    { at: 'fastify:FastifyReply .view|viewAsync', kind: 'path', value: '[0]' },
    { at: 'fastify:FastifyReply .view|viewAsync', kind: 'template', value: '[1]', whole: true },
  ],
} as const satisfies Library;
