import type { Library } from '../kinds.ts';

export default {
  package: 'graphql-middleware',
  is: ['graphql'],
  types: { InnerNext: [] },
  conventions: {
    around: {
      params: ['InnerNext', '', 'graphql:Arguments', 'graphql:Context', ''],
      rejected: { '*': 'handled' },
      throwsGiven: true,
      continues: 'await-next',
    },
  },
  graphql: [{ at: '.applyMiddleware|applyMiddlewareToDeclaredResolvers', built: '[0]', around: '[1..] flat' }],
} as const satisfies Library;
