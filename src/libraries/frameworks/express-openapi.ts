import type { Library } from '../kinds.ts';

export default {
  package: 'express-openapi',
  is: ['framework', 'documents'],
  types: { Operation: [], OperationFunction: [], OperationHandlerArray: [], SecurityHandlers: [] },
  conventions: {
    caught: {
      params: ['express:Request', 'express:Response', 'express:Next'],
      errorWhenArity: 4,
      errorParams: ['', 'express:Request', 'express:Response', 'express:Next'],
      rejected: { '*': 'handled' },
      unhandled: 'leaks',
      continues: 'next',
      usualStatus: 200,
    },
    asked: {
      params: ['express:Request', '', ''],
      rejected: { '*': 'handled' },
      continues: 'returns-true',
      declined: 401,
    },
  },
  documentedRoutes: [
    {
      at: '.initialize',
      on: '[0] .app',
      paths: '[0] .paths flat',
      ignored: '[0] .pathsIgnore',
      nameless: '[0] .routesIndexFileRegExp',
      operations: '[0] .operations',
      dependencies: '[0] .dependencies',
      document: '[0] .apiDoc',
      part: 'apiDoc',
      asked: '[0] .securityHandlers',
      askedByPath: '[0] .pathSecurity',
      asking: 'asked',
      convention: 'express:middleware',
      caught: { convention: 'caught', when: [{ argument: '[0] .promiseMode', is: true }] },
      errors: '[0] .errorMiddleware',
      says: {
        puts: 'x-express-openapi-additional-middleware',
        inherits: 'x-express-openapi-inherit-additional-middleware',
        without: 'x-express-openapi-disable-middleware',
        unchecked: 'x-express-openapi-disable-validation-middleware',
      },
      replaced: '[0] .features',
      shown: {
        path: '[0] .docsPath',
        otherwise: '/api-docs',
        handler: '[0] .securityFilter',
        when: [{ argument: '[0] .exposeApiDocs', isNot: false }],
      },
    },
  ],
} as const satisfies Library;
