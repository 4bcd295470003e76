import type { Library } from '../kinds.ts';

export default {
  package: 'sqlite3',
  aliases: ['@vscode/sqlite3', '@journeyapps/sqlcipher', '@louislam/sqlite3'],
  is: ['database'],
  types: {
    Sqlite3: ['/', 'Sqlite3 .verbose ()'],
    Database: ['Sqlite3 .Database ()', 'Sqlite3 .cached .Database ()'],
    Statement: ['Database .prepare ()', 'Statement .bind|reset ()'],
  },
  fluent: ['Database .run|exec|each|all|get|on|parallelize|serialize', 'Statement .run|get|all|each|bind|reset'],
  queries: [
    {
      at: 'Database .run|get|all|each|map',
      language: 'sql',
      text: ['[0]'],
      values: ['[1..]'],
      placeholders: 'question',
    },
    { at: 'Database .exec', language: 'sql', text: ['[0]'], placeholders: 'none' },
    { at: 'Database .prepare', language: 'sql', text: ['[0]'], values: ['[1..]'], placeholders: 'question' },
  ],
  connections: [
    { acquire: 'Database .prepare', release: ['Statement .finalize'] },
    { acquire: 'Sqlite3 .Database', release: ['Database .close'] },
  ],
  pools: [{ at: 'Sqlite3 .Database', is: 'connection' }],
  sinks: [
    { at: 'Sqlite3 .Database', kind: 'path', value: '[0]' },
    { at: 'Database .loadExtension', kind: 'path', value: '[0]' },
  ],
  callbacks: [
    {
      at: 'Database|Statement .run|get|all|exec|map|prepare|close|finalize|bind|reset',
      function: '[last]',
      runs: 'later',
    },
    { at: 'Database|Statement .each', function: '[last]', runs: 'later' },
    { at: 'Database .serialize|parallelize', function: '[0]', runs: 'now' },
    { at: 'Database .on', function: '[1]', runs: 'later' },
    { at: 'Sqlite3 .Database', function: '[last]', runs: 'later' },
  ],
} as const satisfies Library;
