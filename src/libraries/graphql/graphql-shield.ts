import type { Library } from '../kinds.ts';

export default {
  package: 'graphql-shield',
  is: ['graphql', 'auth'],
  middleware: [{ at: '.shield ()', does: 'authorizes' }],
} as const satisfies Library;
