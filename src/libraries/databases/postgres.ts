import type { Library } from '../kinds.ts';

export default {
  package: 'postgres',
  versions: '3',
  is: ['database'],
  types: {
    Sql: ['()', '.default ()'],
    TransactionSql: ['Sql .begin [last] param0', 'TransactionSql .savepoint [last] param0'],
    ReservedSql: ['Sql .reserve ()'],
  },
  extends: { TransactionSql: ['Sql'], ReservedSql: ['Sql'] },
  queries: [
    { at: 'Sql', language: 'sql', text: [], tagged: true, placeholders: 'tagged' },
    { at: 'Sql .unsafe', language: 'sql', text: ['[0]'], values: ['[1]'], placeholders: 'dollar' },
  ],
  sinks: [{ at: 'Sql .file', kind: 'path', value: '[0]' }],
  sanitizers: [
    { at: 'Sql', input: '[0]', safeFor: ['sql'], yields: 'identifier' },
    { at: 'Sql .json|array|typed', input: '[0]', safeFor: ['sql'], yields: 'literal' },
  ],
  transactions: [
    { at: 'Sql .begin', does: 'callback', function: '[last]', client: 0 },
    { at: 'TransactionSql .savepoint', does: 'callback', function: '[last]', client: 0 },
  ],
  connections: [{ acquire: 'Sql .reserve', release: ['ReservedSql .release'] }],
  pools: [
    {
      at: '/',
      is: 'pool',
      options: '[last]',
      size: ['max'],
      timeouts: ['connect_timeout', 'idle_timeout', 'max_lifetime', 'connection.statement_timeout'],
    },
  ],
  callbacks: [
    { at: 'Sql .begin', function: '[last]', runs: 'now' },
    { at: 'TransactionSql .savepoint', function: '[last]', runs: 'now' },
    { at: 'Sql .listen|subscribe', function: '[1]', runs: 'later' },
  ],
  secrets: [
    { at: '/', value: '[0]', what: 'connection string' },
    { at: '/', value: '[last] .password', what: 'database password' },
    { at: '/', value: '[last] .pass', what: 'database password' },
  ],
} as const satisfies Library;
