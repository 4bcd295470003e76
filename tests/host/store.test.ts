// What is kept between runs: found again by who wrote it, and by nobody else.
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { Store, type StoreOptions } from '../../src/host/store.ts';
import { folderWith } from './folder.ts';

const isPosix = process.platform !== 'win32';

/** A project, the user's cache folder, and how to open the store of the one in the other. */
function place() {
  const [root, home] = [folderWith({ 'a.js': '' }), folderWith({})];
  const own = join(home, 'backend-audit');
  const open = (options: StoreOptions = {}, folder = root): Store | undefined => {
    vi.stubEnv('XDG_CACHE_HOME', home);
    try {
      return Store.open(folder, { maker: 'test', ...options });
    } finally {
      vi.unstubAllEnvs();
    }
  };
  const keep = (values: Readonly<Record<string, unknown>>, options: StoreOptions = {}): void => {
    const store = open(options);
    for (const [key, value] of Object.entries(values)) store?.put(key, value);
    store?.close();
  };
  const get = (key: string, options: StoreOptions = {}): unknown => {
    const store = open(options);
    const value = store?.get(key);
    store?.close();
    return value;
  };
  const file = (): string => {
    const [name] = readdirSync(own).filter((each) => each.endsWith('.store'));
    return join(own, name!);
  };
  return { root, home, own, open, keep, get, file };
}

describe('a store', () => {
  it('gives back what was kept, also maps and typed arrays, and what is added to it later', () => {
    const { keep, get } = place();
    const value = { map: new Map([['a', new Uint32Array([1, 2])]]), text: 'é\u{1F600}', gone: undefined };
    keep({ one: value });
    expect(get('one')).toEqual(value);
    keep({ two: 2 });
    expect([get('one'), get('two'), get('three')]).toEqual([value, 2, undefined]);
    keep({ one: 'anew' });
    expect([get('one'), get('two')]).toEqual(['anew', 2]);
  });

  it('forgets what nobody asked for while it was written several times', () => {
    const { keep, get, open } = place();
    keep({ asked: 1, named: 1, forgotten: 1 });
    for (let round = 0; round < 5; round++) {
      const store = open()!;
      expect(store.get('asked')).toBe(1);
      expect([store.use('named'), store.use('never')]).toEqual([true, false]);
      store.put(`new ${round}`, round);
      store.close();
    }
    expect([get('asked'), get('named'), get('forgotten')]).toEqual([1, 1, undefined]);
  });

  it('is not written where nothing was added, and not at all by who only reads', () => {
    const { own, open, keep, get, file } = place();
    const reader = open({ readOnly: true });
    expect([reader, existsSync(own)]).toEqual([undefined, false]);
    keep({ one: 1 });
    const { mtimeMs, ino } = statSync(file());
    const again = open({ readOnly: true })!;
    expect(again.get('one')).toBe(1);
    again.put('one', 2);
    again.close();
    expect(get('one')).toBe(1);
    expect(statSync(file())).toMatchObject({ mtimeMs, ino });
  });

  it('belongs to one folder and one maker', () => {
    const { root, open, keep, get } = place();
    keep({ one: 1 });
    expect(get('one', { maker: 'another' })).toBeUndefined();
    expect(open({}, folderWith({}))?.get('one')).toBeUndefined();
    const link = join(folderWith({}), 'link');
    symlinkSync(root, link, 'junction');
    expect(open({}, link)?.get('one')).toBe(1);
  });

  it('is nothing where the tool runs from its sources, which change', () => {
    const { open } = place();
    expect(open({ maker: undefined })).toBeUndefined();
  });

  it('is as if it were not there after any damage', () => {
    const { keep, get, open, file } = place();
    const values = Object.fromEntries(
      Array.from({ length: 9 }, (_, at) => [`key ${at}`, { at, text: 'x'.repeat(at) }]),
    );
    keep(values);
    const good = readFileSync(file());
    // Every byte of a small file, in turn: nothing else than the truth or nothing ever comes back.
    let lost = 0;
    for (let at = 0; at < good.length; at++) {
      const bad = Buffer.from(good);
      bad[at]! ^= 1 << (at % 8);
      writeFileSync(file(), bad);
      const store = open()!;
      for (const [key, value] of Object.entries(values)) {
        const found = store.get(key);
        if (found === undefined) lost++;
        else expect(found).toEqual(value);
      }
      store.close();
    }
    expect(lost).toBeGreaterThan(good.length);
    for (const bad of ['', 'something else', good.subarray(0, 30), good.subarray(0, -7), Buffer.concat([good, good])]) {
      writeFileSync(file(), bad);
      for (const [key, value] of Object.entries(values)) expect([value, undefined]).toContainEqual(get(key));
    }
  });

  it('does not believe an entry under another key', () => {
    const { keep, get, file } = place();
    keep({ a: 'of a', b: 'of b' });
    const good = readFileSync(file());
    const start = 26 + good.readUInt32LE(22);
    const half = (good.length - start) / 2;
    const [a, b] = [good.subarray(start, start + half), good.subarray(start + half)];
    writeFileSync(file(), Buffer.concat([good.subarray(0, start), b, a]));
    expect([get('a'), get('b')]).toEqual([undefined, undefined]);
  });
});

describe('where a store lies', () => {
  it('is a folder that nobody else can read, with a secret that is the same for all projects', () => {
    const { own, keep, open } = place();
    keep({ one: 1 });
    const secret = readFileSync(join(own, 'secret'));
    expect(secret).toHaveLength(32);
    if (isPosix) {
      expect(statSync(own).mode & 0o777).toBe(0o700);
      for (const name of readdirSync(own)) expect(statSync(join(own, name)).mode & 0o777).toBe(0o600);
    }
    const other = open({}, folderWith({}))!;
    other.put('two', 2);
    other.close();
    expect(readFileSync(join(own, 'secret'))).toEqual(secret);
    expect(readdirSync(own)).toHaveLength(3);
  });

  it.runIf(isPosix)('is nowhere that others can write, or that a link leads to', () => {
    const writable = place();
    mkdirSync(writable.own, { mode: 0o777 });
    chmodSync(writable.own, 0o777);
    writable.keep({ one: 1 });
    expect(readdirSync(writable.own)).toEqual([]);

    const linked = place();
    const elsewhere = folderWith({});
    symlinkSync(elsewhere, linked.own);
    linked.keep({ one: 1 });
    expect(readdirSync(elsewhere)).toEqual([]);

    const around = place();
    const link = join(folderWith({}), 'link');
    symlinkSync(elsewhere, link);
    around.keep({ one: 1 }, { location: join(link, 'deep', 'er') });
    expect(readdirSync(elsewhere)).toEqual([]);
  });

  it.runIf(isPosix)('does without where the secret is a link or can be read by others', () => {
    const open = place();
    open.keep({ one: 1 });
    chmodSync(join(open.own, 'secret'), 0o644);
    expect(open.get('one')).toBeUndefined();

    const linked = place();
    mkdirSync(linked.own, { mode: 0o700 });
    symlinkSync(join(folderWith({ secret: 'x'.repeat(32) }), 'secret'), join(linked.own, 'secret'));
    linked.keep({ one: 1 });
    expect(readdirSync(linked.own)).toEqual(['secret']);
  });

  it.runIf(isPosix)('replaces a link in place of its file, and leaves what that leads to', () => {
    const { keep, get, file } = place();
    keep({ one: 1 });
    const path = file();
    const victim = join(folderWith({ 'victim.txt': 'precious' }), 'victim.txt');
    writeFileSync(path, '');
    const temporary = folderWith({});
    symlinkSync(victim, join(temporary, 'link'));
    // In one step, so that the name is never free.
    expect(existsSync(path)).toBe(true);
    renameSync(join(temporary, 'link'), path);
    keep({ one: 2 });
    expect([get('one'), readFileSync(victim, 'utf8')]).toEqual([2, 'precious']);
  });

  it('is never in the folder that is audited, whatever the environment says', () => {
    const root = folderWith({ 'a.js': '' });
    vi.stubEnv('XDG_CACHE_HOME', join(root, '.cache'));
    expect(Store.open(root, { maker: 'test' })).toBeUndefined();
    vi.unstubAllEnvs();
    expect(readdirSync(root)).toEqual(['a.js']);
  });

  it('is where the user says, with the same secret', () => {
    const { own, keep, get } = place();
    const location = join(folderWith({}), 'deep/er');
    keep({ one: 1 }, { location });
    expect(readdirSync(location)).toHaveLength(1);
    expect(readdirSync(own)).toEqual(['secret']);
    expect([get('one', { location }), get('one')]).toEqual([1, undefined]);
  });

  it.runIf(isPosix)('tells who asked for a place why nothing is kept there', () => {
    const { open } = place();
    const elsewhere = folderWith({});
    const location = join(folderWith({}), 'link');
    symlinkSync(elsewhere, location);
    const note = vi.fn();
    expect(open({ location, note })).toBeUndefined();
    expect(note.mock.calls).toEqual([[`nothing is kept in ${location}: ${location} is not safe from others`]]);
    expect(readdirSync(elsewhere)).toEqual([]);
  });

  it('is nowhere where the user has no cache folder', () => {
    const root = folderWith({ 'a.js': '' });
    for (const folder of ['', 'relative']) {
      vi.stubEnv('XDG_CACHE_HOME', folder);
      expect(Store.open(root, { maker: 'test' })).toBeUndefined();
      vi.unstubAllEnvs();
    }
  });
});
