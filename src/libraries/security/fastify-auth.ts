import type { Library } from '../kinds.ts';

export default {
  package: '@fastify/auth',
  aliases: ['fastify-auth'],
  is: ['auth'],
  middleware: [
    { at: '/', does: 'other' },
    { at: '.fastifyAuth', does: 'other' },
  ],
  combines: [
    {
      at: 'fastify:FastifyInstance .auth',
      items: '[0] flat',
      of: 'any',
      convention: 'hook',
      when: [{ argument: '[1] .relation', isNot: 'and' }],
    },
    {
      at: 'fastify:FastifyInstance .auth',
      items: '[0] flat',
      of: 'all',
      convention: 'hook',
      when: [{ argument: '[1] .relation', is: 'and' }],
    },
  ],
  conventions: {
    hook: {
      params: ['fastify:FastifyRequest', 'fastify:FastifyReply', 'fastify:Next'],
      rejected: { '*': 'handled' },
      continues: 'return',
    },
  },
} as const satisfies Library;
