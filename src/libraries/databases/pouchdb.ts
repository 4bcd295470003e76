import type { Library } from '../kinds.ts';

export default {
  package: 'pouchdb',
  aliases: ['pouchdb-node', 'pouchdb-core'],
  is: ['database'],
  types: { PouchDB: ['()', '.default ()', 'PouchDB .defaults () ()'] },
  data: [
    { at: 'PouchDB .find', does: 'read', where: '[0] .selector', many: true, operators: true },
    { at: 'PouchDB .get', does: 'read', single: true, throwsWhenAbsent: true },
    { at: 'PouchDB .put|post', does: 'upsert', data: '[0]', single: true },
    { at: 'PouchDB .bulkDocs', does: 'upsert', data: '[0]', many: true },
    { at: 'PouchDB .remove', does: 'delete', single: true },
  ],
} as const satisfies Library;
