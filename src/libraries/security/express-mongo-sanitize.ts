import type { Library } from '../kinds.ts';

export default {
  package: 'express-mongo-sanitize',
  aliases: ['@exortek/express-mongo-sanitize', 'koa-mongo-sanitize', 'mongo-sanitize'],
  is: ['security'],
  // Keys with `$` or `.` are removed, so that a caller's object holds no operators any more.
  middleware: [
    {
      at: '()',
      does: 'other',
      parts: ['body', 'query', 'path', 'headers'],
      cleans: ['nosql'],
      unless: [{ argument: '[0] .dryRun', is: true }],
    },
  ],
  sanitizers: [
    { at: '.sanitize', input: '[0]', safeFor: ['nosql'], yields: 'object' },
    { at: '/', input: '[0]', safeFor: ['nosql'], yields: 'object' },
  ],
  guards: [{ at: '.has', input: '[0]', safeFor: ['nosql'], side: 'false' }],
} as const satisfies Library;
