import type { Library } from '../kinds.ts';

export default {
  package: 'graphql-resolvers',
  is: ['graphql'],
  combines: [{ at: '.combineResolvers|pipeResolvers|allResolvers', items: '[0..]', of: 'all' }],
} as const satisfies Library;
