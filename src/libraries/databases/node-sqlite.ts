import type { Library } from '../kinds.ts';

export default {
  package: 'node:sqlite',
  ecosystem: 'node',
  is: ['database'],
  types: {
    DatabaseSync: ['.DatabaseSync ()'],
    StatementSync: ['DatabaseSync .prepare ()'],
    SQLTagStore: ['DatabaseSync .createTagStore ()'],
  },
  links: [{ at: 'StatementSync .get', single: true }],
  synchronous: ['DatabaseSync .prepare|exec', 'StatementSync .run|get|all|iterate', 'SQLTagStore .run|get|all|iterate'],
  queries: [
    { at: 'DatabaseSync .prepare', language: 'sql', text: ['[0]'], placeholders: 'question' },
    { at: 'DatabaseSync .exec', language: 'sql', text: ['[0]'], placeholders: 'none' },
    { at: 'SQLTagStore .run|get|all|iterate', language: 'sql', text: [], tagged: true, placeholders: 'tagged' },
  ],
  connections: [{ acquire: '.DatabaseSync', release: ['DatabaseSync .close'] }],
  pools: [{ at: '.DatabaseSync', is: 'connection', options: '[1]', timeouts: ['timeout'] }],
  sinks: [
    { at: '.DatabaseSync', kind: 'path', value: '[0]' },
    { at: 'DatabaseSync .loadExtension', kind: 'path', value: '[0]' },
  ],
  callbacks: [{ at: 'DatabaseSync .function', function: '[last]', runs: 'later' }],
} as const satisfies Library;
