import type { Library } from '../kinds.ts';

export default {
  package: 'fastify-zod-openapi',
  is: ['validator'],
  types: { FastifyPluginAsyncZodOpenApi: [], FastifyPluginCallbackZodOpenApi: [] },
  extends: {
    FastifyPluginAsyncZodOpenApi: ['fastify:FastifyPluginAsync'],
    FastifyPluginCallbackZodOpenApi: ['fastify:FastifyPluginCallback'],
  },
  middleware: [{ at: '.fastifyZodOpenApiPlugin', does: 'other' }],
} as const satisfies Library;
