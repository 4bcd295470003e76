import type { Library } from '../kinds.ts';

export default {
  package: '@google-cloud/bigquery',
  is: ['database'],
  standsAlone: true,
  types: {
    BigQuery: ['.BigQuery ()'],
    Dataset: ['BigQuery .dataset ()', 'BigQuery .createDataset () element'],
    Table: ['Dataset .table ()', 'Dataset .createTable () element'],
  },
  queries: [
    {
      at: 'BigQuery|Dataset|Table .query|createQueryJob|createQueryStream',
      language: 'sql',
      text: ['[0]', '[0] .query'],
      values: ['[0] .params'],
      placeholders: 'named-at',
    },
    {
      at: 'BigQuery .createJob',
      language: 'sql',
      text: ['[0] .configuration .query .query'],
      placeholders: 'named-at',
    },
  ],
  data: [{ at: 'Table .insert', does: 'create', data: '[0]', model: 'receiver' }],
  callbacks: [{ at: 'BigQuery|Dataset|Table .query|createQueryJob', function: '[last]', runs: 'later' }],
  secrets: [{ at: '.BigQuery', value: '[0] .credentials .private_key', what: 'private key' }],
} as const satisfies Library;
