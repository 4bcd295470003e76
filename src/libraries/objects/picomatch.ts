import type { Library } from '../kinds.ts';

export default {
  package: 'picomatch',
  pathTests: [
    { at: '.isMatch', patterns: '[1]', path: '[0]', globs: 'with-folder', options: '[2]' },
    { at: '/ ()', patterns: '[0]', path: '[0]', globs: 'with-folder', options: '[1]' },
  ],
} as const satisfies Library;
