import type { Library } from '../kinds.ts';

export default {
  package: 'nedb',
  aliases: ['@seald-io/nedb', 'nedb-promises', 'nedb-async', 'nedb-core'],
  is: ['database'],
  types: { Datastore: ['()', '.default ()', '.create ()', '.Datastore ()'] },
  data: [
    { at: 'Datastore .find|findAsync', does: 'read', where: '[0]', many: true, operators: true },
    { at: 'Datastore .findOne|findOneAsync', does: 'read', where: '[0]', single: true, operators: true },
    { at: 'Datastore .count|countAsync', does: 'aggregate', where: '[0]', operators: true },
    { at: 'Datastore .insert|insertAsync', does: 'create', data: '[0]' },
    { at: 'Datastore .update|updateAsync', does: 'update', where: '[0]', data: '[1]', operators: true },
    { at: 'Datastore .remove|removeAsync', does: 'delete', where: '[0]', operators: true },
  ],
  queries: [{ at: 'Datastore .update|updateAsync', language: 'nosql', text: ['[1]'], does: 'update' }],
  sinks: [
    { at: 'Datastore .find|findOne|count|update|remove|findAsync|findOneAsync', kind: 'nosql', value: '[0] .$where' },
  ],
  callbacks: [{ at: 'Datastore .find|findOne|count|insert|update|remove', function: '[last]', runs: 'later' }],
} as const satisfies Library;
