import type { Library } from '../kinds.ts';

export default {
  package: '@crowlog/logger',
  is: ['logger'],
  types: { Logger: ['.createLogger ()', '.createLoggerFactory () ()', 'Logger .createChildLogger ()'] },
  logs: [{ at: 'Logger .debug|info|warn|error|fatal', level: 'name', message: '[1]', fields: '[0]', structured: true }],
} as const satisfies Library;
