import type { Library } from '../kinds.ts';

export default {
  package: 'loglevel',
  is: ['logger'],
  types: { Logger: ['/', '.getLogger ()'] },
  logs: [
    { at: 'Logger .trace|debug', level: 'debug', message: '[0]', fields: '[1..]' },
    { at: 'Logger .info|log', level: 'info', message: '[0]', fields: '[1..]' },
    { at: 'Logger .warn', level: 'warn', message: '[0]', fields: '[1..]' },
    { at: 'Logger .error', level: 'error', message: '[0]', fields: '[1..]' },
  ],
} as const satisfies Library;
