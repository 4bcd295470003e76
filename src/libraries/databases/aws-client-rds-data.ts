import type { Library } from '../kinds.ts';

export default {
  package: '@aws-sdk/client-rds-data',
  is: ['database'],
  types: { RDSData: ['.RDSData ()'] },
  queries: [
    {
      at: '.ExecuteStatementCommand|BatchExecuteStatementCommand',
      sentBy: 'send',
      language: 'sql',
      text: ['[0] .sql'],
      values: ['[0] .parameters'],
      placeholders: 'named-colon',
    },
    { at: '.ExecuteSqlCommand', sentBy: 'send', language: 'sql', text: ['[0] .sqlStatements'], placeholders: 'none' },
    {
      at: 'RDSData .executeStatement|batchExecuteStatement',
      language: 'sql',
      text: ['[0] .sql'],
      values: ['[0] .parameters'],
      placeholders: 'named-colon',
    },
    { at: 'RDSData .executeSql', language: 'sql', text: ['[0] .sqlStatements'], placeholders: 'none' },
  ],
  transactions: [
    { at: '.BeginTransactionCommand', does: 'begin', returns: 'transaction' },
    { at: '.CommitTransactionCommand', does: 'commit' },
    { at: '.RollbackTransactionCommand', does: 'rollback' },
    { at: 'RDSData .beginTransaction', does: 'begin', returns: 'transaction' },
    { at: 'RDSData .commitTransaction', does: 'commit' },
    { at: 'RDSData .rollbackTransaction', does: 'rollback' },
  ],
} as const satisfies Library;
