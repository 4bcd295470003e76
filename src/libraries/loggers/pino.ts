import type { Library } from '../kinds.ts';

export default {
  package: 'pino',
  versions: '6 || 7 || 8 || 9 || 10',
  is: ['logger'],
  types: { Logger: ['()', '.pino ()', 'Logger .child ()'], BaseLogger: [] },
  extends: { Logger: ['BaseLogger'] },
  logs: [
    { at: 'BaseLogger .fatal|error', level: 'error', message: '[last]', fields: '[0]', structured: true },
    { at: 'BaseLogger .warn', level: 'warn', message: '[last]', fields: '[0]', structured: true },
    { at: 'BaseLogger .info', level: 'info', message: '[last]', fields: '[0]', structured: true },
    { at: 'BaseLogger .debug|trace', level: 'debug', message: '[last]', fields: '[0]', structured: true },
  ],
  callbacks: [{ at: 'Logger .on', function: '[1]', runs: 'later' }],
} as const satisfies Library;
