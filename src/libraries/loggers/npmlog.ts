import type { Library } from '../kinds.ts';

export default {
  package: 'npmlog',
  is: ['logger'],
  logs: [
    { at: '.error', level: 'error', message: '[1]', fields: '[2..]' },
    { at: '.warn', level: 'warn', message: '[1]', fields: '[2..]' },
    { at: '.info|notice|http|timing', level: 'info', message: '[1]', fields: '[2..]' },
    { at: '.verbose|silly', level: 'debug', message: '[1]', fields: '[2..]' },
    { at: '.log', message: '[2]', fields: '[3..]' },
  ],
} as const satisfies Library;
