import type { Library } from '../kinds.ts';

export default {
  package: 'node:path',
  aliases: ['upath', 'path-browserify'],
  ecosystem: 'node',
  types: { Path: ['/', '.posix', '.win32', '/posix', '/win32'] },
  flows: [
    { at: 'Path .join|resolve', from: '[0..]', to: 'return' },
    { at: 'Path .normalize|dirname|basename|extname|toNamespacedPath|parse|format', from: '[0]', to: 'return' },
    { at: 'Path .relative', from: '[1]', to: 'return' },
  ],
  infallible: [{ at: 'Path .join|resolve|normalize|dirname|basename|extname|relative|isAbsolute|parse|format' }],
  fileNames: [
    { at: 'Path .basename', gives: 'base', of: '[0]', without: '[1]' },
    { at: 'Path .extname', gives: 'ending', of: '[0]' },
    { at: 'Path .parse () .name', gives: 'stem', of: '[0]' },
    { at: 'Path .parse () .base', gives: 'base', of: '[0]' },
    { at: 'Path .parse () .ext', gives: 'ending', of: '[0]' },
  ],
  sanitizers: [
    // The last segment alone cannot leave a folder.
    { at: 'Path .basename', input: '[0]', safeFor: ['path', 'nosql'], yields: 'text' },
    { at: 'Path .extname', input: '[0]', safeFor: ['path', 'nosql'], yields: 'text' },
    { at: 'Path .isAbsolute', input: '[0]', safeFor: ['*'], yields: 'boolean' },
  ],
} as const satisfies Library;
