import type { Library } from '../kinds.ts';

export default {
  package: 'psycopg',
  aliases: ['psycopg2', 'psycopg_pool'],
  versions: '3',
  ecosystem: 'pypi',
  is: ['database'],
  types: {
    Connection: [
      '.connect ()',
      '.Connection .connect ()',
      '.AsyncConnection .connect ()',
      'ConnectionPool .connection|getconn ()',
    ],
    AsyncConnection: [],
    Cursor: ['Connection .cursor|execute ()'],
    AsyncCursor: [],
    ConnectionPool: [
      '.ConnectionPool|AsyncConnectionPool|NullConnectionPool ()',
      '/pool .SimpleConnectionPool|ThreadedConnectionPool ()',
    ],
    AsyncConnectionPool: [],
    Sql: ['/sql .SQL ()', '.sql .SQL ()', 'Sql .format|join ()'],
  },
  extends: { AsyncConnection: ['Connection'], AsyncCursor: ['Cursor'], AsyncConnectionPool: ['ConnectionPool'] },
  queries: [
    {
      at: 'Connection|Cursor .execute',
      language: 'sql',
      text: ['[0]', '[query]'],
      values: ['[1]', '[params]'],
      placeholders: 'percent',
    },
    {
      at: 'Cursor .executemany|stream|copy|copy_expert',
      language: 'sql',
      text: ['[0]', '[query]'],
      values: ['[1]', '[params_seq]'],
      placeholders: 'percent',
    },
    { at: '/sql .SQL', language: 'sql', text: ['[0]'], placeholders: 'percent', fragment: true },
    { at: '.sql .SQL', language: 'sql', text: ['[0]'], placeholders: 'percent', fragment: true },
  ],
  transactions: [
    { at: 'Connection .transaction', does: 'callback' },
    { at: 'Connection .commit', does: 'commit' },
    { at: 'Connection .rollback', does: 'rollback' },
  ],
  connections: [
    { acquire: '.connect', release: ['Connection .close'] },
    { acquire: 'ConnectionPool .getconn', release: ['ConnectionPool .putconn'] },
  ],
  pools: [
    {
      at: '.ConnectionPool|AsyncConnectionPool',
      is: 'pool',
      size: ['max_size', 'min_size'],
      timeouts: ['timeout', 'max_idle', 'max_lifetime', 'reconnect_timeout'],
    },
    { at: '.connect', is: 'connection', timeouts: ['connect_timeout'] },
  ],
  sanitizers: [
    { at: '/sql .Identifier', input: '[0]', safeFor: ['sql'], yields: 'identifier' },
    { at: '/sql .Literal|Placeholder', input: '[0]', safeFor: ['sql'], yields: 'literal' },
    { at: '.sql .Identifier', input: '[0]', safeFor: ['sql'], yields: 'identifier' },
    { at: '.sql .Literal|Placeholder', input: '[0]', safeFor: ['sql'], yields: 'literal' },
  ],
  secrets: [
    { at: '.connect', value: '[0]', what: 'connection string' },
    { at: '.connect', value: '[password]', what: 'database password' },
    { at: '.ConnectionPool|AsyncConnectionPool', value: '[0]', what: 'connection string' },
  ],
} as const satisfies Library;
