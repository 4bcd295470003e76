import type { Library } from '../kinds.ts';

export default {
  package: 'couchbase',
  is: ['database'],
  types: {
    Cluster: ['.connect ()', '.connect [last] param1', '.Cluster .connect ()', '.Cluster ()'],
    Bucket: ['Cluster .bucket ()'],
    Scope: ['Bucket .scope|defaultScope ()'],
    Collection: ['Bucket .collection|defaultCollection ()', 'Scope .collection ()'],
  },
  queries: [
    {
      at: 'Cluster|Scope .query|analyticsQuery',
      language: 'sql',
      text: ['[0]'],
      values: ['[1] .parameters'],
      placeholders: 'dollar',
    },
  ],
  data: [
    { at: 'Collection .get|exists', does: 'read', where: '[0]', single: true },
    { at: 'Collection .insert', does: 'create', data: '[1]', single: true },
    { at: 'Collection .upsert', does: 'upsert', data: '[1]', single: true },
    { at: 'Collection .replace|mutateIn', does: 'update', data: '[1]', single: true },
    { at: 'Collection .remove', does: 'delete', where: '[0]', single: true },
  ],
  transactions: [{ at: 'Cluster .transactions () .run', does: 'callback', function: '[0]', client: 0 }],
  secrets: [{ at: '.connect', value: '[1] .password', what: 'database password' }],
} as const satisfies Library;
