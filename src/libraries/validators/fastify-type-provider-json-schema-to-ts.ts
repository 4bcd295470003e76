import type { Library } from '../kinds.ts';

export default {
  package: '@fastify/type-provider-json-schema-to-ts',
  is: ['validator'],
  types: { FastifyPluginAsyncJsonSchemaToTs: [], FastifyPluginCallbackJsonSchemaToTs: [] },
  extends: {
    FastifyPluginAsyncJsonSchemaToTs: ['fastify:FastifyPluginAsync'],
    FastifyPluginCallbackJsonSchemaToTs: ['fastify:FastifyPluginCallback'],
  },
} as const satisfies Library;
