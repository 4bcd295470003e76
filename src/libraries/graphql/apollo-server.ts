import type { Library } from '../kinds.ts';

export default {
  package: '@apollo/server',
  aliases: [
    'apollo-server',
    'apollo-server-express',
    'apollo-server-koa',
    'apollo-server-fastify',
    'apollo-server-core',
    '@as-integrations/fastify',
    '@as-integrations/koa',
    '@as-integrations/express4',
    '@as-integrations/express5',
  ],
  versions: '2 || 3 || 4 || 5',
  is: ['graphql'],
  types: { ApolloServer: ['.ApolloServer ()'] },
  middleware: [
    { at: '/express4 .expressMiddleware ()', does: 'other' },
    { at: '.expressMiddleware|koaMiddleware|fastifyApolloDrainPlugin ()', does: 'other' },
  ],
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
  mounts: [
    {
      at: 'ApolloServer .applyMiddleware',
      path: '[0] .path',
      items: 'receiver',
      on: '[0] .app',
      convention: 'resolver',
    },
  ],
  graphql: [
    {
      at: '.ApolloServer',
      schema: '[0] .typeDefs',
      resolvers: '[0] .resolvers',
      built: '[0] .schema',
      context: ['[0] .context'],
    },
    { at: '/express4 .expressMiddleware', serves: '[0]', context: '[1] .context' },
    { at: '.expressMiddleware|koaMiddleware', serves: '[0]', context: '[1] .context' },
    { at: '/standalone .startStandaloneServer', serves: '[0]', context: '[1] .context' },
  ],
  directiveClasses: [{ at: '.SchemaDirectiveVisitor', visits: { field: 'visitFieldDefinition', type: 'visitObject' } }],
  errors: [
    { at: '.AuthenticationError', status: 401, message: '[0]' },
    { at: '.ForbiddenError', status: 403, message: '[0]' },
    { at: '.UserInputError', status: 400, message: '[0]' },
    { at: '.ApolloError', status: 500, message: '[0]' },
  ],
  settings: [
    { at: 'ApolloServer .listen', is: 'listens' },
    { at: '/standalone .startStandaloneServer', is: 'listens' },
  ],
} as const satisfies Library;
