import type { Library } from '../kinds.ts';

export default {
  package: 'duckdb',
  aliases: ['duckdb-async', '@duckdb/node-api'],
  is: ['database'],
  types: {
    Database: ['.Database ()', '.Database .create ()', '.DuckDBInstance .create ()'],
    Connection: ['Database .connect ()'],
    Statement: ['Database|Connection .prepare ()'],
  },
  queries: [
    {
      at: 'Database|Connection .run|all|get|each|exec|stream|prepare',
      language: 'sql',
      text: ['[0]'],
      values: ['[1..]'],
      placeholders: 'question',
    },
    {
      at: 'Connection .runAndRead|runAndReadAll|runAndReadUntil|streamAndRead',
      language: 'sql',
      text: ['[0]'],
      values: ['[1]'],
      placeholders: 'question',
    },
  ],
  callbacks: [{ at: 'Database|Connection|Statement .run|all|get|each|exec', function: '[last]', runs: 'later' }],
} as const satisfies Library;
