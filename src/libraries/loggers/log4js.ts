import type { Library } from '../kinds.ts';

export default {
  package: 'log4js',
  is: ['logger'],
  types: { Logger: ['.getLogger ()', '.configure () .getLogger ()'] },
  middleware: [{ at: '.connectLogger ()', does: 'logs' }],
  logs: [
    { at: 'Logger .fatal|error', level: 'error', message: '[0]', fields: '[1..]' },
    { at: 'Logger .warn', level: 'warn', message: '[0]', fields: '[1..]' },
    { at: 'Logger .info|mark', level: 'info', message: '[0]', fields: '[1..]' },
    { at: 'Logger .debug|trace', level: 'debug', message: '[0]', fields: '[1..]' },
    { at: 'Logger .log', message: '[1]', fields: '[2..]' },
  ],
} as const satisfies Library;
