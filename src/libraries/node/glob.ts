import type { Library } from '../kinds.ts';

/** Up to version 8 a function that tells a callback, from 9 on one that gives a promise; others are alike. */
export default {
  package: 'glob',
  aliases: ['fast-glob', 'globby', 'tinyglobby', 'tiny-glob'],
  fileNames: [
    { at: '/', gives: 'matches', of: '[0]', without: '[1] .ignore flat' },
    { at: '/ [last] param1', gives: 'matches', of: '[0]', without: '[1] .ignore flat' },
    {
      at: '.glob|globSync|sync|async|globby|globbySync',
      gives: 'matches',
      of: '[0]',
      without: '[1] .ignore flat',
    },
    { at: '.glob [last] param1', gives: 'matches', of: '[0]', without: '[1] .ignore flat' },
  ],
} as const satisfies Library;
