import type { Library } from '../kinds.ts';

export default {
  package: 'hdb',
  is: ['database'],
  types: { Client: ['.createClient ()', '.Client ()'], Statement: ['Client .prepare [last] param1'] },
  queries: [
    {
      at: 'Client .exec|execute',
      language: 'sql',
      text: ['[0]', '[0] .sql'],
      values: ['[1]'],
      placeholders: 'question',
    },
    { at: 'Client .prepare', language: 'sql', text: ['[0]'], placeholders: 'question' },
  ],
  transactions: [
    { at: 'Client .commit', does: 'commit' },
    { at: 'Client .rollback', does: 'rollback' },
  ],
  connections: [
    { acquire: 'Client .prepare', release: ['Statement .drop'], param: '[last] param1' },
    { acquire: '.createClient', opens: 'Client .connect', release: ['Client .end|close|disconnect'] },
  ],
  callbacks: [
    { at: 'Client .exec|execute|prepare|connect|commit|rollback', function: '[last]', runs: 'later' },
    { at: 'Statement .exec|execute', function: '[last]', runs: 'later' },
    { at: 'Client .on', function: '[1]', runs: 'later' },
  ],
  secrets: [
    { at: '.createClient', value: '[0] .password', what: 'database password' },
    { at: 'Client .connect', value: '[0] .password', what: 'database password' },
  ],
} as const satisfies Library;
