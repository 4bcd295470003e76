import { describe, expect, it } from 'vitest';
import { endpointsJson, endpointsTable } from '../../src/report/endpoints.ts';
import { terminal } from '../../src/report/terminal.ts';
import { about, endpoint, finding, place, result } from './result.ts';

const plain = { color: 0, width: 100 } as const;

describe('the terminal report', () => {
  const text = terminal(result(), about(), plain);
  it('groups findings by file, with the way and the remedy', () => {
    expect(text.split('\n').slice(0, 8)).toEqual([
      'src/a file.ts',
      '      3:5  error    The value `name` is put into the text of a statement',
      '                    1. src/a file.ts:2  `req.query.name` comes from the caller',
      '                    2. src/a file.ts:3  it is put into the text',
      '                    Bind it.',
      '                    sql-injection',
      '',
      'src/z.ts',
    ]);
  });
  it('leaves out a way of one step, which says no more than the place', () => {
    const [step] = finding().trail;
    const short = terminal(result({ findings: [finding({ trail: [step!] })] }), about(), plain);
    expect(short).not.toContain('1. ');
  });
  it('ends with a summary that fits a screen', () => {
    const summary = text.slice(text.indexOf('backend-audit 1.2.3')).trimEnd().split('\n');
    expect(summary.length).toBeLessThan(30);
    expect(Math.max(...summary.map((line) => line.length))).toBeLessThanOrEqual(80);
    expect(summary.at(-1)).toBe('1 error, 0 warnings, 1 info; 1 suppressed');
    expect(text).toContain('  authenticated           2        ·');
    expect(text).toContain('files             1 read, 1 skipped: src/min.js\nunresolved        1 place\n');
  });
  it('names what could not be followed where a server has no endpoint', () => {
    const packages = [{ name: 'fastify', is: ['framework'] }];
    const unresolved = ['import', 'route', 'route', 'route', 'route', 'route'].map((what, index) => ({
      at: place('src/app.js', index + 1),
      what: what as 'import' | 'route',
      why: `nobody knows ${String(index)}`,
    }));
    const told = terminal(result({ endpoints: [], packages, unresolved }), { ...about(), prefix: 'api/' }, plain);
    expect(told).toContain(
      'no endpoint was found, but not everything could be followed:\n  - api/src/app.js:2 nobody knows 1\n',
    );
    expect(told).toContain('api/src/app.js:6 nobody knows 5\n  and 1 more, in the JSON report\n');
    for (const rest of [
      { packages: [], unresolved },
      { packages, unresolved: [] },
    ])
      expect(terminal(result({ endpoints: [], ...rest }), about(), plain)).toContain('\n\nno endpoint was found\n\n');
  });
  it('stays on a screen however much there is to say', () => {
    const findings = Array.from({ length: 40 }, (_, index) => finding({ rule: `rule-${index}` }));
    const diagnostics = Array.from({ length: 40 }, (_, index) => ({
      path: `f${index}.js`,
      code: 'syntax',
      message: 'does not parse',
      needed: true,
    }));
    const long = terminal(result({ findings, diagnostics, complete: false }), about(), plain);
    expect(long.slice(long.indexOf('backend-audit 1.2.3')).split('\n').length).toBeLessThan(45);
    expect(long).toContain('and 35 more');
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
    const below = terminal(result({ diagnostics: [broken] }), { ...about(), prefix: 'packages/api/' }, plain);
    expect(below).toMatch(/^packages\/api\/src\/a file\.ts$/m);
    expect(below).toContain('1. packages/api/src/a file.ts:2');
    expect(below).toContain('! packages/api/x.ts:3 does not parse');
    expect(endpointsTable({ endpoints: [endpoint()] }, 'packages/api/')).toContain(' packages/api/src/routes.ts:10');
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
  it('for people, one line each', () => {
    expect(endpointsTable({ endpoints: [endpoint()] }, '')).toBe('POST  /books/:id  src/routes.ts:10\n1 endpoint\n');
    expect(endpointsTable({ endpoints: [] }, '')).toBe('0 endpoints\n');
  });
});
