import type { Library } from '../kinds.ts';

export default {
  package: 'bun:sqlite',
  is: ['database'],
  types: { Database: ['()', '.Database ()'], Statement: ['Database .query|prepare ()'] },
  synchronous: ['Database .query|prepare|run|exec', 'Statement .run|get|all|values|iterate'],
  queries: [
    { at: 'Database .query|prepare', language: 'sql', text: ['[0]'], placeholders: 'question' },
    { at: 'Database .run|exec', language: 'sql', text: ['[0]'], values: ['[1..]'], placeholders: 'question' },
  ],
  wraps: [{ at: 'Database .transaction', function: '[0]' }],
  transactions: [{ at: 'Database .transaction', does: 'callback', function: '[0]' }],
} as const satisfies Library;
