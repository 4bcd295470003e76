import type { Library } from '../kinds.ts';

export default {
  package: 'objection',
  is: ['database', 'orm'],
  types: {
    ModelClass: [
      '.Model',
      '.mixin ()',
      '.compose () ()',
      'ModelClass .bindKnex|bindTransaction ()',
      'Model .constructor',
      '.transaction [last] param0',
      '.transaction [last] param1',
      '.transaction [last] param2',
    ],
    Model: [
      'ModelClass ()',
      'ModelClass .fromJson|fromDatabaseJson ()',
      'QueryBuilder element',
      'QueryBuilder .findById|findOne|first|insert|insertAndFetch|patchAndFetchById ()',
    ],
    QueryBuilder: [
      'ModelClass .query|relatedQuery|fetchGraph ()',
      'Model .$query|$relatedQuery|$fetchGraph ()',
      'QueryBuilder .insert|insertAndFetch|insertGraph|insertGraphAndFetch|upsertGraph|upsertGraphAndFetch|patch ()',
      'QueryBuilder .patchAndFetch|patchAndFetchById|update|updateAndFetch|updateAndFetchById|delete|deleteById ()',
      'QueryBuilder .findById|findByIds|findOne|relate|unrelate|first|clone ()',
    ],
    Transaction: [
      'ModelClass .startTransaction ()',
      'ModelClass .transaction [last] param0',
      '.transaction [last] param0',
    ],
  },
  extends: { QueryBuilder: ['knex:QueryBuilder'], Transaction: ['knex:Transaction'] },
  fluent: [
    'QueryBuilder .withGraphFetched|withGraphJoined|withGraph|modifyGraph|allowGraph|graphExpressionObject|throwIfNotFound',
    'QueryBuilder .context|page|range|joinRelated|innerJoinRelated|outerJoinRelated|leftJoinRelated|leftOuterJoinRelated',
    'QueryBuilder .rightJoinRelated|rightOuterJoinRelated|fullOuterJoinRelated|findById|findOne|findByIds|findByComposite',
    'QueryBuilder .first|patch|patchAndFetch|relate|unrelate|returning|execute|modify|modifiers|alias|aliasFor|tableRefFor',
    'QueryBuilder .runBefore|runAfter|onBuild|onBuildKnex|onError|skipUndefined|castTo|for|debug|timeout|resultSize',
    'QueryBuilder .whereComposite|whereInComposite|whereExists|whereNotExists|clearEager|clearWithGraph|mergeContext',
  ],
  queries: [
    { at: '.raw', language: 'sql', text: ['[0]'], values: ['[1..]'], placeholders: 'question', fragment: true },
  ],
  clauses: [
    { at: 'QueryBuilder .page|range', says: 'limit', value: '[1]' },
    { at: 'QueryBuilder .page|range', says: 'offset', value: '[0]' },
  ],
  flows: [
    { at: 'ModelClass .fromJson|fromDatabaseJson', from: '[0]', to: 'return' },
    { at: 'Model .$set|$setJson', from: '[0]', to: 'receiver' },
  ],
  sanitizers: [{ at: '.ref', input: '[0]', safeFor: ['sql'], yields: 'identifier' }],
  data: [
    { at: 'QueryBuilder .findById', does: 'read', where: '[0]', single: true, model: 'receiver' },
    { at: 'QueryBuilder .findOne', does: 'read', where: '[0]', single: true, model: 'receiver' },
    { at: 'QueryBuilder .findByIds', does: 'read', where: '[0]', many: true, model: 'receiver' },
    {
      at: 'QueryBuilder .insert|insertAndFetch|insertGraph|insertGraphAndFetch|insertWithRelated',
      does: 'create',
      data: '[0]',
      model: 'receiver',
    },
    { at: 'QueryBuilder .upsertGraph|upsertGraphAndFetch', does: 'upsert', data: '[0]', model: 'receiver' },
    { at: 'QueryBuilder .patch|patchAndFetch|updateAndFetch', does: 'update', data: '[0]', model: 'receiver' },
    {
      at: 'QueryBuilder .patchAndFetchById|updateAndFetchById',
      does: 'update',
      where: '[0]',
      data: '[1]',
      single: true,
      model: 'receiver',
    },
    { at: 'QueryBuilder .deleteById', does: 'delete', where: '[0]', single: true, model: 'receiver' },
    { at: 'QueryBuilder .relate|unrelate', does: 'update', model: 'receiver' },
    { at: 'QueryBuilder .page|range', does: 'read', many: true, pair: true, model: 'receiver' },
    { at: 'QueryBuilder .resultSize', does: 'aggregate', model: 'receiver' },
  ],
  links: [
    { at: 'QueryBuilder .throwIfNotFound', throwsWhenAbsent: true },
    { at: 'ModelClass .query', client: '[0]' },
    { at: 'ModelClass .relatedQuery', client: '[1]' },
    { at: 'ModelClass .fetchGraph', client: '[2] .transaction' },
    { at: 'ModelClass .bindKnex|bindTransaction', client: '[0]' },
    { at: 'Model .$query', client: '[0]' },
    { at: 'Model .$relatedQuery', client: '[1]' },
    { at: 'Model .$fetchGraph', client: '[1] .transaction' },
    { at: 'QueryBuilder .transacting', client: '[0]' },
  ],
  transactions: [
    // `transaction(Person, Animal, async (Person, Animal, trx) => …)`
    { at: '.transaction', does: 'callback', function: '[last]', client: 'any' },
    { at: '.transaction .start', does: 'begin', returns: 'transaction' },
    { at: 'ModelClass .transaction', does: 'callback', function: '[last]', client: 0 },
    { at: 'ModelClass .startTransaction', does: 'begin', returns: 'transaction' },
  ],
  callbacks: [
    { at: '.transaction', function: '[last]', runs: 'now' },
    { at: 'ModelClass .transaction', function: '[last]', runs: 'now' },
  ],
} as const satisfies Library;
