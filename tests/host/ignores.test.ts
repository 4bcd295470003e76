import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { Configurations, discoverSync } from '../../src/host/index.ts';
import { folderWith, put } from './folder.ts';

const paths = (root: string, config = {}): string[] =>
  discoverSync(root, Configurations.of(config)).files.map((file) => file.path);

/** Numbers that look like chance and are the same every time. */
function dice(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return (state >>> 8) % below;
  };
}

describe('ignore files', () => {
  it('leave out what coding assistants are given to read', () => {
    const root = folderWith({ 'src/app.js': '', '.agents/skills/a/example.js': '', '.claude/b.js': '' });
    expect(paths(root)).toEqual(['src/app.js']);
  });
  it('leave out what git leaves out, whatever patterns are made of', () => {
    const roll = dice(7);
    const pieces = [
      ...['a', 'b', 'ab', 'a.js', 'b.js', '.js', '*', '*', '*', '?', '/', '/', '**', '**/', '/**', '/**/', '*.js'],
      ...[
        '[ab]',
        '[!a]',
        '[^b]',
        '[a-b]',
        '[a',
        '[]a]',
        '[[:alpha:]]',
        '[[:punct:]]',
        '[a-]',
        '[\\a]',
        '\\a',
        '\\',
        '-',
        ' ',
      ],
    ];
    const pattern = (): string => {
      const body = Array.from({ length: 1 + roll(5) }, () => pieces[roll(pieces.length)]!).join('');
      return ['', '', '', '!', '/', '#'][roll(6)]! + body + ['', '', '', '/', ' ', '\\ ', '\r'][roll(7)]!;
    };
    const names = ['a.js', 'b.js', 'ab.js', 'a-b.js', 'a .js', ']a.js', 'é.js'];
    const folders = ['', 'a/', 'b/', 'ab/', 'a/b/', 'a/a/', 'b/a/b/', 'a.js/'];
    const root = folderWith({});
    execFileSync('git', ['init', '-q'], { cwd: root });
    for (let i = 0; i < 60; i++) {
      for (const folder of folders)
        for (const name of names) if (folder !== '' || name !== 'a.js') put(root, `t${i}/${folder}${name}`, '');
      put(root, `t${i}/.gitignore`, Array.from({ length: 1 + roll(4) }, pattern).join('\n'));
      if (i % 3 === 0) put(root, `t${i}/a/.gitignore`, pattern());
    }
    const kept = execFileSync('git', ['ls-files', '-o', '-z', '--exclude-standard'], { cwd: root, encoding: 'utf8' });
    const expected = kept.split('\0').filter((path) => path.endsWith('.js'));
    expect(expected.length).toBeGreaterThan(1000);
    expect(paths(root)).toEqual(expected.sort());
  });

  it('are read line by line however many lines they have', () => {
    const lines = Array.from({ length: 200_000 }, (_, i) => `x${i}`);
    const root = folderWith({
      '.gitignore': `${lines.join('\n')}\n!x7.js\n/x199999\n`,
      'x7.js': '',
      'x199999/a.js': '',
    });
    expect(paths(root)).toEqual(['x7.js']);
  });

  it('cost no more than they are long, also where stars invite to try for ever', () => {
    const name = 'a'.repeat(200);
    const root = folderWith({
      '.gitignore': [`${'*a'.repeat(60)}*b`, `${'**/a*'.repeat(40)}/x`, `${'?*'.repeat(80)}.py`].join('\n'),
      [`${name}.js`]: '',
      'a/a/a/a/a/a/a/a/a/a/a/a/y.js': '',
    });
    expect(paths(root, { paths: { exclude: [`${'*a*'.repeat(50)}b`] } })).toHaveLength(2);
  });

  it('with more wildcards than can be tried are told', () => {
    const root = folderWith({
      '.gitignore': Array.from({ length: 10_003 }, (_, i) => `a*${i}`).join('\n'),
      'a.js': '',
    });
    expect(discoverSync(root).diagnostics).toEqual([
      { path: '.gitignore', code: 'too-large', message: 'has 3 patterns with wildcards too many; not applied' },
    ]);
  });

  it('of a configuration mean folders with all that lies within', () => {
    const root = folderWith({ 'src/a/b.ts': '', 'src/c.ts': '', 'lib/d.ts': '', 'src/old/e.ts': '' });
    expect(paths(root, { paths: { include: ['src'] } })).toEqual(['src/a/b.ts', 'src/c.ts', 'src/old/e.ts']);
    expect(paths(root, { paths: { include: ['/src/*', '!/src/old'] } })).toEqual(['src/a/b.ts', 'src/c.ts']);
    expect(paths(root, { paths: { include: ['/lib/', '*.py'], exclude: ['d.ts'] } })).toEqual([]);
  });

  it('of the repository that no folder shows, and of folders above, hold', () => {
    const root = folderWith({ 'api/src/a.js': '', 'api/src/b.js': '', 'api/c.js': '', '.gitignore': 'api/src/b.js\n' });
    mkdirSync(join(root, '.git', 'info'), { recursive: true });
    put(root, '.git/info/exclude', '/api/c.js\n');
    expect(paths(join(root, 'api'))).toEqual(['src/a.js']);
  });
});
