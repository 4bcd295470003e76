import type { Library } from '../kinds.ts';

export default {
  package: 'kysely',
  is: ['database'],
  types: {
    Kysely: [
      '.Kysely ()',
      'Kysely .withSchema|withPlugin|withoutPlugins|withTables|with|withRecursive ()',
      'Kysely .connection () .execute [0] param0',
    ],
    Transaction: ['TransactionBuilder .execute [0] param0', 'TransactionBuilder .execute ()'],
    ControlledTransaction: [
      'Kysely .startTransaction () .execute ()',
      'ControlledTransaction .savepoint () .execute ()',
    ],
    TransactionBuilder: ['Kysely .transaction ()', 'TransactionBuilder .setIsolationLevel|setAccessMode ()'],
    Sql: ['.sql'],
    RawBuilder: ['Sql ()', 'Sql .raw|lit|ref|table|id|join|val|value ()'],
    SelectQueryBuilder: ['Kysely|ExpressionBuilder .selectFrom|selectNoFrom ()', '.SelectQueryBuilder ()'],
    InsertQueryBuilder: ['Kysely .insertInto|replaceInto ()', '.InsertQueryBuilder ()'],
    UpdateQueryBuilder: ['Kysely .updateTable ()', '.UpdateQueryBuilder ()'],
    DeleteQueryBuilder: ['Kysely .deleteFrom ()', '.DeleteQueryBuilder ()'],
    ExpressionBuilder: ['SelectQueryBuilder .select [0] param0', '.expressionBuilder ()'],
    FunctionModule: ['Kysely|ExpressionBuilder .fn'],
  },
  extends: { Transaction: ['Kysely'], ControlledTransaction: ['Kysely'] },
  fluent: [
    'SelectQueryBuilder .where|whereRef|select|selectAll|distinct|distinctOn|innerJoin|leftJoin|rightJoin|fullJoin|crossJoin',
    'SelectQueryBuilder .innerJoinLateral|leftJoinLateral|crossJoinLateral|crossApply|outerApply|orderBy|groupBy|having|havingRef',
    'SelectQueryBuilder .limit|offset|fetch|top|union|unionAll|intersect|intersectAll|except|exceptAll|forUpdate|forShare',
    'SelectQueryBuilder .forNoKeyUpdate|forKeyShare|skipLocked|noWait|modifyFront|modifyEnd|clearSelect|clearWhere|clearOrderBy',
    'SelectQueryBuilder .clearLimit|clearOffset|clearGroupBy|withPlugin|$if|$call|$castTo|$narrowType|$notNull|$assertType',
    'InsertQueryBuilder .values|columns|expression|defaultValues|onConflict|onDuplicateKeyUpdate|returning|returningAll|ignore|or|orIgnore|orReplace|output|outputAll|modifyEnd|withPlugin|$if|$call|$castTo',
    'UpdateQueryBuilder .set|where|whereRef|from|innerJoin|leftJoin|rightJoin|returning|returningAll|output|outputAll|modifyEnd|withPlugin|limit|orderBy|$if|$call|$castTo',
    'DeleteQueryBuilder .where|whereRef|using|innerJoin|leftJoin|rightJoin|returning|returningAll|output|outputAll|modifyEnd|withPlugin|limit|orderBy|$if|$call|$castTo',
  ],
  queries: [
    { at: 'Sql', language: 'sql', text: [], tagged: true, placeholders: 'tagged', fragment: true },
    { at: 'Sql .raw|lit|literal', language: 'sql', text: ['[0]'], placeholders: 'none', fragment: true },
    { at: 'RawBuilder .execute', language: 'sql', text: ['receiver'], placeholders: 'tagged' },
    { at: '.CompiledQuery .raw', language: 'sql', text: ['[0]'], values: ['[1]'], placeholders: 'dollar' },
    {
      at: 'Kysely .executeQuery',
      language: 'sql',
      text: ['[0] .sql'],
      values: ['[0] .parameters'],
      placeholders: 'dollar',
    },
  ],
  aggregates: [
    { at: 'FunctionModule .count|countAll|countDistinct|sum|avg|min|max|jsonAgg' },
    { at: 'FunctionModule .agg', name: '[0]' },
  ],
  data: [
    { at: 'SelectQueryBuilder .execute|stream', does: 'read', many: true, model: 'receiver' },
    { at: 'SelectQueryBuilder .executeTakeFirst', does: 'read', single: true, model: 'receiver' },
    {
      at: 'SelectQueryBuilder .executeTakeFirstOrThrow',
      does: 'read',
      single: true,
      throwsWhenAbsent: true,
      model: 'receiver',
    },
    { at: 'InsertQueryBuilder .values', does: 'create', data: '[0]', model: 'receiver' },
    { at: 'UpdateQueryBuilder .set', does: 'update', data: '[0]', many: true, model: 'receiver' },
    { at: 'Kysely .deleteFrom', does: 'delete', many: true, model: '[0]' },
    { at: 'Kysely .mergeInto', does: 'upsert', model: '[0]' },
    {
      at: 'Kysely .schema .createTable|alterTable|dropTable|createIndex|dropIndex|createSchema|createView|createType',
      does: 'schema',
      model: '[0]',
    },
  ],
  clauses: [
    { at: 'SelectQueryBuilder .limit', says: 'limit', value: '[0]' },
    { at: 'SelectQueryBuilder .offset', says: 'offset', value: '[0]' },
    { at: 'SelectQueryBuilder|UpdateQueryBuilder|DeleteQueryBuilder .where', says: 'where', value: '[0]' },
  ],
  transactions: [
    { at: 'TransactionBuilder .execute', does: 'callback', function: '[0]', client: 0 },
    { at: 'Kysely .startTransaction () .execute', does: 'begin', returns: 'transaction' },
    { at: 'ControlledTransaction .commit', does: 'commit' },
    { at: 'ControlledTransaction .rollback', does: 'rollback' },
  ],
  sanitizers: [
    { at: 'Sql .ref|table|id', input: '[0]', safeFor: ['sql'], yields: 'identifier' },
    { at: 'Sql .val|value', input: '[0]', safeFor: ['sql'], yields: 'literal' },
  ],
  callbacks: [
    { at: 'TransactionBuilder .execute', function: '[0]', runs: 'now' },
    { at: 'Kysely .connection () .execute', function: '[0]', runs: 'now' },
  ],
} as const satisfies Library;
