import type { Library } from '../kinds.ts';

export default {
  package: '@graphql-tools/schema',
  aliases: [
    'graphql-tools',
    '@graphql-tools/merge',
    '@graphql-tools/utils',
    '@apollo/subgraph',
    '@apollo/federation',
    'merge-graphql-schemas',
    'graphql-rate-limit-directive',
  ],
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
    { at: '.makeExecutableSchema', schema: '[0] .typeDefs', resolvers: '[0] .resolvers' },
    // The schema itself may lie in a file: what resolves a field of a root type answers it.
    { at: '.addResolversToSchema', resolvers: '[0] .resolvers' },
    // Fields that carry the directive are limited; the others are as they were.
    { at: '.rateLimitDirective () .rateLimitDirectiveTransformer', built: '[0]' },
    { at: '.mapSchema', built: '[0]', mapped: '[1]' },
    {
      at: '.buildSubgraphSchema|buildFederatedSchema',
      schema: '[0] flat .typeDefs',
      resolvers: '[0] flat .resolvers',
    },
  ],
  directives: [{ at: '.getDirective|getDirectives|getDirectiveInExtensions', name: '[2]' }],
  directiveClasses: [{ at: '.SchemaDirectiveVisitor', visits: { field: 'visitFieldDefinition', type: 'visitObject' } }],
  returns: [{ at: '.mergeResolvers|mergeTypeDefs|mergeSchemas', value: '[0] flat' }],
} as const satisfies Library;
