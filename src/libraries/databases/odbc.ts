import type { Library } from '../kinds.ts';

export default {
  package: 'odbc',
  aliases: ['ibm_db', 'msnodesqlv8'],
  is: ['database'],
  types: {
    Pool: ['.pool|Pool ()'],
    Connection: [
      '.connect|open|openSync ()',
      '.connect|open [last] param1',
      '.Database ()',
      'Pool .connect|open ()',
      'Pool .connect|open [last] param1',
    ],
    Statement: ['Connection .createStatement|prepare|prepareSync ()', 'Connection .prepare [last] param1'],
  },
  queries: [
    {
      at: 'Pool|Connection .query|querySync|queryStream|queryResult|queryRaw',
      language: 'sql',
      text: ['[0]', '[0] .sql'],
      values: ['[1]', '[0] .params'],
      placeholders: 'question',
    },
    { at: 'Connection .prepare|prepareSync', language: 'sql', text: ['[0]'], placeholders: 'question' },
    { at: 'Statement .prepare', language: 'sql', text: ['[0]'], placeholders: 'question' },
    { at: '.query|queryRaw', language: 'sql', text: ['[1]'], values: ['[2]'], placeholders: 'question' },
  ],
  transactions: [
    { at: 'Connection .beginTransaction|beginTransactionSync', does: 'begin', returns: 'receiver' },
    { at: 'Connection .commit|commitTransaction|commitTransactionSync', does: 'commit' },
    { at: 'Connection .rollback|rollbackTransaction|rollbackTransactionSync', does: 'rollback' },
  ],
  connections: [
    { acquire: '.connect', release: ['Connection .close|closeSync'] },
    { acquire: '.open', release: ['Connection .close|closeSync'], param: '[last] param1' },
  ],
  callbacks: [
    { at: 'Pool|Connection .query|prepare|close|beginTransaction|commit|rollback', function: '[last]', runs: 'later' },
  ],
  secrets: [
    { at: '.connect|open|openSync|pool', value: '[0]', what: 'connection string' },
    { at: '.connect|pool', value: '[0] .connectionString', what: 'connection string' },
  ],
} as const satisfies Library;
