import type { Library } from '../kinds.ts';

export default {
  package: '@vercel/postgres',
  is: ['database'],
  types: {
    Pool: ['.sql', '.db', '.createPool ()'],
    Client: ['.createClient ()'],
    VercelPool: [],
    VercelClient: [],
  },
  extends: { Pool: ['pg:Pool'], Client: ['pg:Client'], VercelPool: ['Pool'], VercelClient: ['Client'] },
  queries: [
    { at: 'Pool', language: 'sql', text: [], tagged: true, placeholders: 'tagged' },
    { at: 'Pool|Client .sql', language: 'sql', text: [], tagged: true, placeholders: 'tagged' },
  ],
  secrets: [{ at: '.createPool|createClient', value: '[0] .connectionString', what: 'connection string' }],
} as const satisfies Library;
