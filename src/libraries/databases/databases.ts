import type { Library } from '../kinds.ts';

export default {
  package: '@databases/pg',
  aliases: ['@databases/mysql', '@databases/sqlite', '@databases/sqlite-sync', '@databases/expo'],
  is: ['database'],
  types: {
    Queryable: ['()'],
    ConnectionPool: ['()', '.default ()'],
    Connection: ['Queryable .task [0] param0'],
    Transaction: ['Queryable .tx [0] param0'],
    Sql: ['.sql', 'Queryable .sql'],
  },
  extends: {
    ConnectionPool: ['Queryable'],
    Connection: ['Queryable'],
    Transaction: ['Queryable'],
    Sql: ['@databases/sql:Sql'],
  },
  queries: [
    { at: 'Queryable .query|queryStream|queryNodeStream', language: 'sql', text: ['[0]'], placeholders: 'none' },
  ],
  transactions: [{ at: 'Queryable .tx', does: 'callback', function: '[0]', client: 0 }],
  callbacks: [{ at: 'Queryable .tx|task', function: '[0]', runs: 'now' }],
  pools: [
    {
      at: '/',
      is: 'pool',
      options: '[0]',
      size: ['poolSize'],
      timeouts: [
        'queryTimeoutMilliseconds',
        'acquireLockTimeoutMilliseconds',
        'idleTimeoutMilliseconds',
        'queueTimeoutMilliseconds',
      ],
    },
  ],
  secrets: [
    { at: '/', value: '[0]', what: 'connection string' },
    { at: '/', value: '[0] .connectionString', what: 'connection string' },
    { at: '/', value: '[0] .password', what: 'database password' },
  ],
} as const satisfies Library;
