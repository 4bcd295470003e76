import type { Library } from '../kinds.ts';

export default {
  package: 'nano',
  is: ['database'],
  types: { Server: ['()'], Db: ['()', 'Server .use ()', 'Server .db .use|scope ()'] },
  data: [
    { at: 'Db .find', does: 'read', where: '[0] .selector', many: true, operators: true },
    { at: 'Db .get', does: 'read', where: '[0]', single: true },
    { at: 'Db .view|list|fetch', does: 'read', many: true },
    { at: 'Db .insert', does: 'upsert', data: '[0]', single: true },
    { at: 'Db .bulk', does: 'unknown', data: '[0]', many: true },
    { at: 'Db .destroy', does: 'delete', where: '[0]', single: true },
  ],
  queries: [{ at: 'Db .find', language: 'nosql', text: ['[0]'], does: 'read' }],
  secrets: [
    { at: '/', value: '[0]', what: 'connection string' },
    { at: '/', value: '[0] .url', what: 'connection string' },
  ],
} as const satisfies Library;
