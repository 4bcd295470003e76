import type { Library } from '../kinds.ts';

export default {
  package: 'object-assign',
  aliases: ['xtend', 'lodash.assign', 'lodash.defaults'],
  flows: [{ at: '/', from: '[0..]', to: 'return' }],
} as const satisfies Library;
