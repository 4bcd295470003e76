import type { Library } from '../kinds.ts';

export default {
  package: '@nestjs/graphql',
  partOf: '@nestjs/common',
  is: ['graphql', 'framework'],
  types: {
    GqlExecutionContext: ['.GqlExecutionContext .create ()'],
    GqlContext: ['GqlExecutionContext .getContext ()'],
    GqlRequest: ['GqlContext .req|request'],
  },
  extends: {
    GqlExecutionContext: ['@nestjs/common:ExecutionContext'],
    GqlRequest: ['@nestjs/common:HttpRequest'],
  },
  conventions: {
    field: { params: [], rejected: { '*': 'handled' }, continues: 'return', returnsResponse: true },
    controller: { params: [], rejected: { '*': 'handled' }, continues: 'return', returnsResponse: true },
  },
  decorators: [
    { at: '.Resolver', does: 'resolver', options: '[0]' },
    // It looks for these among the methods of every provider.
    { at: '.Query', does: 'field', method: 'QUERY', path: ['[0]', '[0] .name', '[1] .name'], alone: true },
    { at: '.Mutation', does: 'field', method: 'MUTATION', path: ['[0]', '[0] .name', '[1] .name'], alone: true },
    {
      at: '.Subscription',
      does: 'field',
      method: 'SUBSCRIPTION',
      path: ['[0]', '[0] .name', '[1] .name'],
      alone: true,
    },
    { at: '.ResolveField|ResolveProperty', does: 'field', path: '[0]' },
    {
      at: '.Args',
      does: 'parameter',
      part: 'body',
      path: ['[0]', '[0] .name'],
      items: '[0..] flat',
      scalar: ['[0] .type', '[1] .type'],
    },
    { at: '.Parent|Root|Info|Directive|Extensions', does: 'documents' },
    { at: '.Context', does: 'parameter', path: '[0]', type: 'GqlContext' },
    { at: '.ObjectType|InputType|ArgsType|InterfaceType', does: 'model', options: '[last]' },
    { at: '.Field|HideField', does: 'documents', options: '[last]', scalar: ['[0]'] },
  ],
  // Where those are kept who open a connection, as `onConnect` found them.
  credentials: ['GqlContext .extra .user'],
  callKinds: [
    {
      at: 'GqlExecutionContext .getType ()',
      is: 'transport',
      names: { rest: 'http', graphql: 'graphql', websocket: 'ws', grpc: 'rpc' },
    },
    { at: 'GqlExecutionContext .getInfo () .operation .operation', is: 'operation' },
  ],
  sanitizers: [
    { at: '.Int|Float', safeFor: ['*'], yields: 'number' },
    { at: '.ID', safeFor: ['nosql'], yields: 'text' },
  ],

  schemas: [
    { at: '.PartialType', makes: 'ref', value: '[0]', adds: 'partial' },
    { at: '.PickType', makes: 'ref', value: '[0]', adds: 'pick', members: '[1] flat' },
    { at: '.OmitType', makes: 'ref', value: '[0]', adds: 'omit', members: '[1] flat' },
    { at: '.IntersectionType', makes: 'ref', value: '[0..]', adds: 'extend' },
  ],
  returns: [{ at: '.PartialType|PickType|OmitType|IntersectionType', value: '[0..]' }],
} as const satisfies Library;
