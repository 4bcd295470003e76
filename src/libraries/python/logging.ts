import type { Library } from '../kinds.ts';

export default {
  package: 'logging',
  ecosystem: 'pypi',
  is: ['logger'],
  types: { Logger: ['.getLogger ()', 'Logger .getChild ()'] },
  logs: [
    { at: 'Logger .debug', level: 'debug', message: '[0]', fields: '[extra]', structured: true },
    { at: 'Logger .info', level: 'info', message: '[0]', fields: '[extra]', structured: true },
    { at: 'Logger .warning|warn', level: 'warn', message: '[0]', fields: '[extra]', structured: true },
    {
      at: 'Logger .error|exception|critical|fatal',
      level: 'error',
      message: '[0]',
      fields: '[extra]',
      structured: true,
    },
    { at: 'Logger .log', message: '[1]', fields: '[extra]', structured: true },
    { at: '.debug', level: 'debug', message: '[0]', fields: '[extra]' },
    { at: '.info', level: 'info', message: '[0]', fields: '[extra]' },
    { at: '.warning|warn', level: 'warn', message: '[0]', fields: '[extra]' },
    { at: '.error|exception|critical', level: 'error', message: '[0]', fields: '[extra]' },
  ],
} as const satisfies Library;
