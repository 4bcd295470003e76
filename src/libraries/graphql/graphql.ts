import type { Library } from '../kinds.ts';

export default {
  package: 'graphql',
  is: ['graphql'],
  types: {
    ObjectType: ['.GraphQLObjectType ()'],
    Schema: ['.GraphQLSchema ()', '.buildSchema ()'],
    Arguments: [],
  },
  sources: [{ at: 'Arguments', part: 'body', shape: 'deep' }],
  conventions: {
    resolver: {
      params: ['', 'graphql:Arguments', '', ''],
      rejected: { '*': 'handled' },
      continues: 'return',
      returnsResponse: true,
    },
  },
  graphql: [
    { at: '.buildSchema', schema: '[0]' },
    { at: '.GraphQLSchema', query: '[0] .query', mutation: '[0] .mutation', subscription: '[0] .subscription' },
  ],
  errors: [{ at: '.GraphQLError', status: 400, message: '[0]' }],
  queries: [{ at: '.graphql', language: 'graphql', text: ['[0] .source', '[1]'] }],
} as const satisfies Library;
