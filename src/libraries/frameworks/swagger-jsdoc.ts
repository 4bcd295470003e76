import type { Library } from '../kinds.ts';

/** Documents are made of comments beside the routes, of calls that are not read, or when the project is built. */
export default {
  package: 'swagger-jsdoc',
  aliases: [
    'express-jsdoc-swagger',
    'swagger-autogen',
    'express-swagger-generator',
    '@wesleytodd/openapi',
    'express-openapi',
    'openapi-backend',
    'swagger-tools',
    'routing-controllers-openapi',
    '@ts-rest/open-api',
    'trpc-openapi',
    'trpc-to-openapi',
    'zod-openapi',
    'hapi-swagger',
    'koa2-swagger',
    'koa-swagger-docs',
    'restify-swagger-jsdoc',
    'apidoc',
    'redoc',
    'redoc-cli',
    '@redocly/cli',
    '@stoplight/elements',
    '@loopback/openapi-v3',
    '@elysiajs/swagger',
    'hono-openapi',
    'next-swagger-doc',
  ],
  is: ['documents'],
} as const satisfies Library;
