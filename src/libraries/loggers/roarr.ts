import type { Library } from '../kinds.ts';

export default {
  package: 'roarr',
  is: ['logger'],
  types: { Logger: ['.Roarr', '.default', 'Logger .child ()'] },
  logs: [
    { at: 'Logger', level: 'info', message: '[last]', fields: '[0]', structured: true },
    { at: 'Logger .trace|debug', level: 'debug', message: '[last]', fields: '[0]', structured: true },
    { at: 'Logger .info', level: 'info', message: '[last]', fields: '[0]', structured: true },
    { at: 'Logger .warn', level: 'warn', message: '[last]', fields: '[0]', structured: true },
    { at: 'Logger .error|fatal', level: 'error', message: '[last]', fields: '[0]', structured: true },
  ],
} as const satisfies Library;
