import { Worker } from 'node:worker_threads';
import { describe, expect, it } from 'vitest';
import { extracted, factsOf } from './reading.ts';

/** What can nest, by what is repeated before and after the middle. Line ends keep the text from looking minified. */
const shapes: Record<string, [string, string, string] | [string, string, string, string]> = {
  parentheses: ['x=', '(\n', ')'],
  arrays: ['x=', '[\n', ']'],
  blocks: ['', '{\n', '}'],
  objects: ['x=', '{a:\n', '}'],
  'calls in calls': ['x=', 'f(\n', ')'],
  'calls of calls': ['f', '()\n', ''],
  members: ['a', '.b\n', ''],
  'method chains': ['a', '.b()\n', ''],
  indexes: ['a', '[0]\n', ''],
  arrows: ['x=', 'a=>\n', ''],
  'async arrows': ['x=', 'async a=>\n', ''],
  functions: ['', 'function f(){\n', '}'],
  'else-if': ['', 'if(a){}else\n', '', '{}'],
  'else-if without blocks': ['', 'if(a)b=c;else\n', '', '{}'],
  ifs: ['', 'if(a)\n', '', ';'],
  loops: ['', 'while(a)\n', '', ';'],
  tries: ['', 'try{\n', '}catch{}'],
  switches: ['', 'switch(a){case 1:\n', '}'],
  labels: ['', 'a:\n', '', ';'],
  ternaries: ['x=', 'a?b:\n', ''],
  'ternaries in the middle': ['x=', 'a?\n', ':c'],
  nots: ['x=', '!\n', ''],
  minus: ['x=', '- \n', ''],
  typeof: ['x=', 'typeof\n', ''],
  new: ['x=', 'new\n', ''],
  sums: ['x=', 'a+\n', ''],
  ors: ['x=', 'a||\n', ''],
  powers: ['x=', 'a**\n', ''],
  assignments: ['', 'a=\n', ''],
  templates: ['x=', '`${\n', '}`'],
  tags: ['x=a', '``\n', ''],
  classes: ['x=', 'class{a=\n', '}'],
  'class heritage': ['x=', 'class extends\n', '{}'],
  patterns: ['let ', '[\n', ']', 'a'],
  elements: ['x=', '<a>\n', '</a>', 'b'],
  'elements in attributes': ['x=', '<a b=\n', '/>', '"c"'],
  generics: ['let x:', 'A<\n', '>'],
  'generics in lists': ['let x:', 'A<B,\n', '>'],
  casts: ['x=', '<A>\n', '', 'b'],
  'array types': ['let x:A', '[]\n', ''],
  'conditional types': ['type X=', 'A extends B?C:\n', ''],
  'function types': ['type X=', '(a)=>\n', ''],
  'constructor types': ['type X=', 'abstract new ()=>\n', ''],
  keyof: ['type X=', 'keyof\n', ''],
  'object types': ['type X=', '{a:\n', '}'],
};

function nested([before, open, close, middle = 'A']: (typeof shapes)[string], depth: number): string {
  return before + open.repeat(depth) + middle + close.repeat(depth);
}

const markup = (name: string) => (name.startsWith('elements') ? 'x.tsx' : 'x.ts');

describe('deep nesting', () => {
  it.each(Object.keys(shapes))('%s', (name) => {
    expect(extracted(nested(shapes[name]!, 100_000), markup(name))).toMatchObject({
      refused: { code: 'too-deep', line: expect.any(Number) },
    });
    const shallow = extracted(nested(shapes[name]!, 90), markup(name));
    if ('refused' in shallow) expect(shallow.refused.code).toBe('syntax');
  });

  it('names the line', () => {
    expect(extracted('a\n'.repeat(10) + '('.repeat(2000))).toMatchObject({ refused: { line: 11 } });
  });

  it.each([
    ['a long sum', 'x = ' + "'a' +\n".repeat(5000) + "'b'"],
    ['a long list', 'x = [' + 'f(a, b => b + 1, { c: d ? 1 : 2 }),\n'.repeat(5000) + ']'],
    [
      'many statements without semicolons',
      'a = b ? c : d\nf(x => y)\nif (a < b) { c = !d } else { e() }\n'.repeat(5000),
    ],
    ['many cases', 'switch (a) {' + 'case b: c = d\n'.repeat(5000) + '}'],
    [
      'brackets in strings, patterns and comments',
      "f('(', /[(]/, `(`) // (\n/* ( */ if (a) /(/.test(b)\n".replace('/(/', '/[(]/').repeat(2000),
    ],
    ['many elements', 'x = <p>' + '<a href="b">don\'t {c}</a><br/>\n'.repeat(3000) + '</p>'],
    [
      'members of an interface that no semicolon ends',
      `interface A {\n${'  readonly "a": (b: string) => C.D<E, F | G<"h", typeof I.J>>\n'.repeat(1000)}}`,
    ],
    ['types', 'let a: Map<string, Set<B>> = new Map<string, Set<B>>()\n'.repeat(3000)],
  ])('%s is not deep', (name, code) => {
    const result = extracted(code, name.includes('elements') ? 'x.tsx' : 'x.ts');
    expect('refused' in result ? result.refused : 'read').toBe('read');
  });

  it('is refused in worker threads too, and what is let through does not kill them', async () => {
    const programs = Object.entries(shapes).flatMap(([name, shape]) =>
      [90, 380, 3000, 100_000].map((depth) => [markup(name), nested(shape, depth)]),
    );
    for (const resourceLimits of [{}, { stackSizeMb: 1 }]) {
      const codes = await inWorker(programs, resourceLimits);
      expect(codes).toHaveLength(programs.length);
      expect(codes).not.toContain('internal');
    }
  });
});

function inWorker(programs: string[][], resourceLimits: object): Promise<string[]> {
  const url = new URL('../../../dist/src/languages/index.js', import.meta.url).href;
  const code = `
    const { workerData, parentPort } = require('node:worker_threads');
    import(${JSON.stringify(url)}).then(({ languageOf }) => {
      parentPort.postMessage(workerData.map(([path, text]) => languageOf(path).extract({ path, text }).refused?.code ?? 'read'));
    });`;
  return new Promise((done, failed) => {
    const worker = new Worker(code, { eval: true, workerData: programs, resourceLimits });
    worker.on('message', done);
    worker.on('error', failed);
  });
}

describe('what is not read', () => {
  it('is too large', () => {
    expect(extracted('a;\n'.repeat(700_000))).toMatchObject({ refused: { code: 'too-large' } });
  });
  it('is minified', () => {
    expect(extracted('function a(b){return b+1};var c=a(2);'.repeat(1000))).toMatchObject({
      refused: { code: 'minified', line: 1 },
    });
  });
  it('has an error, with its line', () => {
    expect(extracted('a;\nb c')).toMatchObject({ refused: { code: 'syntax', line: 2 } });
  });
  it('but one giant literal is read', () => {
    expect(factsOf(`export const page = '${'<p>a;b</p>'.repeat(5000)}';\n`).exports).toHaveLength(1);
    expect(factsOf(`export const table = [${'{a:1,b:[2]},'.repeat(5000)}];\n`).exports).toHaveLength(1);
  });
});

describe('dialects', () => {
  it.each([
    ['x.js', 'const a = <p>{b}</p>'],
    ['x.cjs', 'return 1'],
    ['x.js', 'with (a) b; var c = 010; delete c'],
    ['x.mts', 'const a = <T,>(b: T) => b'],
    ['x.ts', 'const a = <B>c'],
    ['x.tsx', 'const a = <T,>(b: T) => <p>{b}</p>'],
    ['x.d.ts', 'export declare const a: string'],
    ['x.js', '#!/usr/bin/env node\nf()'],
    ['x.ts', '\uFEFFf()'],
  ])('%s: %s', (path, code) => {
    expect(factsOf(code, path).language).toBe(path.endsWith('js') ? 'javascript' : 'typescript');
  });

  it('offsets count UTF-16 units', () => {
    const code = "\uFEFF// 😀 漢字\r\nconst a = '😀';\r\nuse(a);";
    const facts = factsOf(code);
    expect(facts.values.map(({ start, end }) => code.slice(start, end))).toEqual(["'😀'", 'use', 'use(a)']);
    expect(facts.lines.map((at) => code.slice(at, at + 3))).toEqual(['\uFEFF//', 'con', 'use']);
  });
});
