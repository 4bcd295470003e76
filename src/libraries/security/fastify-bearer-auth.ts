import type { Library } from '../kinds.ts';

export default {
  package: '@fastify/bearer-auth',
  aliases: ['fastify-bearer-auth'],
  is: ['auth'],
  middleware: [
    { at: '/', does: 'authenticates', when: [{ argument: '[1] .addHook', isNot: false }] },
    { at: '.fastifyBearerAuth', does: 'authenticates', when: [{ argument: '[1] .addHook', isNot: false }] },
    { at: 'fastify:FastifyInstance .verifyBearerAuth', does: 'authenticates' },
    { at: 'fastify:FastifyInstance .verifyBearerAuthFactory ()', does: 'authenticates' },
  ],
  secrets: [{ at: '/', value: '[1] .keys', what: 'bearer token' }],
} as const satisfies Library;
