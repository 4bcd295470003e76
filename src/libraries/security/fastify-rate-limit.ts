import type { Library } from '../kinds.ts';

/** A function that says how many requests may come, or who is not counted, may let some pass without a limit. */
const DECIDED = [
  { argument: '[1] .max', decides: true },
  { argument: '[1] .allowList', decides: true },
] as const;

export default {
  package: '@fastify/rate-limit',
  aliases: ['fastify-rate-limit'],
  is: ['security'],
  middleware: [
    { at: '/', does: 'limits', when: [{ argument: '[1] .global', isNot: false }], unless: DECIDED },
    { at: '.fastifyRateLimit', does: 'limits', when: [{ argument: '[1] .global', isNot: false }], unless: DECIDED },
    { at: 'fastify:FastifyInstance .rateLimit ()', does: 'limits' },
    { at: 'fastify:FastifyInstance .createRateLimit ()', does: 'limits' },
  ],
  setups: [
    {
      at: '/',
      is: 'limiter',
      tells: [{ at: '[1] .addHeaders .retry-after', otherwise: true }],
      max: '[1] .max',
      window: { at: '[1] .timeWindow', unit: 'ms' },
    },
    {
      at: '.fastifyRateLimit',
      is: 'limiter',
      tells: [{ at: '[1] .addHeaders .retry-after', otherwise: true }],
      max: '[1] .max',
      window: { at: '[1] .timeWindow', unit: 'ms' },
    },
  ],
} as const satisfies Library;
