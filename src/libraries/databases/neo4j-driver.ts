import type { Library } from '../kinds.ts';

export default {
  package: 'neo4j-driver',
  is: ['database'],
  types: {
    Driver: ['.driver ()', '.default .driver ()'],
    Session: ['Driver .session|rxSession ()'],
    Transaction: ['Session .beginTransaction ()'],
    ManagedTransaction: ['Session .executeRead|executeWrite|readTransaction|writeTransaction [0] param0'],
  },
  // Cypher: text does the same harm as SQL text.
  queries: [
    {
      at: 'Session|Transaction|ManagedTransaction .run',
      language: 'sql',
      text: ['[0]', '[0] .text'],
      values: ['[1]', '[0] .parameters'],
      placeholders: 'named-dollar',
    },
    {
      at: 'Driver .executeQuery',
      language: 'sql',
      text: ['[0]', '[0] .text'],
      values: ['[1]'],
      placeholders: 'named-dollar',
    },
  ],
  // Gives the transaction itself, which takes its connection with the first statement.
  synchronous: ['Session .beginTransaction'],
  transactions: [
    {
      at: 'Session .executeRead|executeWrite|readTransaction|writeTransaction',
      does: 'callback',
      function: '[0]',
      client: 0,
    },
    { at: 'Session .beginTransaction', does: 'begin', returns: 'transaction' },
    { at: 'Transaction .commit', does: 'commit' },
    { at: 'Transaction .rollback', does: 'rollback' },
  ],
  connections: [{ acquire: 'Driver .session', release: ['Session .close'] }],
  pools: [
    {
      at: '.driver',
      is: 'pool',
      options: '[2]',
      size: ['maxConnectionPoolSize'],
      timeouts: ['connectionTimeout', 'connectionAcquisitionTimeout', 'maxTransactionRetryTime'],
    },
  ],
  callbacks: [
    { at: 'Session .executeRead|executeWrite|readTransaction|writeTransaction', function: '[0]', runs: 'now' },
  ],
  secrets: [{ at: '.auth .basic', value: '[1]', what: 'database password' }],
} as const satisfies Library;
