import type { Library } from '../kinds.ts';

export default {
  package: 'bunyan',
  is: ['logger'],
  types: { Logger: ['()', '.createLogger ()', 'Logger .child ()'] },
  logs: [
    { at: 'Logger .fatal|error', level: 'error', message: '[last]', fields: '[0]', structured: true },
    { at: 'Logger .warn', level: 'warn', message: '[last]', fields: '[0]', structured: true },
    { at: 'Logger .info', level: 'info', message: '[last]', fields: '[0]', structured: true },
    { at: 'Logger .debug|trace', level: 'debug', message: '[last]', fields: '[0]', structured: true },
  ],
} as const satisfies Library;
