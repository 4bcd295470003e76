import { describe, expect, it } from 'vitest';
import { factsOf, used } from './reading.ts';

describe('variables', () => {
  it.each<[string, string, string[]]>([
    ['a constant is its initialiser', 'const a = f(); use(a); () => use(a)', ['f()', 'f()']],
    ['a let that is not written again too', 'let a = 1; use(a)', ['1']],
    ['a parameter', 'function g(a) { use(a) }', ['a']],
    ['a function before its declaration', 'use(g); function g() {}', ['function g']],
    ['straight reassignment', 'let a = 1; use(a); a = 2; use(a)', ['1', '2']],
    ['an if joins', 'let a = 1; if (b) a = 2; use(a)', ['branch(2 | 1)']],
    ['if and else join', 'let a; if (b) a = 1; else a = 2; use(a)', ['branch(1 | 2)']],
    ['a branch that leaves joins nothing', 'function g(b) { let a = 1; if (b) { a = 2; return } use(a) }', ['1']],
    ['a while loop', 'let a = 0; while (use(a)) a = f(a); use(a)', ['loop(0 | f(...))', 'loop(0 | f(...))']],
    [
      'continue reaches the header',
      'let a = 0; for (;b;) { if (c) { a = 1; continue } a = 2 } use(a)',
      ['loop(0 | branch(1 | 2))'],
    ],
    [
      'break leaves with what it has',
      'let a = 0; for (const x of y) { a = x; if (z) break } use(a)',
      ['branch(element(y) | loop(0 | element(y)))'],
    ],
    ['a label is found', 'let a = 0; out: for (;;) { for (;;) { a = 1; break out } } use(a)', ['1']],
    ['a do loop runs once', 'let a = 0; do { a = 1 } while (b); use(a)', ['1']],
    ['a ternary', 'let a = 0; b ? (a = 1) : (a = 2); use(a)', ['branch(1 | 2)']],
    ['a short circuit', 'let a = 0; b && (a = 1); use(a)', ['branch(0 | 1)']],
    [
      'a switch that falls through',
      'let a = 0; switch (b) { case 1: a = 1; case 2: use(a); break; default: a = 3 } use(a)',
      ['branch(0 | 1)', 'branch(branch(0 | 1) | 3)'],
    ],
    [
      'a catch sees before and within',
      'let a = 0; try { a = 1; f(); a = 2 } catch { use(a) } use(a)',
      ['catch(0 | 1 | 2)', 'branch(2 | catch(0 | 1 | 2))'],
    ],
    [
      'finally sees all, and leaves certainty',
      'let a = 0; try { a = f() } finally { use(a) } use(a)',
      ['finally(f() | 0)', 'f()'],
    ],
    ['a captured variable is a cell', 'let a = 1; use(a); () => { a = 2; use(a) }', ['load a', 'load a']],
    ['assigned later and captured as well', 'let a; a = 1; () => use(a)', ['load a']],
    ['a parameter made sure of', 'function g(o) { o = o || {}; use(o) }', ['(o || {})']],
    ['var is hoisted', 'function g(b) { if (b) { var a = 1 } use(a) }', ['branch(1 | absent)']],
    ['an assignment is its value', 'let a; use(a = 1)', ['1']],
    ['counting', 'let i = 0; use(i++); use(++i)', ['0', '((0 + 1) + 1)']],
    ['a logical assignment', 'let a = f(); a ??= 1; use(a)', ['branch(f() | 1)']],
    ['a case declares for the next', 'switch (x) { case 1: let y = 1; case 2: y += 1; use(y) }', ['(1 + 1)']],
  ])('%s', (_, code, expected) => {
    expect(used(code)).toEqual(expected);
  });

  it.each<[string, string, string[]]>([
    ['object patterns', 'const { a, b: { c }, ...r } = f(); use(a, c, r)', ['f().a, f().b.c, {...f()}']],
    ['array patterns', 'const [a, , b = 1, ...r] = f(); use(a, b, r)', ['f().0, default(f().2 | 1), [...f()]']],
    ['computed keys', 'const { [k]: a } = f(); use(a)', ['f()[k]']],
    ['patterns assigned', 'let a, b; [a, b.c] = f(); use(a)', ['f().0']],
    [
      'parameter patterns with defaults',
      'function g({ a = 1 } = {}, ...r) { use(a, r) }',
      ['default(default(param 0 | {}).a | 1), r'],
    ],
    ['loop variables', 'for (const { a } of b) use(a); for (const k in b) use(k)', ['element(b).a', 'keys(b)']],
    ['an awaited loop', 'async () => { for await (const a of b) use(a) }', ['await element(b)']],
  ])('%s', (_, code, expected) => {
    expect(used(code)).toEqual(expected);
  });

  it('parameters know their default and their rest', () => {
    const params = factsOf('(a, b = 1, ...c) => 0').values.filter((value) => value.kind === 'param');
    expect(params).toMatchObject([
      { name: 'a' },
      { name: 'b', default: expect.any(Number) },
      { name: 'c', rest: true, index: 2 },
    ]);
  });
});

describe('text', () => {
  it.each<[string, string[]]>([
    ["use('a' + b + 'c')", ['`a{b}c`']],
    ["use(b + c + 'x')", ['`{b}{c}x`']],
    ["use('a' + 'b')", ['"ab"']],
    ['use(`a`)', ['"a"']],
    ['use(`a${b}` + `c${d}`)', ['`a{b}c{d}`']],
    ['use(a + b)', ['(a + b)']],
    ['use(tag`a${b}`)', ['tag`a{b}`']],
    ["let s = 'a'; s += b; s += 'c' + d; use(s)", ['`{`{"a"}{b}`}c{d}`']],
    ["let s = ''; for (const x of y) s += x; use(s)", ['loop("" | `{...}{element(y)}`)']],
    ['const a = `b${c}`; use(a + d)', ['`{`b{c}`}{d}`']],
    ["use(['a', b].join(''))", ['["a", b].join("")']],
  ])('%s', (code, expected) => {
    expect(used(code)).toEqual(expected);
  });
});

describe('calls', () => {
  it('keep receiver, spread, new and optional', () => {
    const facts = factsOf('a.b(...c); new D(1); e?.f?.()');
    expect(facts.values.filter((value) => value.kind === 'call')).toMatchObject([
      { receiver: 0, spreads: [0], unused: true },
      { new: true },
      { optional: true },
    ]);
  });

  it.each<[string, boolean]>([
    ['f()', true],
    ['void f()', true],
    ['a && f()', true],
    ['a ? f() : 0', true],
    ['f(), 1', true],
    ['await f()', false],
    ['const x = f(); x', false],
    ['() => f()', false],
  ])('%s: unused %s', (code, unused) => {
    const call = factsOf(code).values.find((value) => value.kind === 'call')!;
    expect(call.unused === true).toBe(unused);
  });

  it.each<[string, string[]]>([
    ['use(a as any, b!, <T>c, d satisfies E)', ['a, b, c, d']],
    ['use(-1, !a, typeof a, void 0, undefined)', ['-1, ! a, typeof a, absent, absent']],
    ['use(/a/g, null, 10n)', ['/a/g, null, 10']],
    ["use({ a, 'b': 1, [c]: 2, ...d })", ['{a: a, b: 1, [c]: 2, ...d}']],
    ["use(a['b'], a[0], a[b])", ['a.b, a.0, a[b]']],
    ['use(arguments, import.meta)', ['arguments, import.meta']],
  ])('%s', (code, expected) => {
    expect(used(code)).toEqual(expected);
  });
});
