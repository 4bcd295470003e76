import type { Library } from '../kinds.ts';

export default {
  package: 'pg-cursor',
  is: ['database'],
  types: { Cursor: ['()'] },
  queries: [{ at: '/', language: 'sql', text: ['[0]'], values: ['[1]'], placeholders: 'dollar' }],
  connections: [{ acquire: '/', release: ['Cursor .close'] }],
  callbacks: [{ at: 'Cursor .read', function: '[last]', runs: 'later' }],
} as const satisfies Library;
