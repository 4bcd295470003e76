import type { Library } from '../kinds.ts';

export default {
  package: 'compose-middleware',
  is: ['framework'],
  combines: [
    { at: '/', items: '[0..] flat', of: 'all' },
    { at: '.compose', items: '[0..] flat', of: 'all' },
  ],
} as const satisfies Library;
