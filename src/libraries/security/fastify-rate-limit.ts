import type { Library } from '../kinds.ts';

export default {
  package: '@fastify/rate-limit',
  aliases: ['fastify-rate-limit'],
  is: ['security'],
  middleware: [
    { at: '/', does: 'limits', when: [{ argument: '[1] .global', isNot: false }] },
    { at: '.fastifyRateLimit', does: 'limits', when: [{ argument: '[1] .global', isNot: false }] },
    { at: 'fastify:FastifyInstance .rateLimit ()', does: 'limits' },
    { at: 'fastify:FastifyInstance .createRateLimit ()', does: 'limits' },
  ],
} as const satisfies Library;
