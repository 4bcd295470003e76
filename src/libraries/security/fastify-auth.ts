import type { Library } from '../kinds.ts';

export default {
  package: '@fastify/auth',
  aliases: ['fastify-auth'],
  is: ['auth'],
  // Functions in a list are alternatives unless told otherwise: whichever of them authenticates, one has to pass.
  returns: [{ at: 'fastify:FastifyInstance .auth', value: '[0] flat' }],
} as const satisfies Library;
