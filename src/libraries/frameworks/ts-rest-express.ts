import type { Library } from '../kinds.ts';

/** What answers the routes of a contract, on an application of Express. Requests are held to the schemas of the contract. */
export default {
  package: '@ts-rest/express',
  is: ['framework'],
  types: { Server: ['.initServer ()'], Call: [], Request: ['Call .req'], Response: ['Call .res'] },
  extends: { Request: ['express:Request'], Response: ['express:Response'] },
  returns: [{ at: 'Server .route', value: '[1]' }],
  conventions: {
    answer: {
      params: ['Call'],
      rejected: { '*': 'handled' },
      unhandled: 'leaks',
      continues: 'return',
      returnsResponse: true,
      status: 'status',
      body: 'body',
    },
  },
  implementations: [{ at: 'Server .router', definition: '[0]', members: '[1]' }],
  definedRoutes: [
    {
      at: '.createExpressEndpoints',
      definition: '[0]',
      members: '[1]',
      on: '[2]',
      before: '[3] .globalMiddleware flat',
      handler: 'each .handler',
      own: 'each .middleware flat',
      schemas: [
        { part: 'body', path: 'each .body' },
        { part: 'query', path: 'each .query' },
        { part: 'path', path: 'each .pathParams' },
        { part: 'headers', path: 'each .headers' },
      ],
      convention: 'answer',
      middleware: 'express:middleware',
    },
  ],
  sources: [
    { at: 'Call .body', part: 'body', shape: 'byParser' },
    { at: 'Call .query', part: 'query', shape: 'deep' },
    { at: 'Call .params', part: 'path', shape: 'text' },
    { at: 'Call .headers', part: 'headers', shape: 'text' },
    { at: 'Call .file|files', part: 'files', shape: 'deep' },
  ],
} as const satisfies Library;
