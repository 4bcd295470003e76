import type { Library } from '../kinds.ts';

export default {
  package: 'express-graphql',
  aliases: ['koa-graphql', 'graphql-http', 'graphql-helix'],
  is: ['graphql'],
  conventions: {
    resolver: {
      params: ['', 'graphql:Arguments', 'graphql:Context', ''],
      rejected: { '*': 'handled' },
      throwsGiven: true,
      continues: 'return',
      returnsResponse: true,
    },
    context: { params: ['graphql:ContextOptions'], rejected: { '*': 'handled' }, continues: 'return', forAll: true },
  },
  graphql: [
    { at: '/', built: '[0] .schema', root: '[0] .rootValue', context: '[0] .context' },
    { at: '.graphqlHTTP', built: '[0] .schema', root: '[0] .rootValue', context: '[0] .context' },
    { at: '.createHandler', built: '[0] .schema', root: '[0] .rootValue', context: '[0] .context' },
    { at: '/lib/use/express .createHandler', built: '[0] .schema', root: '[0] .rootValue', context: '[0] .context' },
    { at: '/lib/use/fastify .createHandler', built: '[0] .schema', root: '[0] .rootValue', context: '[0] .context' },
    { at: '/lib/use/koa .createHandler', built: '[0] .schema', root: '[0] .rootValue', context: '[0] .context' },
    { at: '/lib/use/http .createHandler', built: '[0] .schema', root: '[0] .rootValue', context: '[0] .context' },
  ],
} as const satisfies Library;
