import { describe, expect, it } from 'vitest';
import { createResolver, discoverSync } from '../../src/host/index.ts';
import { folderWith } from './folder.ts';

/** What `express` means to a file beside a manifest of that name. */
function meant(manifest: object): string {
  const root = folderWith({ 'package.json': JSON.stringify({ name: 'express', ...manifest }), 'index.js': '' });
  const discovered = discoverSync(root);
  const target = createResolver(root, new Set(['index.js']), discovered)('index.js', 'express');
  return target.is === 'file' ? target.path : target.is;
}

describe('a package that is named like one that it depends on', () => {
  it('means the other by that name', () => {
    expect(meant({ dependencies: { express: '4' } })).toBe('package');
    expect(meant({ main: './index.js', devDependencies: { express: '^4.18.0' } })).toBe('package');
  });
  it('means itself where it says what it exports, or where the other is itself', () => {
    expect(meant({ exports: './index.js', dependencies: { express: '4' } })).toBe('index.js');
    expect(meant({ main: './index.js', devDependencies: { express: 'link:.' } })).toBe('index.js');
    expect(meant({ main: './index.js' })).toBe('index.js');
  });
});
