import type { Library } from '../kinds.ts';

export default {
  package: 'micromatch',
  pathTests: [{ at: '.isMatch|any', patterns: '[1]', path: '[0]', globs: 'with-folder', options: '[2]' }],
} as const satisfies Library;
