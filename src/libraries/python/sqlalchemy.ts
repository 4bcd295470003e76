import type { Library } from '../kinds.ts';

export default {
  package: 'sqlalchemy',
  ecosystem: 'pypi',
  is: ['database', 'orm'],
  types: {
    Engine: ['.create_engine ()', '/ext/asyncio .create_async_engine ()'],
    Connection: ['Engine .connect|begin ()'],
    Session: [
      '/orm .Session ()',
      '/orm .sessionmaker () ()',
      '/ext/asyncio .AsyncSession ()',
      '/ext/asyncio .async_sessionmaker () ()',
      '/orm .sessionmaker () .begin ()',
    ],
    AsyncSession: [],
    Query: ['Session .query ()'],
  },
  extends: { AsyncSession: ['Session'] },
  fluent: ['Query .filter|filter_by|join|outerjoin|order_by|group_by|limit|offset|options'],
  queries: [
    { at: '.text', language: 'sql', text: ['[0]'], placeholders: 'named-colon', fragment: true },
    { at: '.sql .text', language: 'sql', text: ['[0]'], placeholders: 'named-colon', fragment: true },
    {
      at: 'Connection|Session|Engine .execute|scalar|scalars',
      language: 'sql',
      text: ['[0]'],
      values: ['[1]'],
      placeholders: 'named-colon',
    },
    { at: 'Connection .exec_driver_sql', language: 'sql', text: ['[0]'], values: ['[1]'], placeholders: 'percent' },
    {
      at: 'Query .filter|order_by|from_statement',
      language: 'sql',
      text: ['[0]'],
      placeholders: 'named-colon',
      fragment: true,
    },
    { at: '.literal_column', language: 'sql', text: ['[0]'], placeholders: 'none', fragment: true },
  ],
  data: [
    { at: 'Session .add|merge', does: 'upsert', data: '[0]', single: true },
    { at: 'Session .add_all|bulk_save_objects|bulk_insert_mappings', does: 'create', data: '[last]', many: true },
    { at: 'Session .delete', does: 'delete', single: true },
    { at: 'Session .get', does: 'read', where: '[1]', single: true, model: '[0]' },
    { at: 'Query .all', does: 'read', many: true, model: 'receiver' },
    { at: 'Query .first|one_or_none|get', does: 'read', single: true, model: 'receiver' },
    { at: 'Query .one', does: 'read', single: true, throwsWhenAbsent: true, model: 'receiver' },
    { at: 'Query .count', does: 'aggregate', model: 'receiver' },
    { at: 'Query .update', does: 'update', data: '[0]', many: true, model: 'receiver' },
    { at: 'Query .delete', does: 'delete', many: true, model: 'receiver' },
  ],
  transactions: [
    { at: 'Engine|Session|Connection .begin', does: 'callback' },
    { at: 'Session|Connection .commit', does: 'commit' },
    { at: 'Session|Connection .rollback', does: 'rollback' },
  ],
  connections: [{ acquire: 'Engine .connect', release: ['Connection .close'] }],
  pools: [
    {
      at: '.create_engine',
      is: 'pool',
      size: ['pool_size', 'max_overflow'],
      timeouts: ['pool_timeout', 'pool_recycle'],
    },
  ],
  secrets: [{ at: '.create_engine', value: '[0]', what: 'connection string' }],
} as const satisfies Library;
