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
      when: [{ argument: '[1] .relation', isNot: 'and' }],
    },
    {
      at: 'fastify:FastifyInstance .auth',
      items: '[0] flat',
      of: 'all',
      when: [{ argument: '[1] .relation', is: 'and' }],
    },
  ],
} as const satisfies Library;
