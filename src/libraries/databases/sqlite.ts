import type { Library } from '../kinds.ts';

export default {
  package: 'sqlite',
  is: ['database'],
  types: {
    Database: ['.open ()', '.Database ()'],
    Statement: ['Database .prepare ()'],
  },
  queries: [
    {
      at: 'Database .run|get|all|each',
      language: 'sql',
      text: ['[0]', '[0] .sql'],
      values: ['[1..]', '[0] .values'],
      placeholders: 'question',
    },
    {
      at: 'Database .prepare',
      language: 'sql',
      text: ['[0]', '[0] .sql'],
      values: ['[1..]'],
      placeholders: 'question',
    },
    { at: 'Database .exec', language: 'sql', text: ['[0]', '[0] .sql'], placeholders: 'none' },
  ],
  connections: [
    { acquire: '.open', release: ['Database .close'] },
    { acquire: 'Database .prepare', release: ['Statement .finalize'] },
  ],
  pools: [{ at: '.open', is: 'connection', options: '[0]' }],
  sinks: [{ at: '.open', kind: 'path', value: '[0] .filename' }],
  callbacks: [{ at: 'Database|Statement .each', function: '[last]', runs: 'each' }],
} as const satisfies Library;
