import type { Library } from '../kinds.ts';

export default {
  package: 'errorhandler',
  aliases: ['koa-error', 'api-error-handler', 'express-error-handler'],
  is: ['framework'],
  middleware: [{ at: '()', does: 'handles-errors' }],
} as const satisfies Library;
