import type { Library } from '../kinds.ts';

export default {
  package: 'morgan',
  aliases: ['koa-morgan', 'koa-logger'],
  is: ['logger'],
  middleware: [{ at: '()', does: 'logs' }],
  callbacks: [
    { at: '.token', function: '[1]', runs: 'later' },
    { at: '.format', function: '[1]', runs: 'later' },
  ],
} as const satisfies Library;
