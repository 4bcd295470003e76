import type { Library } from '../kinds.ts';

export default {
  package: '@fastify/type-provider-typebox',
  is: ['validator'],
  types: {
    FastifyPluginAsyncTypebox: [],
    FastifyPluginCallbackTypebox: [],
    FastifyPluginTypebox: [],
  },
  extends: {
    FastifyPluginAsyncTypebox: ['fastify:FastifyPluginAsync'],
    FastifyPluginCallbackTypebox: ['fastify:FastifyPluginCallback'],
    FastifyPluginTypebox: ['fastify:FastifyPlugin'],
  },
} as const satisfies Library;
