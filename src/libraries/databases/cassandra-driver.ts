import type { Library } from '../kinds.ts';

export default {
  package: 'cassandra-driver',
  aliases: ['dse-driver'],
  is: ['database'],
  types: { Client: ['.Client ()'], Mapper: ['.mapping .Mapper ()'], ModelMapper: ['Mapper .forModel ()'] },
  queries: [
    {
      at: 'Client .execute|eachRow|stream|executeGraph',
      language: 'sql',
      text: ['[0]'],
      values: ['[1]'],
      placeholders: 'question',
    },
    {
      at: 'Client .batch',
      language: 'sql',
      text: ['[0] flat', '[0] flat .query'],
      values: ['[0] flat .params'],
      placeholders: 'question',
    },
  ],
  data: [
    { at: 'ModelMapper .get', does: 'read', where: '[0]', single: true, model: 'receiver' },
    { at: 'ModelMapper .find|findAll', does: 'read', where: '[0]', many: true, model: 'receiver' },
    { at: 'ModelMapper .insert', does: 'create', data: '[0]', model: 'receiver' },
    { at: 'ModelMapper .update', does: 'update', data: '[0]', model: 'receiver' },
    { at: 'ModelMapper .remove', does: 'delete', where: '[0]', model: 'receiver' },
  ],
  pools: [
    {
      at: '.Client',
      is: 'pool',
      options: '[0]',
      size: ['pooling.coreConnectionsPerHost'],
      timeouts: ['socketOptions.connectTimeout', 'socketOptions.readTimeout'],
    },
  ],
  callbacks: [
    { at: 'Client .execute|batch|connect|shutdown', function: '[last]', runs: 'later' },
    { at: 'Client .eachRow', function: '[3]', runs: 'each' },
  ],
  secrets: [
    { at: '.Client', value: '[0] .credentials .password', what: 'database password' },
    { at: '.auth .PlainTextAuthProvider', value: '[1]', what: 'database password' },
  ],
} as const satisfies Library;
