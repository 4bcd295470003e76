import type { Library } from '../kinds.ts';

export default {
  package: '@elysiajs/cors',
  is: ['security'],
  middleware: [{ at: '.cors ()', does: 'cors' }],
} as const satisfies Library;
