import type { Library } from '../kinds.ts';

export default {
  package: '@fastify/type-provider-typebox',
  is: ['validator'],
  types: {
    Type: ['.Type'],
    FastifyPluginAsyncTypebox: [],
    FastifyPluginCallbackTypebox: [],
    FastifyPluginTypebox: [],
  },
  extends: {
    Type: ['@sinclair/typebox:Type'],
    FastifyPluginAsyncTypebox: ['fastify:FastifyPluginAsync'],
    FastifyPluginCallbackTypebox: ['fastify:FastifyPluginCallback'],
    FastifyPluginTypebox: ['fastify:FastifyPlugin'],
  },
} as const satisfies Library;
