import type { Library } from '../kinds.ts';

export default {
  package: 'winston',
  versions: '2 || 3',
  is: ['logger'],
  types: {
    Logger: [
      '/',
      '.createLogger ()',
      '.Logger ()',
      'Logger .child ()',
      '.loggers .get|add ()',
      '.Container () .get|add ()',
    ],
  },
  fluent: ['Logger .add|remove|clear|configure'],
  logs: [
    { at: 'Logger .error|emerg|alert|crit|fatal', level: 'error', message: '[0]', fields: '[1]', structured: true },
    { at: 'Logger .warn|warning', level: 'warn', message: '[0]', fields: '[1]', structured: true },
    { at: 'Logger .info|notice|http|help|data', level: 'info', message: '[0]', fields: '[1]', structured: true },
    { at: 'Logger .debug|verbose|silly|input|prompt', level: 'debug', message: '[0]', fields: '[1]', structured: true },
    { at: 'Logger .log', message: '[1]', fields: '[2]', structured: true },
    { at: 'Logger .log', level: 'info', message: '[0] .message', fields: '[0]', structured: true },
    { at: 'Logger .write', level: 'info', message: '[0] .message', fields: '[0]', structured: true },
  ],
  callbacks: [
    { at: 'Logger .on|once', function: '[1]', runs: 'later' },
    { at: '.format', function: '[0]', runs: 'later' },
    { at: '.format .printf', function: '[0]', runs: 'later' },
  ],
  outbound: [{ at: '.transports .Http', url: '[0] .host' }],
} as const satisfies Library;
