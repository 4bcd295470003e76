import type { Library } from '../kinds.ts';

export default {
  package: 'koa-basic-auth',
  is: ['auth'],
  scheme: 'HTTP Basic',
  middleware: [{ at: '()', does: 'authenticates' }],
  secrets: [{ at: '/', value: '[0] .pass', what: 'password' }],
} as const satisfies Library;
