import type { Library } from '../kinds.ts';

/** What makes a function that a platform calls of an application. */
export default {
  package: 'serverless-http',
  aliases: [
    '@vendia/serverless-express',
    '@codegenie/serverless-express',
    'aws-serverless-express',
    'aws-serverless-koa',
    'aws-lambda-fastify',
    '@fastify/aws-lambda',
    'serverless-express',
    'azure-function-express',
    'aws-serverless-fastify',
  ],
  is: ['framework'],
  // What the platform was called with is put onto the request.
  middleware: [{ at: '/middleware .eventContext ()', does: 'other' }],
  carries: ['/', '.configure', '.createServer', '.proxy', '.serverlessExpress', '.createHandler'],
} as const satisfies Library;
