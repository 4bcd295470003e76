import type { Library } from '../kinds.ts';

export default {
  package: 'pg-query-stream',
  is: ['database'],
  types: { QueryStream: ['()', '.default ()'] },
  extends: { QueryStream: ['node:stream:Readable'] },
  queries: [{ at: '/', language: 'sql', text: ['[0]'], values: ['[1]'], placeholders: 'dollar' }],
} as const satisfies Library;
