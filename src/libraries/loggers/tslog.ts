import type { Library } from '../kinds.ts';

export default {
  package: 'tslog',
  is: ['logger'],
  types: { Logger: ['.Logger ()', 'Logger .getSubLogger|getChildLogger ()'] },
  logs: [
    { at: 'Logger .silly|trace|debug', level: 'debug', message: '[0]', fields: '[1..]', structured: true },
    { at: 'Logger .info', level: 'info', message: '[0]', fields: '[1..]', structured: true },
    { at: 'Logger .warn', level: 'warn', message: '[0]', fields: '[1..]', structured: true },
    { at: 'Logger .error|fatal', level: 'error', message: '[0]', fields: '[1..]', structured: true },
  ],
} as const satisfies Library;
