import type { Library } from '../kinds.ts';

export default {
  package: 'sql-template-strings',
  aliases: ['@nearform/sql', 'sql-template-tag'],
  types: { SQLStatement: ['()', '.SQL ()', '.default ()', '.sql ()'] },
  fluent: ['SQLStatement .append|setName|useBind|glue'],
  queries: [
    { at: '/', language: 'sql', text: [], tagged: true, placeholders: 'tagged', fragment: true },
    { at: '.SQL|sql', language: 'sql', text: [], tagged: true, placeholders: 'tagged', fragment: true },
    { at: 'SQLStatement .append', language: 'sql', text: ['[0]'], fragment: true, placeholders: 'none' },
    { at: '.raw|unsafe', language: 'sql', text: ['[0]'], fragment: true, placeholders: 'none' },
    { at: '.SQL .unsafe', language: 'sql', text: ['[0]'], fragment: true, placeholders: 'none' },
  ],
} as const satisfies Library;
