import type { Library } from '../kinds.ts';

export default {
  package: 'sqlstring',
  aliases: ['sqlstring-sqlite'],
  queries: [
    { at: '.format', language: 'sql', text: ['[0]'], values: ['[1]'], placeholders: 'question', fragment: true },
  ],
  flows: [
    { at: '.format', from: '[0]', to: 'return' },
    { at: '.raw', from: '[0]', to: 'return' },
  ],
  sinks: [{ at: '.raw', kind: 'sql', value: '[0]' }],
  sanitizers: [
    { at: '.escape', input: '[0]', safeFor: ['sql'], yields: 'literal' },
    { at: '.escapeId', input: '[0]', safeFor: ['sql'], yields: 'identifier' },
  ],
} as const satisfies Library;
