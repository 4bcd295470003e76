import type { Library } from '../kinds.ts';

export default {
  package: 'fastify-type-provider-zod',
  is: ['validator'],
  types: { FastifyPluginAsyncZod: [], FastifyPluginCallbackZod: [] },
  extends: {
    FastifyPluginAsyncZod: ['fastify:FastifyPluginAsync'],
    FastifyPluginCallbackZod: ['fastify:FastifyPluginCallback'],
  },
} as const satisfies Library;
