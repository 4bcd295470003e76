import type { Library } from '../kinds.ts';

export default {
  package: 'graphql-yoga',
  aliases: ['@graphql-yoga/node', '@graphql-yoga/nestjs'],
  is: ['graphql'],
  types: { Yoga: ['.createYoga ()', '.createServer ()', '.GraphQLServer ()'] },
  middleware: [{ at: '.createYoga ()', does: 'other' }],
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
    { at: '.createSchema', schema: '[0] .typeDefs', resolvers: '[0] .resolvers' },
    { at: '.createYoga', built: '[0] .schema', context: '[0] .context' },
    { at: '.GraphQLServer', schema: '[0] .typeDefs', resolvers: '[0] .resolvers', context: '[0] .context' },
  ],
  settings: [{ at: 'Yoga .start|listen', is: 'listens' }],
} as const satisfies Library;
