import type { Library } from '../kinds.ts';

export default {
  package: 'nexus',
  aliases: ['@nexus/schema'],
  versions: '0 || 1',
  is: ['graphql'],
  conventions: {
    resolver: {
      params: ['', 'graphql:Arguments', 'graphql:Context', ''],
      rejected: { '*': 'handled' },
      throwsGiven: true,
      continues: 'return',
      returnsResponse: true,
    },
    guard: {
      params: ['', 'graphql:Arguments', 'graphql:Context', ''],
      rejected: { '*': 'handled' },
      continues: 'returns-true',
    },
  },
  graphqlFields: [
    { at: '.objectType', of: { argument: '[0] .name' }, definition: '[0] .definition' },
    { at: '.extendType', of: { argument: '[0] .type' }, definition: '[0] .definition' },
    { at: '.queryType', of: 'Query', definition: '[0] .definition' },
    { at: '.mutationType', of: 'Mutation', definition: '[0] .definition' },
    { at: '.subscriptionType', of: 'Subscription', definition: '[0] .definition' },
    { at: '.queryField', of: 'Query', name: '[0]', field: '[1]', definition: '[0]' },
    { at: '.mutationField', of: 'Mutation', name: '[0]', field: '[1]', definition: '[0]' },
    { at: '.subscriptionField', of: 'Subscription', name: '[0]', field: '[1]', definition: '[0]' },
  ],
} as const satisfies Library;
