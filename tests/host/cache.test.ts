import { existsSync, readFileSync, readdirSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import type { Language } from '../../src/facts/facts.ts';
import type { loadFacts } from '../../src/host/index.ts';
import { discoverSync, loadFactsSync } from '../../src/host/index.ts';
import { languages } from '../../src/languages/index.ts';
import { folderWith, put } from './folder.ts';

const past = new Date(Date.now() - 3_600_000);
/** A project whose files are an hour old: young ones are read again, because they may have changed unseen. */
function project(files: Readonly<Record<string, string>>): string {
  const root = folderWith({ 'node_modules/.keep': '', ...files });
  for (const path of Object.keys(files)) utimesSync(join(root, path), past, past);
  return root;
}
const load = (root: string, how: Parameters<typeof loadFactsSync>[2] = {}) =>
  loadFactsSync(discoverSync(root), languages, how);
const plain = (loaded: ReturnType<typeof load>) => ({
  files: loaded.files.map((file) => ({ ...file, lineHashes: [...file.lineHashes] })),
  diagnostics: loaded.diagnostics,
});

describe('the cache', () => {
  it('gives the same facts as the text, without extracting again', () => {
    const root = project({
      'a.ts': 'export const a = () => 1;\n',
      'b.js': 'const x = {',
      'c.py': 'def f():\n    pass\n',
    });
    const cold = load(root);
    const warm = load(root);
    expect([cold.extracted, warm.extracted]).toEqual([cold.files.length + cold.diagnostics.length, 0]);
    expect(plain(warm)).toEqual(plain(cold));
    expect(plain(load(root, { cache: false }))).toEqual(plain(cold));
  });

  it('follows the content, not the clock', () => {
    const root = project({ 'a.ts': 'export const a = 1;\n', 'b.ts': 'export const b = 1;\n' });
    load(root);
    utimesSync(join(root, 'a.ts'), new Date(past.getTime() + 5000), new Date(past.getTime() + 5000));
    expect(load(root).extracted).toBe(0);
    put(root, 'b.ts', 'export const b = 22;\n');
    const after = load(root);
    expect(after.extracted).toBe(1);
    expect(plain(after)).toEqual(plain(load(root, { cache: false })));
  });

  it('notices a change that keeps size and falls into the same moment', () => {
    const root = folderWith({ 'node_modules/.keep': '', 'a.ts': 'export const a = 1;\n' });
    const now = new Date();
    utimesSync(join(root, 'a.ts'), now, now);
    load(root);
    put(root, 'a.ts', 'export const a = 2;\n');
    utimesSync(join(root, 'a.ts'), now, now);
    expect(plain(load(root))).toEqual(plain(load(root, { cache: false })));
  });

  it('knows a file that was moved', () => {
    const root = project({ 'a.ts': 'export const a = 1;\n' });
    load(root);
    put(root, 'sub/b.ts', readFileSync(join(root, 'a.ts')));
    const loaded = load(root);
    expect(loaded.extracted).toBe(0);
    expect(loaded.files.map((file) => file.path)).toEqual(['a.ts', 'sub/b.ts']);
  });

  it('is thrown away with a note when it is damaged or foreign, and the run goes on', () => {
    const root = project({ 'a.ts': 'export const a = 1;\n' });
    const cold = plain(load(root));
    const path = join(root, 'node_modules/.cache/backend-audit/facts.bin');
    const good = readFileSync(path);
    for (const bad of [
      '',
      'something else',
      good.subarray(0, good.length - 7),
      Buffer.concat([good.subarray(0, 60), Buffer.from('xxxx'), good.subarray(64)]),
    ]) {
      writeFileSync(path, bad);
      const note = vi.fn();
      expect(plain(load(root, { note }))).toEqual(cold);
      expect(note).toHaveBeenCalledTimes(1);
    }
    const other = project({ 'a.ts': 'export const a = 1;\n' });
    load(other);
    writeFileSync(join(other, 'node_modules/.cache/backend-audit/facts.bin'), good);
    const note = vi.fn();
    load(other, { note });
    expect(note.mock.calls).toEqual([[expect.stringContaining('belongs to another folder')]]);
  });

  it('is not used by another version of an extractor', () => {
    const root = project({ 'a.ts': 'export const a = 1;\n' });
    load(root);
    const changed = languages.map((language): Language => ({
      ...language,
      version: `${language.version}+`,
      claims: (path) => language.claims(path),
      extract: (source) => language.extract(source),
    }));
    expect(loadFactsSync(discoverSync(root), changed).extracted).toBe(1);
  });

  it('never shows in git status, and lies in the user’s folder where there is no node_modules', () => {
    const root = project({ 'a.ts': '' });
    execFileSync('git', ['init', '-q'], { cwd: root });
    execFileSync('git', ['add', '-A'], { cwd: root });
    load(root);
    expect(execFileSync('git', ['status', '--porcelain'], { cwd: root, encoding: 'utf8' })).not.toContain('.cache');
    const bare = folderWith({ 'a.ts': '' });
    const home = folderWith({});
    vi.stubEnv('XDG_CACHE_HOME', home);
    load(bare);
    vi.unstubAllEnvs();
    expect(readdirSync(bare)).toEqual(['a.ts']);
    expect(readdirSync(join(home, 'backend-audit'))).toHaveLength(1);
  });

  it('is done without where it cannot be written', () => {
    const root = folderWith({ node_modules: 'a file', 'a.ts': 'export {};\n' });
    expect(load(root).files).toHaveLength(1);
    expect(statSync(join(root, 'node_modules')).isFile()).toBe(true);
  });

  it('leaves no temporary file behind', () => {
    const root = project({ 'a.ts': '' });
    load(root);
    expect(readdirSync(join(root, 'node_modules/.cache/backend-audit')).sort()).toEqual(['.gitignore', 'facts.bin']);
  });
});

describe('files that cannot be read cost one diagnostic each', () => {
  const codes = (files: Readonly<Record<string, string | Uint8Array>>) =>
    Object.fromEntries(
      loadFactsSync(discoverSync(folderWith(files)), languages, { cache: false }).diagnostics.map(({ path, code }) => [
        path,
        code,
      ]),
    );

  it('by encoding, size and syntax', () => {
    expect(
      codes({
        'latin1.js': Buffer.from('const a = "\xe9";\n', 'latin1'),
        'utf16.ts': Buffer.from('\ufeffconst a = 1;', 'utf16le'),
        'large.js': `const a = [${'1,'.repeat(10 << 20)}];`,
        'broken.ts': 'const = ;',
        'marked.ts': '\ufeffexport const a = 1;\n',
        'fine.ts': 'export const é = "\u{1F600}";\n',
      }),
    ).toEqual({ 'latin1.js': 'encoding', 'utf16.ts': 'encoding', 'large.js': 'too-large', 'broken.ts': 'syntax' });
  });

  it('and a language that throws harms nobody else', () => {
    const first = languages.find((language) => language.claims('good.js'));
    const clumsy: Language = {
      ...first!,
      claims: (path) => first!.claims(path),
      extract(source) {
        if (source.path === 'bad.js') throw new Error('oops');
        return first!.extract(source);
      },
    };
    const { files, diagnostics } = loadFactsSync(discoverSync(folderWith({ 'bad.js': '', 'good.js': '' })), [clumsy], {
      cache: false,
    });
    expect(files.map((file) => file.path)).toEqual(['good.js']);
    expect(diagnostics).toEqual([{ path: 'bad.js', code: 'internal', message: 'extraction failed: oops' }]);
  });
});

it('facts come out the same from threads', async () => {
  const files = Object.fromEntries(
    Array.from({ length: 120 }, (_, index) => [
      `src/f${index}.ts`,
      `export const a${index} = (x: number) => x + ${index};\n`,
    ]),
  );
  const root = folderWith({
    ...files,
    'src/broken.ts': 'const = ;',
    'src/gone.ts': Buffer.from([0xff]).toString('latin1'),
  });
  const discovered = discoverSync(root);
  const here = loadFactsSync(discovered, languages, { cache: false });
  // The threads load what the build made of this source.
  const built = (await import(new URL('../../dist/src/host/index.js', import.meta.url).href)) as {
    loadFacts: typeof loadFacts;
  };
  const there = await built.loadFacts(discovered, languages, { cache: false, workers: 2 });
  expect(plain(there)).toEqual(plain(here));
  expect(existsSync(join(root, 'node_modules'))).toBe(false);
});
