import type { Library } from '../kinds.ts';

export default {
  package: 'better-sqlite3',
  aliases: ['better-sqlite3-multiple-ciphers', '@signalapp/better-sqlite3', 'libsql'],
  is: ['database'],
  types: {
    Database: [
      '()',
      '.Database ()',
      'Database .exec|close|function|aggregate|table|loadExtension|defaultSafeIntegers ()',
    ],
    Statement: ['Database .prepare ()'],
  },
  fluent: ['Statement .pluck|expand|raw|bind|safeIntegers', 'Database .exec|function|aggregate|loadExtension'],
  links: [{ at: 'Statement .get', single: true }],
  synchronous: ['Database .prepare|exec|pragma', 'Statement .run|get|all|iterate'],
  queries: [
    { at: 'Database .prepare', language: 'sql', text: ['[0]'], placeholders: 'question' },
    { at: 'Database .exec', language: 'sql', text: ['[0]'], placeholders: 'none' },
    { at: 'Database .pragma', language: 'sql', text: ['[0]'], fragment: true, placeholders: 'none' },
  ],
  // The call gives back a function that runs inside a transaction.
  wraps: [
    { at: 'Database .transaction', function: '[0]' },
    { at: 'Database .transaction () .deferred|immediate|exclusive', function: '[0]' },
  ],
  transactions: [{ at: 'Database .transaction', does: 'callback', function: '[0]' }],
  connections: [{ acquire: '/', release: ['Database .close'] }],
  pools: [{ at: '/', is: 'connection', options: '[1]', timeouts: ['timeout'] }],
  sinks: [
    { at: '/', kind: 'path', value: '[0]' },
    { at: 'Database .backup|loadExtension', kind: 'path', value: '[0]' },
  ],
  callbacks: [
    { at: 'Database .function', function: '[last]', runs: 'later' },
    { at: 'Database .aggregate', function: '[1] .step', runs: 'later' },
  ],
} as const satisfies Library;
