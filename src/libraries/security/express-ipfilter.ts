import type { Library } from '../kinds.ts';

export default {
  package: 'express-ipfilter',
  is: ['security'],
  middleware: [
    { at: '.IpFilter ()', does: 'authorizes' },
    { at: '()', does: 'authorizes' },
  ],
} as const satisfies Library;
