// What a report shows of the source: the lines of its places, and nothing that is secret in them.
import { describe, expect, it } from 'vitest';
import { Sources } from '../../src/engine/index.ts';
import { excerpted } from '../../src/report/excerpted.ts';
import type { Result } from '../../src/report/report.ts';
import { endpoint, finding, place, result } from '../report/result.ts';

/** The source, and where the secrets stand in it, each between `‹` and `›`. */
function marked(path: string, text: string): { readonly text: string; readonly secrets: Result['secrets'] } {
  const placeAt = (end: number) => {
    const lines = text.slice(0, end).replace(/[‹›]/g, '').split('\n');
    return { line: lines.length, column: lines.at(-1)!.length + 1 };
  };
  const secrets = [...text.matchAll(/‹[^›]*›/g)].map(({ index, 0: whole }) => {
    const [from, to] = [placeAt(index), placeAt(index + whole.length)];
    return { path, ...from, endLine: to.line, endColumn: to.column };
  });
  return { text: text.replace(/[‹›]/g, ''), secrets };
}
const sourcesOf = (source: string): Sources => {
  const { text, secrets } = marked('a.js', source);
  return new Sources((path) => (path === 'a.js' ? text : undefined), secrets);
};
const longText = (length: number): string => 'abcdefghij'.repeat(length / 10);

describe('words about the code', () => {
  it.each([
    ['a secret wherever it stands', `a(‹'k33p-this-9'›)`, 'k33p-this-9, "k33p-this-9"', 'k3********, "k3********"'],
    [
      'what stands around it',
      `a('k33p-this-9', ‹'Zq7pRt2x'›, 'b')`,
      `'k33p-this-9' Zq7pRt2x`,
      `'k33p-this-9' Zq******`,
    ],
    [
      'quotes of each kind, and blanks',
      'a(‹ "Zq7pRt2x" ›, ‹`k33p-this-9`›)',
      'Zq7pRt2x k33p-this-9',
      'Zq****** k3********',
    ],
    ['quotes within', `a(‹"it's\`k33p-9"›)`, "it's`k33p-9 k33p-9", 'it******** k33p-9'],
    [
      'of an address the password',
      `a(‹'redis://app:Zq7pRt2x@db/1'›)`,
      'redis://app:Zq7pRt2x@db',
      'redis://app:Zq******@db',
    ],
    [
      'of a query the key',
      `a(‹'https://x.org/?api_key=a1b2c3d4e5'›)`,
      'x.org/?api_key=a1b2c3d4e5',
      'x.org/?api_key=a1********',
    ],
    [
      'each line of several',
      'x = 1\na(‹`Zq7pRt2x-longest-77\nmiddle-99-k\nk33p-this-9`›)',
      'Zq7pRt2x-longest-77 middle-99-k k33p-this-9',
      'Zq******** mi******** k3********',
    ],
    [
      'what is short only between quotes',
      `a(‹'Zq7pRt2'›)`,
      'Zq7pRt2 \'Zq7pRt2\' "Zq7pRt2" `Zq7pRt2`',
      'Zq7pRt2 \'Zq*****\' "Zq*****" `Zq*****`',
    ],
    ['and nothing where it is too short', `a(‹'Zq7'›, ‹'Zq7p'›)`, `'Zq7' 'Zq7p'`, `'Zq7' 'Zq***'`],
    [
      'everyday words only between quotes',
      `a(‹'rootroot1'›, ‹'see the docs'›)`,
      `rootroot1 'rootroot1' see the docs 'see the docs'`,
      `rootroot1 'ro*******' see the docs 'se********'`,
    ],
    [
      'what is called like a secret only where it is handed over',
      `a(‹'secret'›)`,
      `reads 'secret' of a('secret')`,
      `reads 'secret' of a('se****')`,
    ],
    [
      'the beginning of a secret, where the rest is left out',
      `a(‹'k33p-this-9'›)`,
      'session(k33p-th…',
      'session(k3********…',
    ],
    ['four characters of it', `a(‹'k33p-this-9'›)`, 'session(k33p…', 'session(k3********…'],
    ['but not three', `a(‹'k33p-this-9'›)`, 'session(k33…', 'session(k33…'],
    ['and only before the ellipsis', `a(‹'k33p-this-9'›)`, 'k33p-th and k33p-th… are', 'k33p-th and k33p-th… are'],
  ])('hide %s', (_, source, words, shown) => {
    expect(sourcesOf(source).masked(words)).toBe(shown);
  });
});

describe('a line of source', () => {
  const token = (text: string): string => `use("${text}")`;
  it.each([
    ['a secret that is known, handed over or not', `x = {‹'secret'›: ‹'Zq7pRt2x'›}`, `x = {'se****': 'Zq******'}`],
    ['a password in an address', `a("redis://app:Tr0ubadour@db/1", "b")`, `a("redis://app:Tr********@db/1", "b")`],
    [
      'what has the name of a secret',
      `dbPassword = 'Xy7pQ2mN8'; apiKey: "kq79"`,
      `dbPassword = 'Xy*******'; apiKey: "kq***"`,
    ],
    ['no other name', `title = 'Xy7pQ2mN8'; passwordHint: "Xy7pQ2mN8"`, undefined],
    [
      'no placeholder, no sentence, nothing made of others',
      `password: 'changeme', secret: 'at least nine letters', password: 'a\${key}b'`,
      undefined,
    ],
    ['what has the format of a key', `// AKIA2E0A8F3B244C9986 is old`, `// AK******** is old`],
    ['what is random', token('b7f9c3d1e5a84620b7f9c3d1e5a84620b7f9c3d1'), token('b7********')],
    ['what has parts that look like words', token('f00dabcd-12345-efgh9-a-890f00dabcd1234567890'), token('f0********')],
    ['six digits among letters', token(`${longText(40)}123456`), token('ab********')],
    ['not five', token(`${longText(40)}12345`), undefined],
    ['not what is shorter', token('b7f9c3d1e5a84620b7f9c3d1e5a84620b7f9c3d'), undefined],
    ['no path with words in it', token('packages/shelf-1234567890/dist/part-1234567890'), undefined],
  ])('hides %s', (_, source, shown) => {
    expect(sourcesOf(source).lineAt({ path: 'a.js', line: 1 })).toBe(shown ?? source);
  });
  it('is one of the file', () => {
    const sources = sourcesOf('one\r\ntwo\u2028three\rfour');
    const lines = [1, 2, 3, 4, 5].map((line) => sources.lineAt({ path: 'a.js', line }));
    expect(lines).toEqual(['one', 'two', 'three', 'four', undefined]);
    expect(sources.lineAt({ path: 'b.js', line: 1 })).toBeUndefined();
  });
});

describe('excerpts', () => {
  const numbers = Array.from({ length: 30 }, (_, index) => `line ${String(index + 1)}`).join('\n');
  const linesOf = (...wanted: readonly (readonly [line: number, endLine: number, around: number])[]) => {
    const places = wanted.map(([line, endLine, around]) => ({ at: { ...place('a.js', line), endLine }, around }));
    const { source } = sourcesOf(numbers).excerpts(places);
    return Object.entries(source['a.js'] ?? {}).map(([line, text]) => [Number(line), text.replace('line ', '')]);
  };
  it.each<readonly [string, readonly (readonly [number, number, number])[], readonly number[]]>([
    ['a line', [[3, 3, 0]], [3]],
    ['those around it', [[3, 3, 2]], [1, 2, 3, 4, 5]],
    [
      'no more than there are',
      [
        [1, 1, 1],
        [30, 30, 2],
      ],
      [1, 2, 28, 29, 30],
    ],
    ['nine at most', [[3, 20, 0]], [3, 4, 5, 6, 7, 8, 9, 10, 11]],
    ['nine with those around', [[5, 20, 2]], [3, 4, 5, 6, 7, 8, 9, 10, 11]],
    [
      'each once, in order',
      [
        [9, 10, 0],
        [2, 2, 0],
        [10, 11, 0],
      ],
      [2, 9, 10, 11],
    ],
  ])('show %s', (_, wanted, lines) => {
    expect(linesOf(...wanted)).toEqual(lines.map((line) => [line, String(line)]));
  });

  it('have files in order, and none without a line or a text', () => {
    const texts: Readonly<Record<string, string>> = { 'b.js': 'b', 'a.js': 'a', 'c.js': 'c' };
    const sources = new Sources((path) => texts[path], []);
    const places = ['b.js', 'gone.js', 'a.js'].map((path) => ({ at: place(path, 1), around: 1 }));
    const shown = sources.excerpts([...places, { at: place('c.js', 7), around: 0 }]);
    expect(JSON.stringify(shown)).toBe(
      '{"limits":{"line":180,"place":9,"total":600000},"leftOut":0,"source":{"a.js":{"1":"a"},"b.js":{"1":"b"}}}',
    );
  });

  it('end where there is enough, and count the lines that had no room', () => {
    const line = 'y'.repeat(150);
    const sources = sourcesOf(`${`${line}\n`.repeat(3_999)}${line}z\nshort\n${line}`);
    const all = Array.from({ length: 4_002 }, (_, index) => ({ at: place('a.js', index + 1), around: 0 }));
    const { leftOut, source } = sources.excerpts(all);
    expect(leftOut).toBe(2);
    expect(Object.keys(source['a.js']!)).toHaveLength(4_000);
    expect(source['a.js']).toHaveProperty('4001', 'short');
    // What is wanted again takes no room again.
    expect(sources.excerpts(all.map(() => all[0]!)).leftOut).toBe(0);
  });

  /** The line with its place at a column. */
  const cut = (line: string, column: number): string | undefined =>
    sourcesOf(line).excerpts([{ at: place('a.js', 1, column), around: 0 }]).source['a.js']?.[1];
  const digits = (from: number, length: number): string =>
    Array.from({ length }, (_, index) => String.fromCharCode(0x4e00 + from + index)).join('');
  const line = digits(0, 400);
  it.each([
    ['whole where it fits', digits(0, 180), 180, digits(0, 180)],
    ['from its beginning where the place is near', line, 140, `${digits(0, 180)}…`],
    ['forty characters before a place that is far', line, 142, `…${digits(101, 180)}…`],
    ['to its end', line, 261, `…${digits(220, 180)}`],
    ['to its end where nothing is left out', line, 262, `…${digits(221, 179)}`],
    ['to a place beyond it', digits(0, 181), 999, `…${digits(141, 40)}`],
    ['whole, of all that is looked at', digits(0, 20_000), 15_001, `…${digits(14_960, 180)}…`],
    ['from a stretch of what is longer', digits(0, 20_001), 15_001, `…${digits(14_960, 180)}…`],
    ['from the beginning of what is longer', digits(0, 20_001), 1, `${digits(0, 180)}…`],
    ['the end of what is longer', digits(0, 20_001), 20_001, `…${digits(19_960, 41)}`],
  ])('show a long line %s', (_, whole, column, shown) => {
    expect(cut(whole, column)).toBe(shown);
  });
  it('show the lines around a place from their beginnings', () => {
    const shown = sourcesOf(`${line}\n${line}`).excerpts([{ at: place('a.js', 2, 142), around: 1 }]);
    expect(shown.source['a.js']).toEqual({ 1: `${digits(0, 180)}…`, 2: `…${digits(101, 180)}…` });
  });
});

it('what is shown is what findings, answers and chains name, the weightiest first, lines that prove with their neighbours', () => {
  const at = (line: number, lines = 1) => ({ ...place('a.ts', line), endLine: line + lines - 1 });
  const step = (line: number) => ({ at: at(line), what: '' });
  const [route] = [endpoint()];
  const wanted = excerpted(
    result({
      findings: [
        finding({ severity: 'info', location: at(1, 3), trail: [] }),
        finding({ location: at(2), trail: [step(3), step(4)], also: [finding({ location: at(5, 3) })] }),
      ],
      suppressed: [{ ...finding({ location: at(6), trail: [] }), reason: '', directiveLine: 1 }],
      endpoints: [
        {
          ...route,
          at: at(8),
          handler: { ...route.handler, at: at(10, 4) },
          chain: [
            {
              text: 'a',
              at: at(11, 2),
              scope: 'route',
              roles: [{ does: 'limits', is: 'yes', by: 'a', at: at(12, 2) }],
            },
          ],
          authenticated: { is: 'yes', at: at(7) },
          audited: { is: 'no' },
        },
      ],
      hiding: [{ at: at(9), what: 'mount', why: '' }],
      standards: [{ ...result().standards[0]!, evidence: [{ at: at(13, 2) }] }],
      unresolved: [{ at: at(14, 2), what: 'import', why: '' }],
    }),
  );
  expect([...wanted].map(({ at: { line, endLine }, around }) => `${line}-${endLine} ±${around}`)).toEqual([
    '2-2 ±2',
    '3-3 ±0',
    '4-4 ±0',
    '5-5 ±0',
    '1-3 ±2',
    '6-6 ±2',
    '7-7 ±1',
    '8-8 ±0',
    '9-9 ±1',
    '10-10 ±0',
    '11-11 ±0',
    '12-12 ±0',
    '13-13 ±0',
    '14-14 ±0',
  ]);
});
