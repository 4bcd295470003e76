import type { Library } from '../kinds.ts';

export default {
  package: 'snowflake-sdk',
  is: ['database'],
  types: {
    Connection: [
      '.createConnection ()',
      '.createConnection () .connect [0] param1',
      'Pool .use [0] param0',
      'Pool .acquire ()',
    ],
    Pool: ['.createPool ()'],
  },
  queries: [
    {
      at: 'Connection .execute',
      language: 'sql',
      text: ['[0] .sqlText'],
      values: ['[0] .binds'],
      placeholders: 'question',
    },
  ],
  connections: [
    { acquire: 'Pool .acquire', release: ['Pool .release|destroy'] },
    { acquire: '.createConnection', release: ['Connection .destroy'] },
  ],
  pools: [
    {
      at: '.createPool',
      is: 'pool',
      options: '[1]',
      size: ['max', 'min'],
      timeouts: ['evictionRunIntervalMillis', 'idleTimeoutMillis'],
    },
  ],
  callbacks: [
    { at: 'Connection .execute', function: '[0] .complete', runs: 'later' },
    { at: 'Connection .connect|connectAsync|destroy', function: '[0]', runs: 'later' },
    { at: 'Pool .use', function: '[0]', runs: 'now' },
  ],
  secrets: [
    { at: '.createConnection|createPool', value: '[0] .password', what: 'database password' },
    { at: '.createConnection|createPool', value: '[0] .privateKey', what: 'private key' },
    { at: '.createConnection|createPool', value: '[0] .token', what: 'database token' },
  ],
} as const satisfies Library;
