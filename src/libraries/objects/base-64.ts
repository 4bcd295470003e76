import type { Library } from '../kinds.ts';

export default {
  package: 'base-64',
  is: [],
  flows: [{ at: '.encode|decode', from: '[0]', to: 'return' }],
} as const satisfies Library;
