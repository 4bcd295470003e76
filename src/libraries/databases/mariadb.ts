import type { Library } from '../kinds.ts';

export default {
  package: 'mariadb',
  is: ['database'],
  types: {
    Driver: ['/', '/callback'],
    Pool: ['Driver .createPool ()', 'Driver .createPoolCluster () .of ()', 'Pool .promise ()'],
    Connection: ['Driver .createConnection ()'],
    PoolConnection: [
      'Pool .getConnection ()',
      'Pool .getConnection [last] param1',
      'Driver .createPoolCluster () .getConnection ()',
    ],
    Prepare: ['Connection .prepare ()'],
  },
  extends: { PoolConnection: ['Connection'] },
  queries: [
    {
      at: 'Pool|Connection .query|execute|batch|queryStream',
      language: 'sql',
      text: ['[0]', '[0] .sql'],
      values: ['[1]'],
      placeholders: 'question',
    },
    { at: 'Connection .prepare', language: 'sql', text: ['[0]', '[0] .sql'], placeholders: 'question' },
  ],
  transactions: [
    { at: 'Connection .beginTransaction', does: 'begin', returns: 'receiver' },
    { at: 'Connection .commit', does: 'commit' },
    { at: 'Connection .rollback', does: 'rollback' },
  ],
  connections: [
    { acquire: 'Pool .getConnection', release: ['PoolConnection .release|end|destroy'] },
    { acquire: 'Driver .createConnection', release: ['Connection .end|destroy'] },
    { acquire: 'Connection .prepare', release: ['Prepare .close'] },
  ],
  pools: [
    {
      at: 'Driver .createPool',
      is: 'pool',
      options: '[0]',
      size: ['connectionLimit', 'minimumIdle'],
      timeouts: ['acquireTimeout', 'connectTimeout', 'idleTimeout', 'socketTimeout', 'queryTimeout'],
    },
    {
      at: 'Driver .createConnection',
      is: 'connection',
      options: '[0]',
      timeouts: ['connectTimeout', 'socketTimeout', 'queryTimeout'],
    },
  ],
  sanitizers: [
    { at: 'Pool|Connection .escape', input: '[0]', safeFor: ['sql'], yields: 'literal' },
    { at: 'Pool|Connection .escapeId', input: '[0]', safeFor: ['sql'], yields: 'identifier' },
  ],
  callbacks: [{ at: 'Pool|Connection .query|execute|batch|getConnection', function: '[last]', runs: 'later' }],
  secrets: [
    { at: 'Driver .createPool|createConnection', value: '[0] .password', what: 'database password' },
    { at: 'Driver .createPool|createConnection', value: '[0]', what: 'connection string' },
  ],
} as const satisfies Library;
