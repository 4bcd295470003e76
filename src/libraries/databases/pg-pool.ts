import type { Library } from '../kinds.ts';

export default {
  package: 'pg-pool',
  is: ['database'],
  types: { Pool: ['()'] },
  extends: { Pool: ['pg:Pool'] },
  pools: [
    {
      at: '/',
      is: 'pool',
      options: '[0]',
      size: ['max', 'min'],
      timeouts: ['connectionTimeoutMillis', 'idleTimeoutMillis', 'query_timeout', 'statement_timeout'],
    },
  ],
  secrets: [
    { at: '/', value: '[0] .password', what: 'database password' },
    { at: '/', value: '[0] .connectionString', what: 'connection string' },
  ],
} as const satisfies Library;
