import type { Library } from '../kinds.ts';

export default {
  package: 'deepmerge',
  aliases: ['merge-options', 'deepmerge-ts', 'lodash.merge', '@hapi/hoek', 'hoek'],
  returns: [
    { at: '/', value: '[0..]', wins: 'last' },
    { at: '.deepmerge|merge|applyToDefaults', value: '[0..]', wins: 'last' },
  ],
  flows: [
    { at: '/', from: '[0..]', to: 'return' },
    { at: '.deepmerge|merge|applyToDefaults', from: '[0..]', to: 'return' },
  ],
} as const satisfies Library;
