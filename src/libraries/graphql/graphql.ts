import type { Library } from '../kinds.ts';

export default {
  package: 'graphql',
  is: ['graphql'],
  types: {
    ObjectType: ['.GraphQLObjectType ()'],
    Schema: ['.GraphQLSchema ()', '.buildSchema ()'],
    Arguments: [],
    Context: [],
    ContextOptions: [],
    Request: ['Context|ContextOptions .req|request'],
    KoaContext: ['ContextOptions .ctx'],
  },
  extends: {
    Request: ['express:Request', 'fastify:FastifyRequest', 'node:http:IncomingMessage'],
    KoaContext: ['koa:Context'],
  },
  credentials: [
    'Context .user|userId|currentUser|currentUserId|viewer|me|session|auth|token|account|accountId|jwt|identity|principal',
  ],
  inputTypes: {
    closed: ['.GraphQLEnumType ()', '.GraphQLInt', '.GraphQLFloat', '.GraphQLBoolean'],
    around: ['.GraphQLNonNull ()', '.GraphQLList ()'],
    objects: ['.GraphQLInputObjectType ()'],
  },
  sources: [{ at: 'Arguments', part: 'body', shape: 'bySchema' }],
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
    { at: '.buildSchema', schema: '[0]' },
    {
      at: '.graphql|graphqlSync|execute|subscribe',
      built: ['[0] .schema', '[0]'],
      root: '[0] .rootValue',
      context: '[0] .contextValue',
    },
    { at: '.GraphQLSchema', query: '[0] .query', mutation: '[0] .mutation', subscription: '[0] .subscription' },
  ],
  graphqlFields: [{ at: '.GraphQLObjectType', of: { argument: '[0] .name' }, fields: '[0] .fields' }],
  constants: {
    // There only where an operation comes over a socket, which was asked for when it was opened.
    'ContextOptions .connection|connectionParams': false,
    '.OperationTypeNode .QUERY': 'query',
    '.OperationTypeNode .MUTATION': 'mutation',
    '.OperationTypeNode .SUBSCRIPTION': 'subscription',
  },
  errors: [
    { at: '.GraphQLError', status: '[1] .extensions .code', message: '[0]' },
    { at: '.GraphQLError', status: '[1] .extensions .http .status', message: '[0]' },
    { at: '.GraphQLError', status: 400, message: '[0]' },
  ],
  queries: [{ at: '.graphql', language: 'graphql', text: ['[0] .source', '[1]'] }],
} as const satisfies Library;
