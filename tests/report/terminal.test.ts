import { describe, expect, it } from 'vitest';
import { endpointsJson, endpointsTable } from '../../src/report/endpoints.ts';
import { terminal } from '../../src/report/terminal.ts';
import { about, endpoint, finding, place, result } from './result.ts';

const plain = { color: 0, width: 100 } as const;
const whole = { ...plain, all: true } as const;
const file = (
  role: 'source' | 'test' | 'config',
  state: 'analysed' | 'partial' | 'skipped' = 'analysed',
  path = 'a.ts',
) => ({ path, language: 'typescript', state, needed: false, role, directives: [] }) as const;

describe('the terminal report', () => {
  const text = terminal(result(), about(), plain);
  it('begins with the worst, each rule with its place and its remedy once', () => {
    expect(text.split('\n').slice(2, 9)).toEqual([
      'error    sql-injection  1 finding  src/a file.ts:3:5',
      '         The value `name` is put into the text of a statement',
      '         Bind it.',
      'info     select-star  1 finding  src/z.ts:1:1',
      '         The value `name` is put into the text of a statement (medium confidence)',
      '         Bind it.',
      '',
    ]);
  });
  it('orders by severity, then by how sure it is, then by rule, and says the remedy of a rule once', () => {
    const many = ['b', 'a', 'b', 'c'].map((rule, index) =>
      finding({ rule, trail: [], location: place(`${index}.ts`, 1), confidence: rule === 'a' ? 'low' : 'high' }),
    );
    const told = terminal(result({ findings: [finding({ rule: 'z', severity: 'info' }), ...many] }), about(), whole);
    expect(told.split('\n').flatMap((line) => /^(?:error|info) +(\w) /.exec(line)?.[1] ?? [])).toEqual([
      'b',
      'c',
      'a',
      'z',
    ]);
    expect(told.match(/Bind it\./g)).toHaveLength(4);
    expect(told).toContain('0.ts:1:1');
    expect(told).toContain('2.ts:1:1');
  });
  it('cuts a message after two lines, within the width', () => {
    const words = ['a', 'b', 'c'].map((letter) => letter.repeat(51));
    const told = terminal(result({ findings: [finding({ message: words.join(' ') })] }), about(), {
      ...plain,
      width: 60,
    });
    expect(
      told
        .split('\n')
        .slice(3, 6)
        .map((line) => line.trim()),
    ).toEqual([words[0], `${'b'.repeat(50)}…`, 'Bind it.']);
  });
  it('shows all findings with their ways on demand', () => {
    const told = terminal(result(), about(), whole);
    expect(told).toContain(
      '    1. src/a file.ts:2  `req.query.name` comes from the caller\n    2. src/a file.ts:3  it is put into the text\n',
    );
    expect(text).not.toContain('1. src/a file.ts:2');
    expect(told).not.toContain('--all');
  });
  it('leaves out a way of one step, which says no more than the place', () => {
    const [step] = finding().trail;
    const short = terminal(result({ findings: [finding({ trail: [step!] })] }), about(), whole);
    expect(short).not.toContain('1. ');
  });
  it('ends with answers, what was not seen and totals', () => {
    const summary = text.slice(text.indexOf('2 endpoints')).trimEnd().split('\n');
    expect(summary.length).toBeLessThan(30);
    expect(summary.at(-2)).toBe('1 error, 0 warnings, 1 info; 1 suppressed');
    expect(summary.at(-1)).toContain('--all');
    expect(text).toMatch(/^ {2}Authenticated +2 +· /m);
    expect(text).toContain('files             1 read, 1 not read\nnot followed      1 import\n');
    expect(text).toContain('  - src/min.js is minified\n');
  });
  it('says why there is no endpoint: what could not be followed', () => {
    const packages = [{ name: 'fastify', is: ['framework'], at: place('src/app.js', 1) }];
    const unresolved = ['import', 'route', 'route', 'route', 'route', 'route', 'route'].map((what, index) => ({
      at: place('src/app.js', index + 1),
      what: what as 'import' | 'route',
      why: index === 6 ? 'nobody knows 5' : `nobody knows ${String(index)}`,
    }));
    const told = terminal(result({ endpoints: [], packages, unresolved }), { ...about(), prefix: 'api/' }, plain);
    expect(told).toContain(
      'No endpoint was found: fastify is imported, but not everything could be followed.\n  - api/src/app.js:6 nobody knows 5, and 1 more such\n  - api/src/app.js:2 nobody knows 1\n',
    );
    expect(told).toContain('  and 1 other place\n');
    expect(told).not.toContain('nobody knows 0');
  });
  it.each([
    [
      'no framework',
      { packages: [] },
      'no server framework that is known here is imported or listed in a package.json (1 file was read)',
    ],
    [
      'one that nobody imports',
      { packages: [{ name: 'koa', is: ['framework'] }] },
      'koa is listed as a dependency, and no file that was read imports it',
    ],
    [
      'no route',
      { packages: [{ name: 'koa', is: ['framework'], at: place('a.js', 1) }], unresolved: [] },
      'koa is imported, but no file that was read registers a route on an application or on a router that is mounted',
    ],
    ['no file', { files: [] }, 'no source file beside tests could be read'],
    ['tests alone', { files: [file('source', 'skipped'), file('test')] }, 'no source file beside tests could be read'],
    [
      'no framework in several files',
      {
        packages: [{ name: 'pg', is: ['database'] }],
        files: [file('source'), file('config', 'partial'), file('test')],
      },
      'no server framework that is known here is imported or listed in a package.json (2 files were read)',
    ],
    [
      'several that nobody imports',
      { packages: ['koa', 'fastify'].map((name) => ({ name, is: ['framework'] })) },
      'koa, fastify is listed as a dependency, and no file that was read imports it',
    ],
  ])('says why there is no endpoint: %s', (_, of, why) => {
    const told = terminal(result({ endpoints: [], ...of }), about(), { ...plain, width: 200 });
    expect(told.replaceAll('\n', ' ')).toContain(`No endpoint was found: ${why}.`);
  });
  it('says of places that are equally many first those that are no imports', () => {
    const packages = [{ name: 'koa', is: ['framework'], at: place('a.js', 1) }];
    const unresolved = (['import', 'route'] as const).map((what, index) => ({
      at: place('a.js', index),
      what,
      why: what,
    }));
    const told = terminal(result({ endpoints: [], packages, unresolved }), about(), plain);
    expect(told).toContain('  - a.js:1 route\n  - a.js:0 import\n');
  });
  it.each([
    [3, ': a.ts, b.ts, c.ts'],
    [4, ': a.ts, b.ts, c.ts and 1 more'],
    [0, ''],
  ])('names the first of %s files that were not read and of which nothing is said', (number, names) => {
    const skipped = ['a.ts', 'b.ts', 'c.ts', 'd.ts'].slice(0, number).map((path) => file('source', 'skipped', path));
    const told = terminal(result({ files: [...skipped, file('source')], diagnostics: [] }), about(), plain);
    expect(told).toContain(`files             1 read, ${number} not read${names}\n`);
  });
  it('says what may hide endpoints, a line for each reason', () => {
    const at = (line: number) =>
      ({ at: place('src/app.js', line), what: 'mount', why: 'x() may serve routes' }) as const;
    const told = terminal(result({ hiding: [at(3), at(4)] }), about(), plain);
    expect(told).toMatch(/Endpoints may be missing.*\n {2}- src\/app\.js:3 x\(\) may serve routes, and 1 more such\n/);
  });
  it.each([undefined, 24, 60])('stays on a screen of %s lines however much there is to say', (height) => {
    const findings = Array.from({ length: 60 }, (_, index) =>
      finding({ rule: `rule-${String(index).padStart(2, '0')}` }),
    );
    const diagnostics = Array.from({ length: 40 }, (_, index) => ({
      path: `f${index}.js`,
      code: 'syntax',
      message: 'does not parse',
      needed: true,
    }));
    const big = result({ findings, diagnostics, complete: false });
    const long = terminal(big, about(), { ...plain, height });
    expect(long.split('\n').length).toBeLessThanOrEqual(Math.max(48, height ?? 50));
    expect(long).toContain('and 37 more notices');
    const first = [...long.matchAll(/^error +rule-\d+ {2}1 finding/gm)].length;
    const rest = [...long.matchAll(/rule-\d+ 1\b/g)].length + Number(/and (\d+) more rules/.exec(long)![1]);
    expect(first + rest).toBe(60);
    expect([...terminal(big, about(), { ...whole, height }).matchAll(/^error +rule-\d+/gm)]).toHaveLength(60);
  });
  it('shows control characters of the analysed code as what they are', () => {
    const evil = terminal(
      result({
        findings: [
          finding({ message: 'a\u001b[2Jb\u202ec\r\nd', location: place('\u001b]0;x\u0007.ts', 1), trail: [] }),
        ],
      }),
      about(),
      plain,
    );

    expect(evil).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u202e]/);
    expect(evil).toContain('a\\x1b[2Jb\\u202ec\\x0d\\x0ad');
  });
  it('names files by where they lie in the repository', () => {
    const broken = { path: 'x.ts', code: 'syntax', message: 'does not parse', line: 3, needed: true };
    const below = terminal(result({ diagnostics: [broken] }), { ...about(), prefix: 'packages/api/' }, whole);
    expect(below).toContain('  packages/api/src/a file.ts:3:5\n');
    expect(below).toContain('1. packages/api/src/a file.ts:2');
    expect(below).toContain('! packages/api/x.ts:3 does not parse');
    expect(endpointsTable(result(), 'packages/api/', { ...plain, width: 130 })).toContain(
      ' packages/api/src/routes.ts:10',
    );
  });
  it('is coloured only where asked', () => {
    expect(terminal(result(), about(), { color: 1, width: 100 })).toContain('\u001b[31m');
    expect(text).not.toContain('\u001b');
  });
});

describe('the list of endpoints', () => {
  it('has exactly the members that were promised', () => {
    expect(JSON.parse(endpointsJson({ endpoints: [endpoint()] }))).toEqual({
      endpoints: [
        {
          method: 'POST',
          path: '/books/:id',
          kind: 'rest',
          file: 'src/routes.ts',
          line: 10,
          params: [
            { name: 'id', in: 'path' },
            { name: 'title', in: 'body' },
          ],
          middleware: ['requireUser'],
        },
      ],
    });
  });
  const table = (width: number, of = result()) => endpointsTable(of, '', { color: 0, width });
  it('for people is a table: an answer each, a sign each, by path', () => {
    expect(table(120).split('\n')).toEqual([
      '     endpoint     authn authz owner body query params limit audit errors trans',
      'POST /books/:id       ✓     ✗     ?    ?     –      ~     ✗     ✓      ✓     –  src/routes.ts:10',
      'GET  /health          ✓     ✗     ?    ?     –      ~     ✗     ✓      ✓     –  src/routes.ts:10',
      '',
      '2 endpoints  ✓ yes  ✗ no  ~ on some ways  ? unknown  – does not apply',
      '',
    ]);
  });
  it('is in the order of paths, then of what methods do, then of their names', () => {
    const named = [
      'PUT /b',
      'LOCK /a',
      'DELETE /a',
      'COPY /a',
      'GET /b',
      'PATCH /a',
      'HEAD /a',
      'POST /a',
      'GET /a',
      'PUT /a',
    ];
    const endpoints = named.map((name) => endpoint({ method: name.split(' ')[0]!, path: name.split(' ')[1]! }));
    const rows = table(120, result({ endpoints }))
      .split('\n')
      .flatMap((line) => /^([A-Z]+) +(\/\w)/.exec(line)?.slice(1).join(' ') ?? []);
    const expected = ['COPY', 'LOCK', 'GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'].map((method) => `${method} /a`);
    expect(rows).toEqual([...expected, 'GET /b', 'PUT /b']);
  });
  it.each([
    [59, `/${'a'.repeat(58)}`],
    [60, `/${'a'.repeat(59)}`],
    [61, `/${'a'.repeat(22)}b…${'c'.repeat(35)}`],
  ])('shows a path of %s characters whole, or its ends', (length, shown) => {
    const path = length > 60 ? `/${'a'.repeat(22)}bX${'Y'.repeat(length - 60)}${'c'.repeat(35)}` : shown;
    expect(table(300, result({ endpoints: [endpoint({ path })] }))).toContain(`POST ${shown} `);
  });
  it.each([40, 60, 80, 100])('fits %s columns', (width) => {
    const path = `/a/${'very/'.repeat(30)}long/:path`;
    const lines = table(width, result({ endpoints: [endpoint({ path }), endpoint()] })).split('\n');
    const rows = lines.filter((line) => /^(?:POST|GET) /.test(line));
    expect(Math.max(...rows.map((line) => line.length))).toBeLessThanOrEqual(Math.max(width, 50));
    expect(rows.map((line) => line.replace(/[^✓✗~?–]/g, ''))).toEqual(['✓✗??–~✗✓✓–', '✓✗??–~✗✓✓–']);
    if (width < 80) expect(lines[0]).toMatch(/^1 Authenticated/);
  });
  it('colours answers as well', () => {
    expect(endpointsTable(result(), '', { color: 1, width: 120 })).toContain('\u001b[31m    ✗\u001b[39m');
  });
  it('says why it is empty', () => {
    expect(table(100, result({ endpoints: [], packages: [] }))).toMatch(/^No endpoint was found: no server framework/);
  });
});
