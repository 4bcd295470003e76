import type { Library } from '../kinds.ts';

export default {
  package: '@aws-sdk/client-timestream-query',
  is: ['database'],
  standsAlone: true,
  types: { TimestreamQuery: ['.TimestreamQuery ()'] },
  queries: [
    {
      at: '.QueryCommand|PrepareQueryCommand',
      sentBy: 'send',
      language: 'sql',
      text: ['[0] .QueryString'],
      placeholders: 'none',
    },
    { at: 'TimestreamQuery .query|prepareQuery', language: 'sql', text: ['[0] .QueryString'], placeholders: 'none' },
  ],
} as const satisfies Library;
