// What is told of each fixture, against its marks.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { audit, type Result } from '../../src/audit.ts';
import { misses, surplus } from './known.ts';
import { marksIn } from './marks.ts';

const fixtures = fileURLToPath(new URL('../../fixtures', import.meta.url));
/** The backends: folders with a manifest. */
const backends = readdirSync(fixtures, { recursive: true, encoding: 'utf8' })
  .map((path) => path.replaceAll('\\', '/'))
  .filter((path) => /(?:^|\/)(?:package\.json|requirements\.txt)$/.test(path))
  .map((path) => path.slice(0, path.lastIndexOf('/')))
  .filter((path) => !/node_modules|^cases\//.test(path))
  .sort();

const named = (backend: string, { path, line, rule }: { path: string; line: number; rule: string }): string =>
  `${backend}: ${path}:${String(line)} ${rule}`;

describe.each(backends)('%s', (backend) => {
  const marks = marksIn(join(fixtures, backend)).map((mark) => named(backend, mark));
  let result: Result;
  beforeAll(async () => {
    result = await audit(join(fixtures, backend), { config: {}, strict: true, cache: false, workers: 0 });
  });
  const found = (): { readonly name: string; readonly low: boolean }[] =>
    result.findings.map(({ rule, location, confidence }) => ({
      name: named(backend, { ...location, rule }),
      low: confidence === 'low',
    }));

  it('each mark has its finding', () => {
    const names = new Set(found().map(({ name }) => name));
    const missing = marks.filter((mark) => !names.has(mark));
    expect(missing).toEqual(misses.filter((name) => name.startsWith(`${backend}: `)));
  });

  // What the strict preset alone tells need not be marked.
  it('each finding has its mark', () => {
    const unmarked = found().filter(({ name, low }) => !low && !marks.includes(name));
    expect(unmarked.map(({ name }) => name)).toEqual(surplus.filter((name) => name.startsWith(`${backend}: `)));
  });
});

it('what is known of fixtures names fixtures', () => {
  const strangers = [...misses, ...surplus].filter((name) => !backends.includes(name.slice(0, name.indexOf(': '))));
  expect(strangers).toEqual([]);
});
