import type { Library } from '../kinds.ts';

export default {
  package: '@fastify/basic-auth',
  aliases: ['fastify-basic-auth'],
  is: ['auth'],
  scheme: 'HTTP Basic',
  middleware: [
    { at: '/', does: 'other' },
    { at: '.fastifyBasicAuth', does: 'other' },
    { at: 'fastify:FastifyInstance .basicAuth', does: 'authenticates' },
  ],
} as const satisfies Library;
