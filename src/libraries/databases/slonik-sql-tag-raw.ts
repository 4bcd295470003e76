import type { Library } from '../kinds.ts';

export default {
  package: 'slonik-sql-tag-raw',
  queries: [{ at: '.raw', language: 'sql', text: ['[0]'], values: ['[1]'], placeholders: 'dollar', fragment: true }],
} as const satisfies Library;
