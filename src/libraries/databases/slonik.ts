import type { Library } from '../kinds.ts';

export default {
  package: 'slonik',
  is: ['database'],
  types: {
    CommonQueryMethods: [],
    DatabasePool: ['.createPool ()'],
    DatabasePoolConnection: ['DatabasePool .connect [0] param0'],
    DatabaseTransactionConnection: ['CommonQueryMethods .transaction [0] param0'],
    Sql: ['.sql', '.createSqlTag ()'],
  },
  extends: {
    DatabasePool: ['CommonQueryMethods'],
    DatabasePoolConnection: ['CommonQueryMethods'],
    DatabaseTransactionConnection: ['CommonQueryMethods'],
  },
  // Queries are made by tags only: holes are bound, and nothing takes text.
  queries: [
    { at: 'Sql', language: 'sql', text: [], tagged: true, placeholders: 'tagged', fragment: true },
    { at: 'Sql .unsafe|fragment', language: 'sql', text: [], tagged: true, placeholders: 'tagged', fragment: true },
    { at: 'Sql .type|typeAlias ()', language: 'sql', text: [], tagged: true, placeholders: 'tagged', fragment: true },
    {
      at: 'CommonQueryMethods .query|any|anyFirst|exists|many|manyFirst|maybeOne|maybeOneFirst|one|oneFirst|stream',
      language: 'sql',
      text: ['[0] .sql'],
      values: ['[0] .values'],
      placeholders: 'dollar',
    },
  ],
  transactions: [{ at: 'CommonQueryMethods .transaction', does: 'callback', function: '[0]', client: 0 }],
  pools: [
    {
      at: '.createPool',
      is: 'pool',
      options: '[1]',
      size: ['maximumPoolSize', 'minimumPoolSize'],
      timeouts: ['connectionTimeout', 'idleTimeout', 'statementTimeout', 'idleInTransactionSessionTimeout'],
    },
  ],
  sanitizers: [
    { at: 'Sql .identifier', input: '[0]', safeFor: ['sql'], yields: 'identifier' },
    { at: 'Sql .literalValue', input: '[0]', safeFor: ['sql'], yields: 'literal' },
  ],
  callbacks: [
    { at: 'CommonQueryMethods .transaction', function: '[0]', runs: 'now' },
    { at: 'DatabasePool .connect', function: '[0]', runs: 'now' },
  ],
  secrets: [{ at: '.createPool', value: '[0]', what: 'connection string' }],
} as const satisfies Library;
