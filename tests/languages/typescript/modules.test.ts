import { describe, expect, it } from 'vitest';
import { factsOf, shown, used } from './reading.ts';

describe('imports', () => {
  it.each<[string, string[]]>([
    ["import a, { b as c } from 'm'; import * as n from 'o'; use(a, c, n)", ['m#default, m#b, o#*']],
    ["use(b); import { b } from 'm'", ['m#b']],
    ["const { a } = require('m'); use(a)", ['require m#=.a']],
    ["import a = require('m'); use(a)", ['require m#=']],
    ["use(await import('m'))", ['await dynamic m#*']],
    ["const p = './a'; use(require(p))", ['require ./a#=']],
    ['use(require(p))', ['require p#=']],
    ["use(require('m', { page: 'x' }))", ['require m#=']],
    ['function f(require) { use(require("m")) }', ['require("m")']],
    [
      "import { createRequire } from 'node:module'; const r = createRequire(import.meta.url); use(r('m'))",
      ['require m#='],
    ],
    ["use(require.resolve('m'))", ['require.resolve("m")']],
  ])('%s', (code, expected) => {
    expect(used(code)).toEqual(expected);
  });

  it('types are marked, and a computed path is a gap', () => {
    expect(factsOf("import type { A } from 'm'; import { type B, c } from 'm'").values).toMatchObject([
      { typeOnly: true },
      { typeOnly: true },
      { name: 'c' },
    ]);
    expect(factsOf('require(a); import(b)').gaps.map((gap) => gap.why)).toEqual([
      'require of a computed path',
      'import of a computed path',
    ]);
  });
});

describe('exports', () => {
  const exported = (code: string, path?: string) => {
    const facts = factsOf(code, path);
    return facts.exports.map(
      (one) =>
        `${one.name}: ${one.value === undefined ? `${one.from ?? '-'}#${one.imported ?? ''}` : shown(facts, one.value)}`,
    );
  };
  it.each<[string, string[]]>([
    [
      'export const a = 1, { b } = c; export function d() {} export class E {}',
      ['a: 1', 'b: c.b', 'd: function d', 'E: class E'],
    ],
    ['const a = 1; export { a as b, a as default }', ['b: 1', 'default: 1']],
    ['export default () => 1', ['default: function default']],
    ['export default function f() {}', ['default: function f']],
    ["export * from 'm'; export * as n from 'm'; export { a as b } from 'm'", ['*: m#', 'n: m#*', 'b: m#a']],
    ['export let a = 1; a = 2', ['a: 2']],
    ['export interface A { b: C } export type D = string', ['A: A', 'D: string']],
    ['module.exports = a', ['=: a']],
    ['module.exports = exports = a', ['=: a']],
    ['exports.a = 1; module.exports.b = 2; exports["c"] = 3', ['a: 1', 'b: 2', 'c: 3']],
    ['if (x) { module.exports = a } else { module.exports = b }', ['=: a', '=: b']],
    ['this.a = 1; Object.assign(module.exports, { b: 2 })', []],
    ['(function (module, exports) { module.exports = 1; exports.a = 2 })()', []],
  ])('%s', (code, expected) => {
    expect(exported(code)).toEqual(expected);
  });
  it('export =', () => {
    expect(exported('const a = 1; export = a')).toEqual(['=: 1']);
  });
});

describe('what only TypeScript has', () => {
  it.each<[string, string[]]>([
    ["enum A { b, c = 5, d, e = 'x' } use(A)", ['{b: 0, c: 5, d: 6, e: "x"}']],
    ['enum A { b = 1, c = b } use(A)', ['{b: 1, c: 1}']],
    ['namespace N { export const a = 1; const b = 2; export function f() {} } use(N)', ['{a: 1, f: function f}']],
    ['declare const a: string; use(a)', ['a']],
    ['declare function f(): void; use(f)', ['f']],
    ['declare function f<T>(): Promise<T>; use(f)', ['f']],
    ["import { A } from 'm'; declare function f(): Promise<A>; use(f)", ['function f']],
    ["import { A } from 'm'; declare function f(): A; declare function f(x: string): A; use(f)", ['f']],
    ["import { A } from 'm'; function f(): A; function f(x?: string) {} use(f)", ['function f']],
  ])('%s', (code, expected) => {
    expect(used(code)).toEqual(expected);
  });
});
