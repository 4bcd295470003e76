import type { Library } from '../kinds.ts';

export default {
  package: '@elastic/elasticsearch',
  aliases: ['@opensearch-project/opensearch', 'elasticsearch'],
  is: ['database'],
  standsAlone: true,
  types: { Client: ['.Client ()'] },
  // Queries are objects: a caller's object may ask for anything, scripts included.
  data: [
    { at: 'Client .search', does: 'read', where: '[0] .query', many: true, operators: true, model: '[0] .index' },
    { at: 'Client .search', does: 'read', where: '[0] .body', many: true, operators: true, model: '[0] .index' },
    { at: 'Client .msearch|mget|scroll|searchTemplate', does: 'read', many: true, model: '[0] .index' },
    { at: 'Client .count', does: 'aggregate', where: '[0] .query', operators: true, model: '[0] .index' },
    { at: 'Client .get|getSource|exists', does: 'read', where: '[0] .id', single: true, model: '[0] .index' },
    { at: 'Client .index|create', does: 'create', data: '[0] .document', single: true, model: '[0] .index' },
    { at: 'Client .update', does: 'update', where: '[0] .id', data: '[0] .doc', single: true, model: '[0] .index' },
    {
      at: 'Client .updateByQuery',
      does: 'update',
      where: '[0] .query',
      many: true,
      operators: true,
      model: '[0] .index',
    },
    { at: 'Client .delete', does: 'delete', where: '[0] .id', single: true, model: '[0] .index' },
    {
      at: 'Client .deleteByQuery',
      does: 'delete',
      where: '[0] .query',
      many: true,
      operators: true,
      model: '[0] .index',
    },
    { at: 'Client .bulk', does: 'unknown', data: '[0] .operations', many: true },
  ],
  queries: [
    {
      at: 'Client .sql .query',
      language: 'sql',
      text: ['[0] .query', '[0] .body .query'],
      values: ['[0] .params'],
      placeholders: 'question',
    },
    {
      at: 'Client .esql .query',
      language: 'sql',
      text: ['[0] .query'],
      values: ['[0] .params'],
      placeholders: 'question',
    },
  ],
  sinks: [
    { at: 'Client .update|updateByQuery', kind: 'code', value: '[0] .script .source' },
    { at: 'Client .update|updateByQuery', kind: 'code', value: '[0] .body .script .source' },
    { at: 'Client .search', kind: 'nosql', value: '[0] .q' },
  ],
  secrets: [
    { at: '.Client', value: '[0] .auth .password', what: 'database password' },
    { at: '.Client', value: '[0] .auth .apiKey', what: 'api key' },
    { at: '.Client', value: '[0] .node', what: 'connection string' },
  ],
} as const satisfies Library;
