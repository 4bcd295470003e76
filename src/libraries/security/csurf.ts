import type { Library } from '../kinds.ts';

export default {
  package: 'csurf',
  aliases: ['@dr.pogodin/csurf', 'tiny-csrf', 'koa-csrf'],
  is: ['security'],
  middleware: [{ at: '()', does: 'csrf' }],
} as const satisfies Library;
