import type { Library } from '../kinds.ts';

export default {
  package: '@sap/hana-client',
  is: ['database'],
  types: {
    Connection: [
      '.createConnection ()',
      '.createClient ()',
      '.createConnection [last] param1',
      '.createPool () .getConnection ()',
      '.createPool () .getConnection [last] param1',
    ],
    Statement: ['Connection .prepare ()', 'Connection .prepare [last] param1'],
  },
  queries: [
    {
      at: 'Connection .exec|execute|prepare',
      language: 'sql',
      text: ['[0]'],
      values: ['[1]'],
      placeholders: 'question',
    },
    { at: '/extension/Stream .createProcStatement', language: 'sql', text: ['[1]'], placeholders: 'question' },
    { at: '/extension/Stream.js .createProcStatement', language: 'sql', text: ['[1]'], placeholders: 'question' },
  ],
  transactions: [
    { at: 'Connection .commit', does: 'commit' },
    { at: 'Connection .rollback', does: 'rollback' },
  ],
  connections: [
    { acquire: '.createConnection', release: ['Connection .disconnect|close'] },
    { acquire: 'Connection .prepare', release: ['Statement .drop'] },
  ],
  callbacks: [
    { at: 'Connection .exec|execute|prepare|connect|disconnect|commit|rollback', function: '[last]', runs: 'later' },
    { at: 'Statement .exec|execute|execQuery|execBatch', function: '[last]', runs: 'later' },
    { at: '/extension/Stream .createProcStatement', function: '[last]', runs: 'later' },
  ],
  secrets: [
    { at: '.createConnection', value: '[0] .pwd', what: 'database password' },
    { at: '.createConnection', value: '[0] .password', what: 'database password' },
    { at: 'Connection .connect', value: '[0] .pwd', what: 'database password' },
    { at: 'Connection .connect', value: '[0] .password', what: 'database password' },
  ],
} as const satisfies Library;
