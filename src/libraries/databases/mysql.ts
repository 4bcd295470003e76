import type { Library } from '../kinds.ts';

export default {
  package: 'mysql',
  is: ['database'],
  types: {
    Pool: ['.createPool ()'],
    PoolCluster: ['.createPoolCluster ()', 'PoolCluster .of ()'],
    Connection: ['.createConnection ()'],
    PoolConnection: [
      'Pool|PoolCluster .getConnection ()',
      'Pool|PoolCluster .getConnection [last] param1',
      'Pool .on [1] param0',
    ],
    Query: ['Pool|Connection|PoolConnection .query ()'],
  },
  extends: { PoolConnection: ['Connection'] },
  queries: [
    {
      at: 'Pool|PoolCluster|Connection .query',
      language: 'sql',
      text: ['[0]', '[0] .sql'],
      values: ['[1]', '[0] .values'],
      placeholders: 'question',
    },
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
      param: '[last] param1',
    },
    { acquire: '.createConnection', release: ['Connection .end|destroy'] },
  ],
  pools: [
    {
      at: '.createPool',
      is: 'pool',
      options: '[0]',
      size: ['connectionLimit', 'queueLimit'],
      timeouts: ['connectTimeout', 'acquireTimeout'],
    },
    { at: '.createConnection', is: 'connection', options: '[0]', timeouts: ['connectTimeout'] },
  ],
  sanitizers: [
    { at: '.escape', input: '[0]', safeFor: ['sql'], yields: 'literal' },
    { at: '.escapeId', input: '[0]', safeFor: ['sql'], yields: 'identifier' },
    { at: 'Pool|Connection .escape', input: '[0]', safeFor: ['sql'], yields: 'literal' },
    { at: 'Pool|Connection .escapeId', input: '[0]', safeFor: ['sql'], yields: 'identifier' },
  ],
  flows: [
    { at: '.format', from: '[0]', to: 'return' },
    { at: 'Pool|Connection .format', from: '[0]', to: 'return' },
    { at: '.raw', from: '[0]', to: 'return' },
  ],
  sinks: [{ at: '.raw', kind: 'sql', value: '[0]' }],
  callbacks: [
    { at: 'Pool|PoolCluster|Connection .query', function: '[last]', runs: 'later' },
    { at: 'Pool|PoolCluster .getConnection', function: '[last]', runs: 'later' },
    { at: 'Connection .beginTransaction|commit|rollback|connect|end|changeUser', function: '[last]', runs: 'later' },
    { at: 'Pool|Connection .on', function: '[1]', runs: 'later' },
  ],
  secrets: [
    { at: '.createConnection|createPool', value: '[0] .password', what: 'database password' },
    { at: '.createConnection|createPool', value: '[0]', what: 'connection string' },
    { at: '.createConnection|createPool', value: '[0] .uri', what: 'connection string' },
    { at: 'PoolCluster .add', value: '[last] .password', what: 'database password' },
    { at: 'Connection .changeUser', value: '[0] .password', what: 'database password' },
  ],
} as const satisfies Library;
