import type { Library } from '../kinds.ts';

export default {
  package: 'graphql-request',
  is: ['http-client', 'graphql'],
  types: { GraphQLClient: ['.GraphQLClient ()'] },
  queries: [
    {
      at: 'GraphQLClient .request|rawRequest',
      language: 'graphql',
      text: ['[0]', '[0] .document'],
      values: ['[1]'],
      placeholders: 'named-dollar',
    },
    {
      at: '.request|rawRequest',
      language: 'graphql',
      text: ['[1]', '[0] .document'],
      values: ['[2]'],
      placeholders: 'named-dollar',
    },
  ],
  outbound: [
    { at: 'GraphQLClient .request|rawRequest', data: ['return', 'return .data'] },
    { at: '.request|rawRequest', url: '[0]', data: ['return', 'return .data'] },
  ],
  sinks: [
    { at: '.GraphQLClient', kind: 'request', value: '[0]' },
    { at: '.request|rawRequest', kind: 'request', value: '[0]' },
  ],
  secrets: [{ at: '.GraphQLClient', value: '[1] .headers .authorization', what: 'credentials' }],
} as const satisfies Library;
