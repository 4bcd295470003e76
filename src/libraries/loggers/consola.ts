import type { Library } from '../kinds.ts';

export default {
  package: 'consola',
  is: ['logger'],
  types: {
    Consola: ['/', '.consola', '.createConsola|create ()', 'Consola .withTag|withScope|withDefaults|create ()'],
    ConsolaInstance: [],
  },
  extends: { ConsolaInstance: ['Consola'] },
  logs: [
    { at: 'Consola .fatal|error', level: 'error', message: '[0]', fields: '[1..]' },
    { at: 'Consola .warn', level: 'warn', message: '[0]', fields: '[1..]' },
    { at: 'Consola .log|info|success|fail|ready|start|box', level: 'info', message: '[0]', fields: '[1..]' },
    { at: 'Consola .debug|trace|verbose|silent', level: 'debug', message: '[0]', fields: '[1..]' },
  ],
} as const satisfies Library;
