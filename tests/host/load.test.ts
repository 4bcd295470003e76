import { existsSync, readdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import type { Language } from '../../src/facts/facts.ts';
import type { loadFacts } from '../../src/host/index.ts';
import { discoverSync, loadFactsSync } from '../../src/host/index.ts';
import { Store } from '../../src/host/store.ts';
import { languages } from '../../src/languages/index.ts';
import { folderWith, put } from './folder.ts';

/** Loads the project that these files are, with what earlier calls kept. */
function project(files: Readonly<Record<string, string>>) {
  const [root, home] = [folderWith(files), folderWith({})];
  const load = (how: Parameters<typeof loadFactsSync>[2] = {}, by = languages) => {
    vi.stubEnv('XDG_CACHE_HOME', home);
    const store = Store.open(root, { maker: 'test' });
    vi.unstubAllEnvs();
    const loaded = loadFactsSync(discoverSync(root), by, { store, ...how });
    const all = plain(loaded);
    store?.close();
    return { ...all, extracted: loaded.extracted };
  };
  /** The file that is kept. */
  const kept = (): string => {
    const folder = join(home, 'backend-audit');
    return join(
      folder,
      readdirSync(folder).find((name) => name.endsWith('.store'))!,
    );
  };
  return { root, load, kept };
}
/** All that was loaded, facts and imports read. */
const plain = ({ files, diagnostics }: ReturnType<typeof loadFactsSync>) => ({
  files: files.map((file) => ({
    ...file,
    release: undefined,
    outline: { ...file.outline },
  })),
  diagnostics,
});
/** The same without how it was come by. */
const said = ({ files, diagnostics }: ReturnType<typeof plain>) => ({ files, diagnostics });
const anew = { store: undefined };

describe('what earlier runs kept', () => {
  it('gives the same facts as the text, without extracting again', () => {
    const { load } = project({
      'a.ts': "import { b } from './b.js';\nexport * from './c.js';\nexport const a = () => b;\n",
      'b.js': 'const x = {',
      'c.py': 'def f():\n    pass\n',
    });
    const cold = load();
    const warm = load();
    expect([cold.extracted, warm.extracted]).toEqual([cold.files.length + cold.diagnostics.length, 0]);
    expect(said(warm)).toEqual(said(cold));
    expect(said(load(anew))).toEqual(said(cold));
  });

  it('follows the content, not the clock or the size', () => {
    const { root, load } = project({ 'a.ts': 'export const a = 1;\n', 'b.ts': 'export const b = 1;\n' });
    const past = new Date(2020, 1, 1);
    for (const name of ['a.ts', 'b.ts']) utimesSync(join(root, name), past, past);
    load();
    utimesSync(join(root, 'a.ts'), new Date(), new Date());
    expect(load().extracted).toBe(0);
    // As an archive would put it: another text of the same size and time.
    put(root, 'b.ts', 'export const b = 2;\n');
    utimesSync(join(root, 'b.ts'), past, past);
    const after = load();
    expect(after.extracted).toBe(1);
    expect(said(after)).toEqual(said(load(anew)));
  });

  it('knows a file that was moved, and one that comes back', () => {
    const text = 'export const a = 1;\n';
    const { root, load } = project({ 'a.ts': text });
    load();
    put(root, 'sub/b.ts', text);
    expect(load().extracted).toBe(0);
    put(root, 'a.ts', 'export const a = 2;\n');
    put(root, 'sub/b.ts', 'export const a = 3;\n');
    expect(load().extracted).toBe(2);
    put(root, 'a.ts', text);
    const back = load();
    expect([back.extracted, said(back)]).toEqual([0, said(load(anew))]);
  });

  it('keeps the facts of a file whose comments changed, for those who know them by their id', () => {
    const { root, load } = project({ 'a.ts': 'export const a = 1;\n' });
    const [first] = load().files;
    put(root, 'a.ts', 'export const a = 1;\n// more to come\n');
    const [second] = load().files;
    expect(second!.id).toBe(first!.id);
    expect(second!.contentId).not.toBe(first!.contentId);
    const warm = load();
    expect([warm.extracted, warm.files[0]!.id]).toEqual([0, first!.id]);
  });

  it('is done without where it is damaged, entry by entry', () => {
    const { load, kept } = project({
      'a.ts': 'export const a = 1;\n',
      'b.ts': "import { a } from './a';\nexport const b = [a, 'b'];\n",
      'c.ts': '(',
    });
    const cold = said(load());
    const good = readFileSync(kept());
    for (let at = 0; at < good.length; at += 7) {
      const bad = Buffer.from(good);
      bad[at]! ^= 0x55;
      writeFileSync(kept(), bad);
      expect(said(load())).toEqual(cold);
      writeFileSync(kept(), good);
    }
  });

  it('is not needed', () => {
    const root = folderWith({ 'a.ts': 'export {};\n' });
    expect(loadFactsSync(discoverSync(root), languages).files).toHaveLength(1);
    expect(readdirSync(root)).toEqual(['a.ts']);
  });
});

describe('files that cannot be read cost one diagnostic each', () => {
  const codes = (files: Readonly<Record<string, string | Uint8Array>>) =>
    Object.fromEntries(
      loadFactsSync(discoverSync(folderWith(files)), languages).diagnostics.map(({ path, code }) => [path, code]),
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
    const { files, diagnostics } = loadFactsSync(discoverSync(folderWith({ 'bad.js': '', 'good.js': '' })), [clumsy]);
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
  const here = loadFactsSync(discovered, languages);
  // The threads load what the build made of this source.
  const built = (await import(new URL('../../dist/src/host/index.js', import.meta.url).href)) as {
    loadFacts: typeof loadFacts;
  };
  const there = await built.loadFacts(discovered, languages, { workers: 2 });
  expect(plain(there)).toEqual(plain(here));
  expect(existsSync(join(root, 'node_modules'))).toBe(false);
});
