import type { Library } from '../kinds.ts';

export default {
  package: 'minimongo',
  is: ['database'],
  types: {
    Db: [
      '.MemoryDb|LocalStorageDb|IndexedDb|WebSQLDb|RemoteDb|HybridDb|ReplicatingDb ()',
      '/lib/MemoryDb ()',
      '/lib/LocalStorageDb ()',
      '/lib/IndexedDb ()',
      '/lib/RemoteDb ()',
      '/lib/HybridDb ()',
    ],
    Collection: ['Db .*', 'Db .collections .*'],
  },
  data: [
    { at: 'Collection .find', does: 'read', where: '[0]', many: true, operators: true, model: 'member' },
    { at: 'Collection .findOne', does: 'read', where: '[0]', single: true, operators: true, model: 'member' },
    { at: 'Collection .upsert', does: 'upsert', data: '[0]', model: 'member' },
    { at: 'Collection .remove', does: 'delete', where: '[0]', operators: true, model: 'member' },
  ],
  sinks: [{ at: 'Collection .find|findOne|remove', kind: 'nosql', value: '[0] .$where' }],
} as const satisfies Library;
