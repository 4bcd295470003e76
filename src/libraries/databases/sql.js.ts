import type { Library } from '../kinds.ts';

export default {
  package: 'sql.js',
  is: ['database'],
  types: { SqlJs: ['/', '()'], Database: ['SqlJs .Database ()'], Statement: ['Database .prepare ()'] },
  queries: [
    { at: 'Database .run|exec|each', language: 'sql', text: ['[0]'], values: ['[1]'], placeholders: 'question' },
    { at: 'Database .prepare', language: 'sql', text: ['[0]'], values: ['[1]'], placeholders: 'question' },
  ],
  connections: [{ acquire: 'Database .prepare', release: ['Statement .free'] }],
} as const satisfies Library;
