import type { Library } from '../kinds.ts';

export default {
  package: 'compression',
  aliases: ['koa-compress', 'koa-compressor', 'shrink-ray-current'],
  is: ['framework', 'compression'],
  middleware: [{ at: '()', does: 'compression' }],
} as const satisfies Library;
