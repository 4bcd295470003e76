// Files of a project that have no end, no bottom or no text: each costs a sentence.
import { execFileSync } from 'node:child_process';
import { mkdirSync, renameSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { Configurations, createResolver, discoverSync, readSurroundings } from '../../src/host/index.ts';
import { folderWith, put } from './folder.ts';

const told = (root: string): string[] =>
  discoverSync(root).diagnostics.map(({ path, message }) => `${path} ${message}`);
const complaint = (root: string): string => {
  try {
    Configurations.around(root);
  } catch (error) {
    return (error as Error).message;
  }
  return '';
};
const places: readonly (readonly [name: string, tell: (root: string) => string[]])[] = [
  ['.gitignore', told],
  ['.backend-auditignore', told],
  ['.git/info/exclude', told],
  ['tsconfig.json', told],
  ['jsconfig.json', told],
  ['base.json', told],
  ['package.json', told],
  ['backend-audit.config.json', (root) => [complaint(root)]],
  ['backend-audit.config.yaml', (root) => [complaint(root)]],
  [
    'coverage/lcov.info',
    (root) => {
      const notes: string[] = [];
      readSurroundings(discoverSync(root), (note) => notes.push(note));
      return notes;
    },
  ],
];
const kinds: readonly (readonly [kind: string, make: (path: string) => void])[] = [
  ['is a device', (path) => symlinkSync('/dev/zero', path)],
  ['is a named pipe', (path) => execFileSync('mkfifo', [path])],
  [
    'is a named pipe',
    (path) => {
      execFileSync('mkfifo', [`${path}.pipe`]);
      symlinkSync(`${path}.pipe`, path);
    },
  ],
  ['MB are not read', (path) => writeFileSync(path, Buffer.alloc(17 << 20, '\n'))],
];

describe('what has no end is told', () => {
  it.each(places.flatMap(([name, tell]) => kinds.map(([kind, make]) => ({ name, kind, make, tell }))))(
    '$name $kind',
    ({ name, kind, make, tell }) => {
      const root = folderWith({ 'a.js': '', ...(name === 'base.json' && { 'tsconfig.json': '{"extends":"./base"}' }) });
      mkdirSync(join(root, '.git', 'info'), { recursive: true });
      mkdirSync(join(root, 'coverage'));
      make(join(root, name));
      expect(tell(root)).toEqual([expect.stringMatching(new RegExp(`^${name}:? .*${kind}`))]);
      expect(discoverSync(root).files.map(({ path }) => path)).toEqual(['a.js']);
    },
  );
});

describe('links', () => {
  it('to manifests, configurations and ignore files are followed where the repository has them', () => {
    const root = folderWith({
      'shared/package.json': '{"name":"app","main":"main.js"}',
      'shared/tsconfig.json': '{"compilerOptions":{"paths":{"~/*":["./src/*"]}}}',
      'shared/ignore': 'gone.js\n',
      'shared/config.json': '{"failOn":"never"}',
      'app/main.js': '',
      'app/gone.js': '',
    });
    mkdirSync(join(root, '.git'));
    const app = join(root, 'app');
    for (const [name, target] of [
      ['package.json', '../shared/package.json'],
      ['tsconfig.json', '../shared/tsconfig.json'],
      ['.gitignore', '../shared/ignore'],
      ['backend-audit.config.json', '../shared/config.json'],
    ] as const)
      symlinkSync(target, join(app, name));
    const { files, manifests, configs, diagnostics } = discoverSync(app);
    expect(diagnostics).toEqual([]);
    expect(files.map(({ path }) => path)).toEqual(['main.js']);
    expect(manifests).toMatchObject([{ name: 'app', entries: ['main.js'] }]);
    expect(configs[0]?.paths?.targets).toEqual([['~/*', ['./src/*']]]);
    expect(Configurations.around(app).main).toEqual({ failOn: 'never' });
  });

  it('out of the repository are not, for what is quoted', () => {
    const outside = folderWith({ 'secret.json': '{"name":"token","password":1}' });
    const root = folderWith({ 'a.js': '' });
    for (const name of ['package.json', 'backend-audit.config.json'])
      symlinkSync(join(outside, 'secret.json'), join(root, name));
    expect(told(root)).toEqual(['package.json is a symbolic link that leads out of the project; not followed']);
    expect(complaint(root)).toBe(
      'backend-audit.config.json: is a symbolic link that leads out of the project; not followed',
    );
    expect(() => Configurations.around(root, { named: join(root, 'backend-audit.config.json') })).toThrow(
      /unknown key 'password'/,
    );
  });
});

describe('what has no bottom is told', () => {
  const deep = (open: string, close: string, core = '') => open.repeat(5000) + core + close.repeat(5000);
  it.each([
    ['package.json', `{"main":"a.js","exports":${deep('{"a":', '}', '1')}}`],
    ['package.json', `{"main":"a.js","imports":${deep('[', ']')} // with a comment\n}`],
    ['tsconfig.json', `{"extends":${deep('[', ']')}}`],
    ['tsconfig.json', `{"compilerOptions":{"paths":${deep('{"a":', '}', '1')}, }}`],
  ])('%s %.30s', (name, text) => {
    expect(told(folderWith({ [name]: text, 'a.js': '' }))).toEqual([
      `${name} is nested deeper than 64 levels; not read`,
    ]);
  });

  it.each([
    ['backend-audit.config.json', `{"libraries":${deep('[', ']')}}`],
    ['backend-audit.config.json', deep('[', '')],
    ['backend-audit.config.jsonc', `/* */ {"libraries":${deep('{"a":', '}', '1')}}`],
    ['backend-audit.config.yaml', `libraries: ${deep('[', ']')}`],
    ['backend-audit.config.yaml', `libraries: ${deep('{a: ', '}')}`],
    ['backend-audit.config.yaml', `libraries:\n  ${'- '.repeat(5000)}a`],
    ['backend-audit.config.yaml', `${'? '.repeat(5000)}a`],
    ['backend-audit.config.yaml', Array.from({ length: 1000 }, (_, i) => `${' '.repeat(i)}a:`).join('\n')],
    ['backend-audit.config.yaml', 'libraries: &a [*a]'],
  ])('%s %.30s', (name, text) => {
    expect(complaint(folderWith({ [name]: text }))).toMatch(
      /is nested deeper than 64 levels; not read|Unresolved alias/,
    );
  });

  it('and what is nested as people nest is read', () => {
    const nested = `{"exports":${'{"a":'.repeat(20)}"./a.js"${'}'.repeat(20)}, "description": "${'['.repeat(500)}" // ${'{'.repeat(500)}\n}`;
    expect(told(folderWith({ 'package.json': nested, 'a.js': '' }))).toEqual([]);
    const libraries = 'libraries:\n  - package: x\n    middleware:\n      - at: "()"\n        does: authenticates\n';
    const root = folderWith({ 'backend-audit.config.yaml': libraries.repeat(1) });
    expect(Configurations.around(root).libraries).toHaveLength(1);
  });
});

describe('what leads to itself and to others without end', () => {
  const ask = (root: string, specifier: string) => {
    const discovered = discoverSync(root);
    const resolve = createResolver(root, new Set(discovered.files.map(({ path }) => path)), discovered);
    return resolve('src/a.ts', specifier);
  };
  const mapped = { is: 'file', path: 'src/b.ts' };
  const sources = { 'src/a.ts': '', 'src/b.ts': '' };
  const aliases = '{"compilerOptions":{"paths":{"@/*":["./src/*"]}}}';

  it('extends ten, eight deep', () => {
    const files = Object.fromEntries(
      Array.from({ length: 8 }, (_, i) => [
        `c${i}.json`,
        JSON.stringify({ extends: Array.from({ length: 10 }, () => `./c${i + 1}.json`) }),
      ]),
    );
    const root = folderWith({ ...sources, ...files, 'tsconfig.json': '{"extends":"./c0.json"}', 'c8.json': aliases });
    expect(told(root)).toEqual([]);
    expect(ask(root, '@/b')).toEqual(mapped);
  });

  it('extends itself, by a way around', () => {
    const root = folderWith({
      ...sources,
      'tsconfig.json': '{"extends":["./x.json","./y.json"]}',
      'x.json': aliases,
      'y.json': '{"extends":"./tsconfig.json"}',
    });
    expect(told(root)).toEqual([]);
    expect(ask(root, '@/b')).toEqual(mapped);
  });

  it('extends more than anybody does', () => {
    const files = Object.fromEntries(
      Array.from({ length: 300 }, (_, i) => [`c${i}.json`, `{"extends":"./c${i + 1}"}`]),
    );
    const root = folderWith({ ...sources, ...files, 'tsconfig.json': '{"extends":"./c0.json"}', 'c300.json': aliases });
    expect(told(root)).toEqual(['tsconfig.json extends more than 100 others; the rest is not read']);
    const wide = {
      extends: Array.from({ length: 20_000 }, () => './x'),
      references: Array.from({ length: 20_000 }, () => ({ path: './x' })),
    };
    expect(told(folderWith({ ...sources, 'tsconfig.json': JSON.stringify(wide) }))).toEqual([
      'tsconfig.json refers to more than 100 others; the rest is not read',
      'tsconfig.json extends more than 100 others; the rest is not read',
    ]);
  });

  it('is followed as far as it can be read', () => {
    const root = folderWith({ ...sources, 'tsconfig.json': '{"extends":["./x.json","./pipe"]}', 'x.json': aliases });
    execFileSync('mkfifo', [join(root, 'pipe')]);
    expect(told(root)).toEqual(['pipe is a named pipe, not a file']);
    expect(ask(root, '@/b')).toEqual(mapped);
  });
});

describe('names that are no text', () => {
  it('are told once each, and cost nothing else', () => {
    const root = folderWith({ 'src/a.js': '', 'src/caf\uFFFD.js': '', 'x/b.js': '' });
    const name = (text: string) => Buffer.concat([Buffer.from(`${root}/`), Buffer.from(text, 'latin1')]);
    for (const each of ['src/caf\xe9.js', 'src/caf\xea.js', 'src/pict\xe9.png']) writeFileSync(name(each), '');
    renameSync(join(root, 'x'), name('dossi\xe9'));
    const { files, diagnostics } = discoverSync(root);
    expect(files.map(({ path }) => path)).toEqual(['src/a.js', 'src/caf\uFFFD.js']);
    expect(diagnostics).toEqual(
      ['dossi\\xe9', 'src/caf\\xe9.js', 'src/caf\\xea.js'].map((path) => ({
        path,
        code: 'encoding',
        message: 'has a name that is not valid UTF-8; not read',
      })),
    );
  });
});

describe('long texts cost what they are long', () => {
  const megabyte = 1 << 20;
  it.each([
    ['main', { main: `${'dist/'.repeat(megabyte / 8)}x.js` }],
    ['a start script of options', { scripts: { start: `node ${'-;node '.repeat(megabyte / 8)}!` } }],
    ['a start script of blanks', { scripts: { start: `node${' '.repeat(megabyte)}!` } }],
    ['a start script of slashes', { scripts: { start: 'a/'.repeat(megabyte / 4) + '!' } }],
    ['a start script of dots', { scripts: { start: `${'.'.repeat(megabyte)}!` } }],
    ['exports of stars', { exports: { [`./${'*'.repeat(megabyte / 2)}`]: `./${'*'.repeat(1000)}` } }],
  ])('%s', (_, manifest) => {
    const root = folderWith({ 'package.json': JSON.stringify(manifest), 'a.js': '' });
    expect(discoverSync(root).manifests).toHaveLength(1);
  });

  it.each([
    ['marks', '?'.repeat(megabyte) + '\n'],
    ['dots', '.'.repeat(megabyte)],
    ['folders', './' + 'dist/'.repeat(megabyte / 8)],
    ['slashes', './' + '/'.repeat(megabyte)],
    ['a package', `@${'a.'.repeat(megabyte / 4)}!`],
    ['an alias', `@/${'x/'.repeat(megabyte / 4)}`],
    ['a private name', `#${'?'.repeat(megabyte)}\n`],
  ])('a specifier of %s', (_, specifier) => {
    const root = folderWith({
      'tsconfig.json': '{"compilerOptions":{"baseUrl":".","paths":{"@/*":["./*"]}}}',
      'package.json': '{"imports":{"#*":"./*"}}',
      'a.js': '',
    });
    const discovered = discoverSync(root);
    for (const from of ['a.js', 'b.py'])
      expect(createResolver(root, new Set(['a.js']), discovered)(from, specifier).is).not.toBe('file');
  });

  it('results of tests', () => {
    const root = folderWith({
      'a.js': '',
      'coverage/lcov.info': `LF:${'1'.repeat(4 * megabyte)}x\n`.repeat(2),
      'lcov.info': 'LF:4\nLH:3\n',
    });
    expect(readSurroundings(discoverSync(root)).coverage).toMatchObject([{ path: 'lcov.info', linesPct: 75 }]);
  });

  it('mistakes in a configuration, of which the first are told', () => {
    const keys = Object.fromEntries(Array.from({ length: 30_000 }, (_, i) => [`failon${i}`, 1]));
    const many = complaint(folderWith({ 'backend-audit.config.json': JSON.stringify(keys) })).split('\n');
    expect(many).toHaveLength(21);
    expect(many.at(-1)).toBe('and more like these');
    const long = complaint(folderWith({ 'backend-audit.config.json': `{"${'a'.repeat(900_000)}":1}` }));
    expect(long).toMatch(/unknown key/);
  });
});

describe('a package that a TypeScript configuration extends', () => {
  it.each([
    [
      'with an entry for it',
      '@acme/ts',
      { 'package.json': '{"exports":{".":"./base.json","./app":"./app.json"}}', 'base.json': true },
    ],
    [
      'by subpath',
      '@acme/ts/app',
      { 'package.json': '{"exports":{"./app":"./conf/app.json"}}', 'conf/app.json': true },
    ],
    ['by file', '@acme/ts/base', { 'base.json': true }],
    ['by its default', '@acme/ts', { 'tsconfig.json': true }],
    ['by the field of old', '@acme/ts', { 'package.json': '{"tsconfig":"old.json"}', 'old.json': true }],
  ])('%s, installed further up', (_, named, files) => {
    const text = '{"compilerOptions":{"paths":{"@/*":["${configDir}/src/*"]}}}';
    const root = folderWith({ 'apps/api/src/a.ts': '', 'apps/api/src/b.ts': '' });
    put(root, 'apps/api/tsconfig.json', JSON.stringify({ extends: named }));
    for (const [path, content] of Object.entries(files))
      put(root, `node_modules/@acme/ts/${path}`, content === true ? text : String(content));
    const app = join(root, 'apps/api');
    const discovered = discoverSync(app);
    const resolve = createResolver(app, new Set(discovered.files.map(({ path }) => path)), discovered);
    expect(resolve('src/a.ts', '@/b')).toEqual({ is: 'file', path: 'src/b.ts' });
  });

  it('projects of a solution map what lies below them', () => {
    const root = folderWith({
      'tsconfig.json': '{"files":[],"references":[{"path":"./tsconfig.app.json"},{"path":"lib"}]}',
      'tsconfig.app.json': '{"compilerOptions":{"paths":{"@/*":["./src/*"]}}}',
      'lib/tsconfig.json': '{"compilerOptions":{"paths":{"@/*":["./own/*"]}}}',
      'src/b.ts': '',
      'src/a.ts': '',
    });
    const discovered = discoverSync(root);
    const resolve = createResolver(root, new Set(discovered.files.map(({ path }) => path)), discovered);
    expect(resolve('src/a.ts', '@/b')).toEqual({ is: 'file', path: 'src/b.ts' });
  });
});
