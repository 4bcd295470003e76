// Patterns of paths as shells have them.
import { expect, it } from 'vitest';
import { globPattern, globTests } from '../../src/linker/globs.ts';

const fits = (glob: string, path: string, withFolder = true): boolean | undefined => {
  const pattern = globPattern(glob, withFolder);
  return pattern && new RegExp(pattern.source, pattern.flags).test(path);
};
it.each([
  ['/api/**', '/api/a/b', true],
  ['/api/**', '/api', true],
  ['/api/**', '/apis', false],
  ['/a/*/c', '/a/b/c', true],
  ['/a/*/c', '/a/b/d/c', false],
  ['/a/**/c', '/a/c', true],
  ['/a/**/c', '/a/x/y/c', true],
  ['/a/**/c', '/ac', false],
  ['/{a,b*}/c', '/bc/c', true],
  ['/{a,b*}/c', '/c/c', false],
  ['/a?', '/ab', true],
  ['/a.b', '/axb', false],
] as const)('%s of %s: %s', (glob, path, is) => {
  expect(fits(glob, path)).toBe(is);
});
it('leaves out the folder itself where it is not meant', () => {
  expect(fits('/api/**', '/api', false)).toBe(false);
});
it.each(['!/api/**', '/[ab]', '/@(a|b)', '/+(a)', '/a\\*', '/{a', '/{a,{b,c}}'])('does not read %s', (glob) => {
  expect(globPattern(glob, true)).toBeUndefined();
});
it('tells what lies below a folder as paths, and the rest as a pattern', () => {
  expect(globTests('/api/**', true)).toEqual([
    { path: '/api', whole: true },
    { path: '/api/', whole: false },
  ]);
  expect(globTests('/api/**', false)).toEqual([{ path: '/api/', whole: false }]);
  expect(globTests('/api/a', true)).toEqual([{ path: '/api/a', whole: true }]);
  expect(globTests('/api/*', true)).toEqual([{ pattern: { source: '^\\/api\\/[^/]*$', flags: '' } }]);
  expect(globTests('!/api/a', true)).toBeUndefined();
});
