import type { Library } from '../kinds.ts';

export default {
  package: '@clickhouse/client',
  aliases: ['@clickhouse/client-web'],
  is: ['database'],
  standsAlone: true,
  types: { ClickHouseClient: ['.createClient ()'] },
  queries: [
    {
      at: 'ClickHouseClient .query|exec|command',
      language: 'sql',
      text: ['[0] .query'],
      values: ['[0] .query_params'],
      placeholders: 'none',
    },
  ],
  data: [{ at: 'ClickHouseClient .insert', does: 'create', data: '[0] .values', model: '[0] .table' }],
  pools: [
    {
      at: '.createClient',
      is: 'pool',
      limited: true,
      options: '[0]',
      size: ['max_open_connections'],
      timeouts: ['request_timeout'],
    },
  ],
  secrets: [
    { at: '.createClient', value: '[0] .password', what: 'database password' },
    { at: '.createClient', value: '[0] .url', what: 'connection string' },
  ],
} as const satisfies Library;
