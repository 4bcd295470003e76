import type { Library } from '../kinds.ts';

export default {
  package: 'mssql',
  versions: '4 || 5 || 6 || 7 || 8 || 9 || 10 || 11 || 12',
  is: ['database'],
  types: {
    Driver: ['/', '/msnodesqlv8', '/tedious'],
    ConnectionPool: [
      'Driver .ConnectionPool|Connection ()',
      'Driver .connect ()',
      'ConnectionPool .connect ()',
      'ConnectionPool .connect () .then [0] param0',
    ],
    Request: ['Driver .Request ()', 'ConnectionPool|Transaction|PreparedStatement .request ()'],
    Transaction: ['Driver .Transaction ()', 'ConnectionPool .transaction ()', 'Transaction .begin ()'],
    PreparedStatement: ['Driver .PreparedStatement ()'],
  },
  fluent: ['Request .input|output|replaceInput|replaceOutput', 'PreparedStatement .input|output', 'ConnectionPool .on'],
  queries: [
    { at: 'Request .query|batch', language: 'sql', text: ['[0]'], tagged: true, placeholders: 'named-at' },
    { at: 'ConnectionPool .query|batch', language: 'sql', text: ['[0]'], tagged: true, placeholders: 'named-at' },
    { at: 'Driver .query|batch', language: 'sql', text: ['[0]'], tagged: true, placeholders: 'named-at' },
    { at: 'Request .execute', language: 'sql', text: ['[0]'], fragment: true },
    { at: 'PreparedStatement .prepare', language: 'sql', text: ['[0]'], placeholders: 'named-at' },
  ],
  transactions: [
    { at: 'Transaction .begin', does: 'begin', returns: 'receiver' },
    { at: 'Transaction .commit', does: 'commit' },
    { at: 'Transaction .rollback', does: 'rollback' },
  ],
  connections: [
    { acquire: 'PreparedStatement .prepare', release: ['PreparedStatement .unprepare'] },
    { acquire: 'ConnectionPool .connect', release: ['ConnectionPool .close'] },
  ],
  pools: [
    {
      at: 'Driver .ConnectionPool|connect',
      is: 'pool',
      options: '[0]',
      size: ['pool.max', 'pool.min'],
      timeouts: ['connectionTimeout', 'requestTimeout', 'pool.idleTimeoutMillis', 'pool.acquireTimeoutMillis'],
    },
  ],
  callbacks: [
    { at: 'Request .query|batch|execute|bulk', function: '[last]', runs: 'later' },
    { at: 'Request|Transaction|ConnectionPool .on', function: '[1]', runs: 'later' },
    { at: 'Transaction .begin|commit|rollback', function: '[last]', runs: 'later' },
    { at: 'PreparedStatement .prepare|execute|unprepare', function: '[last]', runs: 'later' },
    { at: 'Driver .connect|ConnectionPool', function: '[last]', runs: 'later' },
    { at: 'ConnectionPool .connect', function: '[last]', runs: 'later' },
  ],
  secrets: [
    { at: 'Driver .ConnectionPool|connect', value: '[0] .password', what: 'database password' },
    { at: 'Driver .ConnectionPool|connect', value: '[0]', what: 'connection string' },
  ],
} as const satisfies Library;
