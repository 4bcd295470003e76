import type { Library } from '../kinds.ts';

export default {
  package: 'minimatch',
  pathTests: [
    { at: '/', patterns: '[1]', path: '[0]', globs: 'below', options: '[2]' },
    { at: '.minimatch', patterns: '[1]', path: '[0]', globs: 'below', options: '[2]' },
  ],
} as const satisfies Library;
