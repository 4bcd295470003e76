import type { Library } from '../kinds.ts';

export default {
  package: '@fastify/helmet',
  aliases: ['fastify-helmet'],
  is: ['security'],
  middleware: [
    { at: '/', does: 'headers', when: [{ argument: '[1] .global', isNot: false }] },
    { at: '.fastifyHelmet', does: 'headers', when: [{ argument: '[1] .global', isNot: false }] },
  ],
} as const satisfies Library;
