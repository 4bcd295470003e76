import type { Library } from '../kinds.ts';

export default {
  package: '@hono/swagger-ui',
  aliases: ['@scalar/hono-api-reference'],
  is: ['framework', 'documents'],
  middleware: [{ at: '.swaggerUI|apiReference|Scalar ()', does: 'documents' }],
} as const satisfies Library;
