import type { Library } from '../kinds.ts';

export default {
  package: '@neondatabase/serverless',
  is: ['database'],
  types: {
    NeonQueryFunction: ['.neon ()', 'NeonQueryFunction .transaction [0] param0'],
    Pool: ['.Pool ()'],
    Client: ['.Client ()'],
  },
  extends: { Pool: ['pg:Pool'], Client: ['pg:Client'] },
  queries: [
    { at: 'NeonQueryFunction', language: 'sql', text: ['[0]'], values: ['[1]'], tagged: true, placeholders: 'dollar' },
    { at: 'NeonQueryFunction .query', language: 'sql', text: ['[0]'], values: ['[1]'], placeholders: 'dollar' },
    { at: 'NeonQueryFunction .unsafe', language: 'sql', text: ['[0]'], fragment: true, placeholders: 'none' },
  ],
  transactions: [{ at: 'NeonQueryFunction .transaction', does: 'callback', function: '[0]', client: 0 }],
  secrets: [
    { at: '.neon', value: '[0]', what: 'connection string' },
    { at: '.Pool|Client', value: '[0] .connectionString', what: 'connection string' },
  ],
} as const satisfies Library;
