import type { Library } from '../kinds.ts';

export default {
  package: 'graphql-shield',
  is: ['graphql', 'auth'],
  types: { Arguments: ['.rule () [0] param1'], Context: ['.rule () [0] param2'] },
  extends: { Arguments: ['graphql:Arguments'], Context: ['graphql:Context'] },
  wraps: [{ at: '.rule ()', function: '[0]' }],
  conventions: {
    rule: {
      params: ['', 'graphql:Arguments', 'graphql:Context', ''],
      rejected: { '*': 'handled' },
      continues: 'returns-true',
    },
  },
  combines: [
    { at: '.and|chain', items: '[0..]', of: 'all' },
    { at: '.or|race', items: '[0..]', of: 'any' },
  ],
  middleware: [
    { at: '.allow', does: 'other' },
    // Nobody gets through.
    { at: '.deny', does: 'authenticates' },
    { at: '.deny', does: 'authorizes' },
    { at: '.inputRule () ()', does: 'validates', parts: ['body'] },
  ],
  fieldRules: [
    { at: '.shield', rules: '[0]', others: '*', otherwise: '[1] .fallbackRule' },
    { at: '.shield () .generate', rules: 'receiver' },
  ],
} as const satisfies Library;
