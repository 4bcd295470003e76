import type { Library } from '../kinds.ts';

export default {
  package: 'oracledb',
  is: ['database'],
  types: {
    Pool: ['.createPool ()', '.createPool [last] param1', '.getPool ()'],
    Connection: [
      '.getConnection ()',
      '.getConnection [last] param1',
      'Pool .getConnection ()',
      'Pool .getConnection [last] param1',
    ],
    ResultSet: ['Connection .execute () .resultSet'],
  },
  queries: [
    {
      at: 'Connection .execute|executeMany|queryStream',
      language: 'sql',
      text: ['[0]', '[0] .statement'],
      values: ['[1]', '[0] .values'],
      placeholders: 'named-colon',
    },
    {
      at: 'Connection .getStatementInfo|subscribe',
      language: 'sql',
      text: ['[0]', '[1] .sql'],
      placeholders: 'named-colon',
    },
  ],
  transactions: [
    { at: 'Connection .commit|tpcCommit|commitSessionlessTransaction', does: 'commit' },
    { at: 'Connection .rollback|tpcRollback', does: 'rollback' },
    { at: 'Connection .tpcBegin|beginSessionlessTransaction', does: 'begin', returns: 'receiver' },
  ],
  connections: [
    { acquire: '.getConnection', release: ['Connection .close|release'] },
    { acquire: '.getConnection', release: ['Connection .close|release'], param: '[last] param1' },
    { acquire: 'Pool .getConnection', release: ['Connection .close|release'] },
    { acquire: 'Pool .getConnection', release: ['Connection .close|release'], param: '[last] param1' },
  ],
  pools: [
    {
      at: '.createPool',
      is: 'pool',
      options: '[0]',
      size: ['poolMax', 'poolMin'],
      timeouts: ['queueTimeout', 'poolTimeout', 'connectTimeout'],
    },
    { at: '.getConnection', is: 'connection', options: '[0]', timeouts: ['connectTimeout', 'transportConnectTimeout'] },
  ],
  callbacks: [
    { at: '.createPool|getConnection', function: '[last]', runs: 'later' },
    { at: 'Pool .getConnection|close', function: '[last]', runs: 'later' },
    { at: 'Connection .execute|executeMany|commit|rollback|close|release', function: '[last]', runs: 'later' },
  ],
  secrets: [
    { at: '.createPool|getConnection', value: '[0] .password', what: 'database password' },
    { at: '.createPool|getConnection', value: '[0] .walletPassword', what: 'wallet password' },
    { at: 'Connection .changePassword', value: '[1]', what: 'database password' },
  ],
} as const satisfies Library;
