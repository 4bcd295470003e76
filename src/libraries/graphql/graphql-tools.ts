import type { Library } from '../kinds.ts';

export default {
  package: '@graphql-tools/schema',
  aliases: ['graphql-tools'],
  is: ['graphql'],
  conventions: {
    resolver: {
      params: ['', 'graphql:Arguments', '', ''],
      rejected: { '*': 'handled' },
      continues: 'return',
      returnsResponse: true,
    },
  },
  graphql: [{ at: '.makeExecutableSchema', schema: '[0] .typeDefs', resolvers: '[0] .resolvers' }],
} as const satisfies Library;
