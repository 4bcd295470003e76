import type { Library } from '../kinds.ts';

export default {
  package: 'pg',
  versions: '7 || 8',
  is: ['database'],
  types: {
    Pool: ['.Pool ()', '.native .Pool ()'],
    Client: ['.Client ()', '.native .Client ()'],
    PoolClient: ['Pool .connect ()', 'Pool .connect [last] param1', 'Pool .on [1] param0'],
    ClientBase: [],
    Query: ['.Query ()'],
    QueryResult: ['Pool|ClientBase .query ()', 'Pool|ClientBase .query [last] param1'],
  },
  extends: { Client: ['ClientBase'], PoolClient: ['ClientBase'] },
  queries: [
    {
      at: 'Pool|ClientBase .query',
      language: 'sql',
      text: ['[0]', '[0] .text'],
      values: ['[1]', '[0] .values'],
      placeholders: 'dollar',
    },
    {
      at: '.Query',
      language: 'sql',
      text: ['[0]', '[0] .text'],
      values: ['[1]', '[0] .values'],
      placeholders: 'dollar',
    },
  ],
  connections: [
    { acquire: 'Pool .connect', release: ['PoolClient .release'], lasts: ['PoolClient .on'] },
    {
      acquire: 'Pool .connect',
      release: ['PoolClient .release', 'Pool .connect [last] param2'],
      param: '[last] param1',
    },
    { acquire: 'Client .connect', release: ['Client .end'], lasts: ['Client .on'] },
  ],
  pools: [
    {
      at: '.Pool',
      is: 'pool',
      options: '[0]',
      size: ['max', 'min'],
      timeouts: ['connectionTimeoutMillis', 'idleTimeoutMillis', 'query_timeout', 'statement_timeout'],
    },
    {
      at: '.Client',
      is: 'connection',
      options: '[0]',
      timeouts: ['connectionTimeoutMillis', 'query_timeout', 'statement_timeout'],
    },
  ],
  sanitizers: [
    { at: 'ClientBase .escapeLiteral', input: '[0]', safeFor: ['sql'], yields: 'literal' },
    { at: 'ClientBase .escapeIdentifier', input: '[0]', safeFor: ['sql'], yields: 'identifier' },
    { at: '.escapeLiteral', input: '[0]', safeFor: ['sql'], yields: 'literal' },
    { at: '.escapeIdentifier', input: '[0]', safeFor: ['sql'], yields: 'identifier' },
    { at: '.Client .prototype .escapeLiteral', input: '[0]', safeFor: ['sql'], yields: 'literal' },
    { at: '.Client .prototype .escapeIdentifier', input: '[0]', safeFor: ['sql'], yields: 'identifier' },
  ],
  callbacks: [
    { at: 'Pool|ClientBase .query', function: '[last]', runs: 'later' },
    { at: 'Pool|ClientBase .connect', function: '[last]', runs: 'later' },
    { at: 'Pool|ClientBase .on', function: '[1]', runs: 'later', drops: true },
  ],
  secrets: [
    { at: '.Pool|Client', value: '[0] .password', what: 'database password' },
    { at: '.Pool|Client', value: '[0] .connectionString', what: 'connection string' },
    { at: '.Client', value: '[0]', what: 'connection string' },
  ],
} as const satisfies Library;
