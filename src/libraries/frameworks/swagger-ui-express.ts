import type { Library } from '../kinds.ts';

export default {
  package: 'swagger-ui-express',
  aliases: ['koa2-swagger-ui', 'redoc-express', '@scalar/express-api-reference'],
  is: ['framework', 'documents'],
  middleware: [
    { at: '.serve', does: 'documents' },
    { at: '.setup|serveFiles|serveWithOptions|koaSwagger|apiReference ()', does: 'documents' },
    { at: '()', does: 'documents' },
  ],
} as const satisfies Library;
