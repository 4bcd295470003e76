import type { Library } from '../kinds.ts';

export default {
  package: '@google-cloud/spanner',
  is: ['database'],
  types: {
    Spanner: ['()', '.Spanner ()'],
    Instance: ['Spanner .instance ()'],
    Database: ['Instance .database ()', 'Instance .createDatabase () element'],
    Transaction: [
      'Database .runTransaction [last] param1',
      'Database .runTransactionAsync [last] param0',
      'Database .getTransaction () element',
    ],
    Snapshot: ['Database .getSnapshot () element', 'Database .getSnapshot [last] param1'],
    PartitionedDml: [],
    Table: ['Database .table ()'],
    SpannerClient: ['.v1 .SpannerClient ()'],
  },
  extends: { Transaction: ['Snapshot'], PartitionedDml: ['Snapshot'] },
  queries: [
    {
      at: 'Database .run|runStream|runPartitionedUpdate',
      language: 'sql',
      text: ['[0]', '[0] .sql'],
      values: ['[0] .params'],
      placeholders: 'named-at',
    },
    {
      at: 'Snapshot .run|runStream',
      language: 'sql',
      text: ['[0]', '[0] .sql'],
      values: ['[0] .params'],
      placeholders: 'named-at',
    },
    {
      at: 'Transaction|PartitionedDml .runUpdate',
      language: 'sql',
      text: ['[0]', '[0] .sql'],
      values: ['[0] .params'],
      placeholders: 'named-at',
    },
    {
      at: 'Transaction .batchUpdate',
      language: 'sql',
      text: ['[0] flat', '[0] flat .sql'],
      values: ['[0] flat .params'],
      placeholders: 'named-at',
    },
    {
      at: 'SpannerClient .executeSql|executeStreamingSql|partitionQuery',
      language: 'sql',
      text: ['[0] .sql'],
      values: ['[0] .params'],
      placeholders: 'named-at',
    },
    {
      at: 'Database .updateSchema',
      language: 'sql',
      text: ['[0]', '[0] flat', '[0] .statements flat'],
      placeholders: 'none',
      does: 'schema',
    },
  ],
  data: [
    { at: 'Table .insert|upsert|replace', does: 'create', data: '[0]', model: 'receiver' },
    { at: 'Table .update', does: 'update', data: '[0]', model: 'receiver' },
    { at: 'Table .deleteRows', does: 'delete', where: '[0]', model: 'receiver' },
    { at: 'Transaction .insert|upsert|replace', does: 'create', data: '[1]', model: '[0]' },
    { at: 'Transaction .update', does: 'update', data: '[1]', model: '[0]' },
    { at: 'Transaction .deleteRows', does: 'delete', where: '[1]', model: '[0]' },
  ],
  transactions: [
    { at: 'Transaction .begin', does: 'begin', returns: 'receiver' },
    { at: 'Transaction .commit', does: 'commit' },
    { at: 'Transaction .rollback', does: 'rollback' },
  ],
  callbacks: [
    { at: 'Database .runTransaction|runTransactionAsync', function: '[last]', runs: 'now' },
    { at: 'Database|Snapshot .run|runStream|runPartitionedUpdate', function: '[last]', runs: 'later' },
  ],
} as const satisfies Library;
