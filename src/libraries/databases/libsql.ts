import type { Library } from '../kinds.ts';

export default {
  package: '@libsql/client',
  is: ['database'],
  types: {
    Client: [
      '.createClient ()',
      '/web .createClient ()',
      '/http .createClient ()',
      '/node .createClient ()',
      '/sqlite3 .createClient ()',
    ],
    Transaction: ['Client .transaction ()'],
  },
  queries: [
    {
      at: 'Client|Transaction .execute',
      language: 'sql',
      text: ['[0]', '[0] .sql'],
      values: ['[1]', '[0] .args'],
      placeholders: 'question',
    },
    {
      at: 'Client|Transaction .batch|migrate',
      language: 'sql',
      text: ['[0] flat', '[0] flat .sql'],
      values: ['[0] flat .args'],
      placeholders: 'question',
    },
    { at: 'Client|Transaction .executeMultiple', language: 'sql', text: ['[0]'], placeholders: 'none' },
  ],
  transactions: [
    { at: 'Client .transaction', does: 'begin', returns: 'transaction' },
    { at: 'Transaction .commit', does: 'commit' },
    { at: 'Transaction .rollback', does: 'rollback' },
  ],
  connections: [{ acquire: 'Client .transaction', release: ['Transaction .close|commit|rollback'] }],
  secrets: [
    { at: '.createClient', value: '[0] .authToken', what: 'database token' },
    { at: '.createClient', value: '[0] .encryptionKey', what: 'encryption key' },
    { at: '.createClient', value: '[0] .url', what: 'connection string' },
  ],
} as const satisfies Library;
