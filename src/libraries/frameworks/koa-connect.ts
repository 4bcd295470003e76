import type { Library } from '../kinds.ts';

export default {
  package: 'koa-connect',
  aliases: ['koa-convert'],
  is: ['framework'],
  returns: [{ at: '/', value: '[0]' }],
} as const satisfies Library;
