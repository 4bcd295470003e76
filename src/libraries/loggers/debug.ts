import type { Library } from '../kinds.ts';

export default {
  package: 'debug',
  is: ['logger'],
  types: { Debugger: ['()', '.debug ()', 'Debugger .extend ()'] },
  logs: [{ at: 'Debugger', level: 'debug', message: '[0]', fields: '[1..]' }],
} as const satisfies Library;
