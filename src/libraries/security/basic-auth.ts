import type { Library } from '../kinds.ts';

export default {
  package: 'basic-auth',
  is: ['auth'],
  scheme: 'HTTP Basic',
  credentials: ['()', '.parse ()'],
  sources: [
    { at: '()', part: 'headers', shape: 'text' },
    { at: '.parse ()', part: 'headers', shape: 'text' },
  ],
} as const satisfies Library;
