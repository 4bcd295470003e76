import type { Library } from '../kinds.ts';

/** Documents are made of comments that are not read, of calls that are not read, or when the project is built. */
export default {
  package: 'swagger-autogen',
  aliases: [
    'routing-controllers-openapi',
    '@ts-rest/open-api',
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
    '@elysiajs/swagger',
    '@elysiajs/openapi',
    '@elysia/openapi',
    'next-swagger-doc',
  ],
  is: ['documents'],
  middleware: [
    { at: '/', does: 'other' },
    { at: '()', does: 'other' },
    { at: '.swagger|openapi ()', does: 'other' },
  ],
} as const satisfies Library;
