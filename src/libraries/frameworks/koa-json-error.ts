import type { Library } from '../kinds.ts';

export default {
  package: 'koa-json-error',
  is: ['framework'],
  middleware: [{ at: '()', does: 'handles-errors' }],
} as const satisfies Library;
