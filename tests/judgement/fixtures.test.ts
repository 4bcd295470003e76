// What is told of each fixture, against its marks.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { audit, libraries, type Library, type Result } from '../../src/audit.ts';
import { placesOf } from '../../src/engine/causes.ts';
import { account, folderOf, snapshotOf } from './account.ts';
import { misses, surplus, wrong } from './known.ts';
import { marksIn } from './marks.ts';

const fixtures = fileURLToPath(new URL('../../fixtures', import.meta.url));
/** The backends: folders with a manifest. */
const backends = readdirSync(fixtures, { recursive: true, encoding: 'utf8' })
  .map((path) => path.replaceAll('\\', '/'))
  .filter((path) => /(?:^|\/)(?:package\.json|requirements\.txt)$/.test(path))
  .map((path) => path.slice(0, path.lastIndexOf('/')))
  .filter((path) => !/node_modules|^(?:cases|frameworks)\//.test(path))
  .sort();

const resultOf = (folder: string): Promise<Result> =>
  audit(join(fixtures, folder), { config: {}, strict: true, cache: false, workers: 0 });
const named = (backend: string, { path, line, rule }: { path: string; line: number; rule: string }): string =>
  `${backend}: ${path}:${String(line)} ${rule}`;

describe.each(backends)('%s', (backend) => {
  const marks = marksIn(join(fixtures, backend)).map((mark) => named(backend, mark));
  let told: Promise<Result> | undefined;
  // Made in the first test that asks, not before all: mutants are tried on the tests in which their code runs.
  const result = (): Promise<Result> => (told ??= resultOf(backend));
  const found = async (): Promise<readonly { readonly name: string; readonly strict: boolean }[]> =>
    (await result()).findings.flatMap(placesOf).map(({ rule, location, preset }) => ({
      name: named(backend, { ...location, rule }),
      strict: preset === 'strict',
    }));

  it('all that is told of it was reviewed', async () => {
    await expect(account(await result())).toMatchFileSnapshot(snapshotOf(`fixtures/${backend.replace('/', '-')}`));
  });

  it('each mark has its finding', async () => {
    const names = new Set((await found()).map(({ name }) => name));
    const missing = marks.filter((mark) => !names.has(mark));
    expect(missing).toEqual(misses.filter((name) => name.startsWith(`${backend}: `)));
  });

  // What the strict preset alone tells need not be marked.
  it('each finding has its mark', async () => {
    const unmarked = (await found()).filter(({ name, strict }) => !strict && !marks.includes(name));
    expect(unmarked.map(({ name }) => name)).toEqual(surplus.filter((name) => name.startsWith(`${backend}: `)));
  });
});

// One small program each, with a guard, a checked input, an open write and a prefix; without marks.
describe('frameworks', () => {
  const programs = readdirSync(join(fixtures, 'frameworks')).sort();

  it('each library that makes endpoints has a program', () => {
    const makes = libraries.filter(
      ({ routes, resources, graphql, fileRoutes, decorators }: Library) =>
        [routes, resources, graphql, fileRoutes].some((rows) => rows !== undefined) ||
        decorators?.some(({ does }) => ['route', 'event', 'rpc', 'field'].includes(does)),
    );
    const names = makes.map((library) => library.package.replace('@', '').replace('/', '-'));
    expect(names.filter((name) => !programs.includes(name))).toEqual([]);
  });

  it.each(programs)('all that is told of %s was reviewed', async (program) => {
    const result = await resultOf(join('frameworks', program));
    await expect(account(result)).toMatchFileSnapshot(snapshotOf(`frameworks/${program}`));
  });
});

describe('what is kept', () => {
  it('has no snapshots of what is gone', () => {
    const of = (kind: string): string[] =>
      readdirSync(folderOf(`${kind}/x`))
        .map((file) => file.slice(0, -4))
        .sort();
    expect(of('fixtures')).toEqual(backends.map((backend) => backend.replace('/', '-')).sort());
    expect(of('frameworks')).toEqual(readdirSync(join(fixtures, 'frameworks')).sort());
  });

  it.each(wrong)('is known to be wrong: $snapshot, where $why', (it) => {
    const text = `\n${readFileSync(snapshotOf(it.snapshot), 'utf8').replace(/^ +/gm, '')}`;
    const flat = (lines: string): string => `\n${lines.replace(/^ +/gm, '')}`;
    if ('says' in it) expect(text).toContain(`${flat(it.says)}\n`);
    else expect(text).not.toContain(flat(it.lacks));
  });
});

it('what is known of fixtures names fixtures', () => {
  const strangers = [...misses, ...surplus].filter((name) => !backends.includes(name.slice(0, name.indexOf(': '))));
  expect(strangers).toEqual([]);
});
