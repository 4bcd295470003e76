import type { Library } from '../kinds.ts';

export default {
  package: 'basic-auth-connect',
  is: ['auth'],
  scheme: 'HTTP Basic',
  middleware: [{ at: '()', does: 'authenticates' }],
  secrets: [{ at: '/', value: '[1]', what: 'password' }],
} as const satisfies Library;
