import type { Library } from '../kinds.ts';

export default {
  package: 'arangojs',
  is: ['database'],
  types: { Database: ['()', '.Database ()'] },
  queries: [
    { at: '.aql', language: 'sql', text: [], tagged: true, placeholders: 'tagged', fragment: true },
    { at: '.aql .literal', language: 'sql', text: ['[0]'], fragment: true, placeholders: 'none' },
    {
      at: 'Database .query',
      language: 'sql',
      text: ['[0]', '[0] .query'],
      values: ['[1]', '[0] .bindVars'],
      placeholders: 'named-at',
    },
  ],
  secrets: [{ at: '.Database', value: '[0] .auth .password', what: 'database password' }],
} as const satisfies Library;
