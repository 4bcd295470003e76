import type { Library } from '../kinds.ts';

export default {
  package: 'massive',
  is: ['database'],
  types: {
    Database: ['()', 'Database .withTransaction [0] param0', 'Database .withConnection [0] param0'],
    Table: ['Database .*'],
  },
  queries: [
    { at: 'Database .query|run', language: 'sql', text: ['[0]'], values: ['[1]'], placeholders: 'dollar' },
    { at: 'Table .where', language: 'sql', text: ['[0]'], values: ['[1]'], placeholders: 'dollar', fragment: true },
  ],
  data: [
    { at: 'Table .find', does: 'read', where: '[0]', many: true, model: 'member' },
    { at: 'Table .findOne', does: 'read', where: '[0]', single: true, model: 'member' },
    { at: 'Table .count', does: 'aggregate', where: '[0]', model: 'member' },
    { at: 'Table .insert', does: 'create', data: '[0]', model: 'member' },
    { at: 'Table .save', does: 'upsert', data: '[0]', single: true, model: 'member' },
    { at: 'Table .update', does: 'update', where: '[0]', data: '[1]', model: 'member' },
    { at: 'Table .destroy', does: 'delete', where: '[0]', model: 'member' },
  ],
  transactions: [{ at: 'Database .withTransaction', does: 'callback', function: '[0]', client: 0 }],
  callbacks: [{ at: 'Database .withTransaction|withConnection', function: '[0]', runs: 'now' }],
  secrets: [
    { at: '/', value: '[0]', what: 'connection string' },
    { at: '/', value: '[0] .password', what: 'database password' },
    { at: '/', value: '[0] .connectionString', what: 'connection string' },
  ],
} as const satisfies Library;
