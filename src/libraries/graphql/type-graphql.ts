import type { Library } from '../kinds.ts';

export default {
  package: 'type-graphql',
  is: ['graphql'],
  conventions: {
    field: { params: [], rejected: { '*': 'handled' }, continues: 'return', returnsResponse: true },
    controller: { params: [], rejected: { '*': 'handled' }, continues: 'return', returnsResponse: true },
    checker: {
      params: ['ResolverData', 'Wanted'],
      rejected: { '*': 'handled' },
      continues: 'returns-true',
      member: 'check',
    },
    guard: { params: ['ResolverData', 'Next'], rejected: { '*': 'handled' }, continues: 'await-next', member: 'use' },
  },
  types: { ResolverData: [], Context: ['ResolverData .context'], Next: [], MiddlewareFn: [], Wanted: [] },
  extends: { Context: ['graphql:Context'] },
  settings: [
    { at: '.buildSchema|buildSchemaSync', is: 'checker', items: '[0] .authChecker', convention: 'checker' },
    {
      at: '.buildSchema|buildSchemaSync',
      is: 'global-guard',
      items: '[0] .globalMiddlewares flat',
      convention: 'guard',
    },
  ],
  decorators: [
    { at: '.Resolver', does: 'resolver' },
    { at: '.Query', does: 'field', method: 'QUERY', path: ['[0] .name', '[1] .name'] },
    { at: '.Mutation', does: 'field', method: 'MUTATION', path: ['[0] .name', '[1] .name'] },
    { at: '.Subscription', does: 'field', method: 'SUBSCRIPTION', path: ['[0] .name', '[1] .name'] },
    { at: '.FieldResolver', does: 'field' },
    { at: '.Arg', does: 'parameter', part: 'body', path: '[0]', scalar: ['[1]'] },
    { at: '.Args', does: 'parameter', part: 'body', path: '[0]', scalar: ['[0]'] },
    { at: '.Ctx', does: 'parameter', path: '[0]', type: 'Context' },
    { at: '.UseMiddleware', does: 'guard', items: '[0..] flat' },
    {
      at: '.createMethodMiddlewareDecorator|createResolverClassMiddlewareDecorator|createMethodDecorator',
      does: 'guard',
      items: '[0]',
    },
    { at: '.Authorized', does: 'metadata', items: '[0..] flat', asks: 'checker' },
    { at: '.ObjectType|InputType|ArgsType|InterfaceType', does: 'model' },
    { at: '.Field', does: 'documents', scalar: ['[0]'] },
  ],
  sanitizers: [
    { at: '.Int|Float', safeFor: ['*'], yields: 'number' },
    { at: '.ID', safeFor: ['nosql'], yields: 'text' },
  ],
  graphql: [{ at: '.buildSchema|buildSchemaSync', classes: '[0] .resolvers flat' }],
} as const satisfies Library;
