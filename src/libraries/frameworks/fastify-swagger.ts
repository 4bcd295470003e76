import type { Library } from '../kinds.ts';

export default {
  package: '@fastify/swagger',
  aliases: ['fastify-swagger', '@fastify/swagger-ui', '@scalar/fastify-api-reference', 'fastify-openapi-docs'],
  is: ['framework'],
  middleware: [
    { at: '/', does: 'documents' },
    { at: '.fastifySwagger|fastifySwaggerUi', does: 'documents' },
  ],
} as const satisfies Library;
