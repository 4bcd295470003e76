import type { Library } from '../kinds.ts';

export default {
  package: '@aws-sdk/client-redshift-data',
  is: ['database'],
  types: { RedshiftData: ['.RedshiftData ()'] },
  queries: [
    {
      at: '.ExecuteStatementCommand',
      sentBy: 'send',
      language: 'sql',
      text: ['[0] .Sql'],
      values: ['[0] .Parameters'],
      placeholders: 'named-colon',
    },
    {
      at: '.BatchExecuteStatementCommand',
      sentBy: 'send',
      language: 'sql',
      text: ['[0] .Sqls flat'],
      placeholders: 'none',
    },
    {
      at: 'RedshiftData .executeStatement',
      language: 'sql',
      text: ['[0] .Sql'],
      values: ['[0] .Parameters'],
      placeholders: 'named-colon',
    },
    { at: 'RedshiftData .batchExecuteStatement', language: 'sql', text: ['[0] .Sqls flat'], placeholders: 'none' },
  ],
} as const satisfies Library;
