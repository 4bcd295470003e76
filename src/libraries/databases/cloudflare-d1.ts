import type { Library } from '../kinds.ts';

export default {
  package: '@cloudflare/workers-types',
  is: ['database'],
  types: {
    D1Database: ['D1Database .withSession ()'],
    D1PreparedStatement: ['D1Database .prepare ()', 'D1PreparedStatement .bind ()'],
    KVNamespace: [],
  },
  queries: [
    { at: 'D1Database .prepare', language: 'sql', text: ['[0]'], placeholders: 'question' },
    { at: 'D1Database .exec', language: 'sql', text: ['[0]'], placeholders: 'none' },
  ],
  transactions: [{ at: 'D1Database .batch', does: 'callback', function: '[0]', together: true }],
} as const satisfies Library;
