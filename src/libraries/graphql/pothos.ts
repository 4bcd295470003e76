import type { Library } from '../kinds.ts';

export default {
  package: '@pothos/core',
  aliases: ['@giraphql/core'],
  is: ['graphql'],
  types: { Builder: ['()'] },
  conventions: {
    resolver: {
      params: ['', 'graphql:Arguments', 'graphql:Context', ''],
      rejected: { '*': 'handled' },
      throwsGiven: true,
      continues: 'return',
      returnsResponse: true,
    },
  },
  graphqlFields: [
    { at: 'Builder .queryType', of: 'Query', fields: '[0] .fields' },
    { at: 'Builder .mutationType', of: 'Mutation', fields: '[0] .fields' },
    { at: 'Builder .subscriptionType', of: 'Subscription', fields: '[0] .fields' },
    { at: 'Builder .queryFields', of: 'Query', fields: '[0]' },
    { at: 'Builder .mutationFields', of: 'Mutation', fields: '[0]' },
    { at: 'Builder .subscriptionFields', of: 'Subscription', fields: '[0]' },
    { at: 'Builder .queryField', of: 'Query', name: '[0]', field: '[1]' },
    { at: 'Builder .mutationField', of: 'Mutation', name: '[0]', field: '[1]' },
    { at: 'Builder .subscriptionField', of: 'Subscription', name: '[0]', field: '[1]' },
    { at: 'Builder .relayMutationField', of: 'Mutation', name: '[0]', field: '[2]' },
  ],
} as const satisfies Library;
