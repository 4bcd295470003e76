import type { Library } from '../kinds.ts';

export default {
  package: 'mercurius',
  is: ['graphql'],
  conventions: {
    resolver: {
      params: ['', 'graphql:Arguments', '', ''],
      rejected: { '*': 'handled' },
      continues: 'return',
      returnsResponse: true,
    },
  },
  graphql: [
    { at: '/', schema: '[1] .schema', resolvers: '[1] .resolvers', built: '[1] .schema', context: '[1] .context' },
  ],
  errors: [{ at: '.ErrorWithProps', status: 500, message: '[0]' }],
} as const satisfies Library;
