import type { Library } from '../kinds.ts';

export default {
  package: 'deepmerge',
  aliases: [
    'object-assign',
    'merge-options',
    'xtend',
    'deepmerge-ts',
    'lodash.merge',
    'lodash.assign',
    'lodash.defaults',
  ],
  flows: [
    { at: '/', from: '[0..]', to: 'return' },
    { at: '.deepmerge', from: '[0..]', to: 'return' },
  ],
} as const satisfies Library;
