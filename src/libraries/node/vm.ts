import type { Library } from '../kinds.ts';

export default {
  package: 'node:vm',
  aliases: ['vm2'],
  ecosystem: 'node',
  types: {
    Script: ['.Script ()', '.VMScript ()'],
    VM: ['.VM|NodeVM ()'],
  },
  sinks: [
    { at: '.runInThisContext|runInNewContext|runInContext|compileFunction', kind: 'code', value: '[0]' },
    { at: '.Script|SourceTextModule|VMScript', kind: 'code', value: '[0]' },
    { at: 'VM .run', kind: 'code', value: '[0]' },
  ],
} as const satisfies Library;
