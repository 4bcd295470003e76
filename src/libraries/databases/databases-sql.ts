import type { Library } from '../kinds.ts';

export default {
  package: '@databases/sql',
  types: { Sql: ['/', '.sql'] },
  queries: [
    { at: 'Sql', language: 'sql', text: [], tagged: true, placeholders: 'tagged', fragment: true },
    { at: 'Sql .__dangerous__rawValue', language: 'sql', text: ['[0]'], placeholders: 'none', fragment: true },
  ],
  sanitizers: [
    { at: 'Sql .ident|identifier', input: '[*]', safeFor: ['sql'], yields: 'identifier' },
    { at: 'Sql .value', input: '[0]', safeFor: ['sql'], yields: 'literal' },
  ],
  sinks: [{ at: 'Sql .file', kind: 'path', value: '[0]' }],
} as const satisfies Library;
