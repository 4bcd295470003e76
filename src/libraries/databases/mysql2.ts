import type { Library } from '../kinds.ts';

/** Callbacks from `mysql2`, promises from `mysql2/promise` and `.promise()`: the same names, so one set of types. */
export default {
  package: 'mysql2',
  versions: '2 || 3',
  is: ['database'],
  types: {
    Driver: ['/', '/promise', '/promise.js'],
    Pool: ['Driver .createPool ()', 'Pool .promise ()'],
    PoolCluster: ['Driver .createPoolCluster ()', 'PoolCluster .promise ()'],
    PoolNamespace: ['PoolCluster .of ()'],
    Connection: ['Driver .createConnection|connect ()', 'Connection .promise ()'],
    PoolConnection: [
      'Pool|PoolCluster .getConnection ()',
      'Pool|PoolCluster .getConnection [last] param1',
      'PoolConnection .promise ()',
      'Pool .on [1] param0',
    ],
    PreparedStatementInfo: ['Connection .prepare ()', 'Connection .prepare [last] param1'],
    RowDataPacket: [],
    ResultSetHeader: [],
  },
  extends: { PoolConnection: ['Connection'], PoolNamespace: ['PoolCluster'] },
  queries: [
    {
      at: 'Pool|PoolCluster|Connection .query|execute',
      language: 'sql',
      text: ['[0]', '[0] .sql'],
      values: ['[1]', '[0] .values'],
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
    {
      acquire: 'Pool|PoolCluster .getConnection',
      release: ['PoolConnection .release|destroy', 'Pool .releaseConnection'],
    },
    {
      acquire: 'Pool|PoolCluster .getConnection',
      release: ['PoolConnection .release|destroy', 'Pool .releaseConnection'],
      param: '[last] param1',
    },
    { acquire: 'Driver .createConnection', release: ['Connection .end|destroy|close'] },
  ],
  pools: [
    {
      at: 'Driver .createPool',
      is: 'pool',
      options: '[0]',
      size: ['connectionLimit', 'maxIdle', 'queueLimit'],
      timeouts: ['connectTimeout', 'idleTimeout'],
    },
    { at: 'Driver .createConnection', is: 'connection', options: '[0]', timeouts: ['connectTimeout'] },
  ],
  sanitizers: [
    { at: 'Driver .escape', input: '[0]', safeFor: ['sql'], yields: 'literal' },
    { at: 'Driver .escapeId', input: '[0]', safeFor: ['sql'], yields: 'identifier' },
    { at: 'Pool|Connection .escape', input: '[0]', safeFor: ['sql'], yields: 'literal' },
    { at: 'Pool|Connection .escapeId', input: '[0]', safeFor: ['sql'], yields: 'identifier' },
  ],
  flows: [
    { at: 'Driver .format', from: '[0]', to: 'return' },
    { at: 'Driver .raw', from: '[0]', to: 'return' },
    { at: 'Pool|Connection .format', from: '[0]', to: 'return' },
  ],
  sinks: [{ at: 'Driver .raw', kind: 'sql', value: '[0]' }],
  callbacks: [
    { at: 'Pool|PoolCluster|Connection .query|execute', function: '[last]', runs: 'later' },
    { at: 'Pool|PoolCluster .getConnection', function: '[last]', runs: 'later' },
    {
      at: 'Connection .beginTransaction|commit|rollback|connect|end|changeUser|prepare',
      function: '[last]',
      runs: 'later',
    },
    { at: 'Pool|Connection .on', function: '[1]', runs: 'later' },
  ],
  secrets: [
    { at: 'Driver .createConnection|createPool', value: '[0] .password', what: 'database password' },
    { at: 'Driver .createConnection|createPool', value: '[0]', what: 'connection string' },
    { at: 'Driver .createConnection|createPool', value: '[0] .uri', what: 'connection string' },
    { at: 'PoolCluster .add', value: '[last] .password', what: 'database password' },
    { at: 'Connection .changeUser', value: '[0] .password', what: 'database password' },
  ],
} as const satisfies Library;
