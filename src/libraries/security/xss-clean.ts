import type { Library } from '../kinds.ts';

export default {
  package: 'xss-clean',
  aliases: ['express-xss-sanitizer', 'perfect-express-sanitizer'],
  is: ['security'],
  middleware: [
    { at: '()', does: 'other', parts: ['body', 'query', 'path'] },
    { at: '.xss|clean ()', does: 'other', parts: ['body', 'query', 'path'] },
  ],
  sanitizers: [
    { at: '/lib/xss .clean', input: '[0]', safeFor: ['html'], yields: 'text' },
    { at: '.sanitize', input: '[0]', safeFor: ['html'], yields: 'text' },
  ],
} as const satisfies Library;
