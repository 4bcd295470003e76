import type { Library } from '../kinds.ts';

export default {
  package: 'pg-promise',
  versions: '8 || 9 || 10 || 11 || 12',
  is: ['database'],
  types: {
    IMain: ['()', '.default ()'],
    IBaseProtocol: [],
    IDatabase: ['IMain ()'],
    ITask: ['IBaseProtocol .task|taskIf|tx|txIf [last] param0'],
    IConnected: ['IDatabase .connect ()'],
    IFormatting: ['.as', 'IMain .as'],
    IHelpers: ['IMain .helpers', '.helpers'],
    ParameterizedQuery: ['.ParameterizedQuery ()', 'IMain .ParameterizedQuery ()'],
    PreparedStatement: ['.PreparedStatement ()', 'IMain .PreparedStatement ()'],
    QueryFile: ['.QueryFile ()', 'IMain .QueryFile ()'],
  },
  extends: { IDatabase: ['IBaseProtocol'], ITask: ['IBaseProtocol'], IConnected: ['IBaseProtocol'] },
  queries: [
    {
      at: 'IBaseProtocol .query|none|one|oneOrNone|many|manyOrNone|any|result|multi|multiResult|map|each',
      language: 'sql',
      text: ['[0]', '[0] .text'],
      values: ['[1]', '[0] .values'],
      placeholders: 'dollar-filter',
    },
    // The name of a function or procedure becomes part of a statement.
    { at: 'IBaseProtocol .func|proc', language: 'sql', text: ['[0]'], values: ['[1]'], fragment: true },
    {
      at: 'IFormatting .format',
      language: 'sql',
      text: ['[0]'],
      values: ['[1]'],
      placeholders: 'dollar-filter',
      fragment: true,
    },
    {
      at: '.ParameterizedQuery|PreparedStatement',
      language: 'sql',
      text: ['[0]', '[0] .text'],
      values: ['[1]', '[0] .values'],
      placeholders: 'dollar',
    },
    {
      at: 'IMain .ParameterizedQuery|PreparedStatement',
      language: 'sql',
      text: ['[0]', '[0] .text'],
      values: ['[1]', '[0] .values'],
      placeholders: 'dollar',
    },
    {
      at: 'IHelpers .concat',
      language: 'sql',
      text: ['[0] flat', '[0] flat .query'],
      values: ['[0] flat .values'],
      placeholders: 'dollar-filter',
      fragment: true,
    },
  ],
  transactions: [{ at: 'IBaseProtocol .tx|txIf', does: 'callback', function: '[last]', client: 0 }],
  connections: [{ acquire: 'IDatabase .connect', release: ['IConnected .done'] }],
  pools: [
    {
      at: 'IMain',
      is: 'pool',
      options: '[0]',
      size: ['max', 'min', 'poolSize'],
      timeouts: ['connectionTimeoutMillis', 'idleTimeoutMillis', 'query_timeout', 'statement_timeout'],
    },
  ],
  sanitizers: [
    {
      at: 'IFormatting .value|text|json|csv|array|buffer|date|func',
      input: '[0]',
      safeFor: ['sql'],
      yields: 'literal',
    },
    { at: 'IFormatting .number|bool', input: '[0]', safeFor: ['sql'], yields: 'literal' },
    { at: 'IFormatting .name|alias', input: '[0]', safeFor: ['sql'], yields: 'identifier' },
    { at: 'IHelpers .insert|update|values|sets', input: '[0]', safeFor: ['sql'], yields: 'literal' },
    // What its statements hold is looked at where they are put together.
    { at: 'IHelpers .concat', input: '[0]', safeFor: ['sql'], yields: 'statement' },
  ],
  flows: [{ at: 'IFormatting .format', from: '[0]', to: 'return' }],
  callbacks: [
    { at: 'IBaseProtocol .task|taskIf|tx|txIf', function: '[last]', runs: 'now' },
    { at: 'IBaseProtocol .map|each', function: '[2]', runs: 'each' },
  ],
  secrets: [
    { at: 'IMain', value: '[0] .password', what: 'database password' },
    { at: 'IMain', value: '[0] .connectionString', what: 'connection string' },
    { at: 'IMain', value: '[0]', what: 'connection string' },
  ],
} as const satisfies Library;
