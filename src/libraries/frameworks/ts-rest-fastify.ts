import type { Library } from '../kinds.ts';

/** What answers the routes of a contract, on an application of Fastify. Requests are held to the schemas of the contract. */
export default {
  package: '@ts-rest/fastify',
  is: ['framework'],
  types: { Server: ['.initServer ()'], Call: [], Request: ['Call .request'], Reply: ['Call .reply'] },
  extends: { Request: ['fastify:FastifyRequest'], Reply: ['fastify:FastifyReply'] },
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
      at: 'Server .registerRouter',
      definition: '[0]',
      members: '[1]',
      on: '[2]',
      before: ['[3] .hooks .onRequest flat', '[3] .hooks .preValidation flat', '[3] .hooks .preHandler flat'],
      handler: 'each .handler',
      own: ['each .hooks .onRequest flat', 'each .hooks .preValidation flat', 'each .hooks .preHandler flat'],
      schemas: [
        { part: 'body', path: 'each .body' },
        { part: 'query', path: 'each .query' },
        { part: 'path', path: 'each .pathParams' },
        { part: 'headers', path: 'each .headers' },
      ],
      convention: 'answer',
      middleware: 'fastify:hook',
    },
    {
      at: 'Server .plugin ()',
      members: '[0]',
      before: ['[1] .hooks .onRequest flat', '[1] .hooks .preValidation flat', '[1] .hooks .preHandler flat'],
      handler: 'each .handler',
      own: ['each .hooks .onRequest flat', 'each .hooks .preValidation flat', 'each .hooks .preHandler flat'],
      schemas: [
        { part: 'body', path: 'each .body' },
        { part: 'query', path: 'each .query' },
        { part: 'path', path: 'each .pathParams' },
        { part: 'headers', path: 'each .headers' },
      ],
      convention: 'answer',
      middleware: 'fastify:hook',
    },
  ],
  sources: [
    { at: 'Call .body', part: 'body', shape: 'deep' },
    { at: 'Call .query', part: 'query', shape: 'deep' },
    { at: 'Call .params', part: 'path', shape: 'text' },
    { at: 'Call .headers', part: 'headers', shape: 'text' },
  ],
} as const satisfies Library;
