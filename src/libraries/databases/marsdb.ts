import type { Library } from '../kinds.ts';

export default {
  package: 'marsdb',
  is: ['database'],
  types: { Collection: ['()', '.Collection ()', '.default ()'] },
  data: [
    { at: 'Collection .find', does: 'read', where: '[0]', many: true, operators: true },
    { at: 'Collection .findOne', does: 'read', where: '[0]', single: true, operators: true },
    { at: 'Collection .count|ids', does: 'aggregate', where: '[0]', operators: true },
    { at: 'Collection .insert|insertAll', does: 'create', data: '[0]' },
    { at: 'Collection .update', does: 'update', where: '[0]', data: '[1]', operators: true },
    { at: 'Collection .remove', does: 'delete', where: '[0]', operators: true },
  ],
  queries: [{ at: 'Collection .update', language: 'nosql', text: ['[1]'], does: 'update' }],
  sinks: [{ at: 'Collection .find|findOne|update|remove|count', kind: 'nosql', value: '[0] .$where' }],
} as const satisfies Library;
