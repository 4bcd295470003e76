import type { Library } from '../kinds.ts';

export default {
  package: 'hide-powered-by',
  aliases: [
    'nocache',
    'referrer-policy',
    'feature-policy',
    'permissions-policy',
    'ienoopen',
    'dns-prefetch-control',
    'expect-ct',
    'hpkp',
  ],
  is: ['security'],
  middleware: [{ at: '()', does: 'other' }],
} as const satisfies Library;
