import { describe, expect, it } from 'vitest';
import { extracted, factsOf, used } from './reading.ts';

describe('code that breaks a rule of the language is read all the same', () => {
  it.each<[string, string, RegExp]>([
    ['await in a function that is not async', '() => { use(await a) }', /`await` is only allowed/],
    ['return outside of a function, beside await', 'use(await a); return', /'return' statement/],
    ['a constant without a value', 'const a; use(await a)', /Missing initializer/],
    ['an abstract method with a body', 'abstract class A { abstract m() {} } use(a)', /marked abstract/],
  ])('%s', (_, code, why) => {
    const facts = factsOf(code, 'code.js');
    expect(used(code, 'code.js')).toHaveLength(1);
    expect(facts.gaps).toHaveLength(1);
    expect(facts.gaps[0]!.why).toMatch(why);
    expect(facts.gaps[0]!.end).toBeLessThanOrEqual(code.length);
  });

  it('many offences are shown as a sample', () => {
    expect(factsOf('() => { await a };'.repeat(100)).gaps).toHaveLength(20);
  });

  it('what the parser lost its way in is refused', () => {
    expect(extracted('use(1); const a = ;', 'code.js')).toMatchObject({ refused: { code: 'syntax', line: 1 } });
    expect(extracted('use(1); const a = ;')).toMatchObject({ refused: { code: 'syntax', line: 1 } });
  });
});

describe('JavaScript with what a build takes out', () => {
  it.each<[string, string, string]>([
    ['decorated parameters', 'class A { m(@Body() b) { use(b) } }', 'code.js'],
    ['written types', 'function f(b: string): number { use(b) }', 'code.mjs'],
    ['written types and markup', 'const f = (b: string) => { use(b); return <p>{b}</p> }', 'code.jsx'],
    ['types in an old script', 'function f(b: ?string) { use(b) }', 'code.cjs'],
  ])('%s', (_, code, path) => {
    const facts = factsOf(code, path);
    expect(used(code, path)).toEqual(['b']);
    expect(facts.language).toBe('javascript');
  });

  it.each(['export const a = b; export { a }; use(await c)', "function f() { import a from 'm' } use(await c)"])(
    '%s',
    (code) => {
      expect(used(code, 'code.js')).toEqual(['await c']);
    },
  );
});

describe('names of variables', () => {
  it.each<[string, string[]]>([
    ["const a = 'x', b = `y`, c = `z${c}`, d = e || 'f'", ['a', 'b', 'c', 'd']],
    ["let a = 'x'; a = 'y'", ['a', 'a']],
    ["const a = b ? 'x' : 'y', c = b ? 1 : 2", ['a']],
    ["const a = 1, b = null, c = f('x'), { d } = e, g = h || 1", []],
  ])('%s', (code, expected) => {
    expect((factsOf(code).names ?? []).map((one) => one.name)).toEqual(expected);
  });
});

describe('names of JSX with escapes', () => {
  it.each([
    ['an element', 'export const a = <\\u{0061}></a>;'],
    ['an attribute', 'export const a = <a \\u{62}="x" />;'],
    ['a member', 'export const a = <a.\\u{62} />;'],
    ['a namespace', 'export const a = <a:\\u{62} />;'],
    ['the rest of a name', 'export const a = <a-\\u{62} />;'],
  ])('are no part of the language: %s', (_, text) => {
    for (const name of ['a.tsx', 'a.jsx']) {
      const result = extracted(text, name);
      expect(result).toMatchObject({ refused: { code: 'syntax' } });
      // A place that nobody told is no place.
      if ('refused' in result && result.refused.line !== undefined) expect(result.refused.line).toBe(1);
    }
  });
  it('are nothing special in texts', () => {
    expect(extracted('export const a = <a b="\\u{61}">\\u{61}</a>;', 'a.tsx')).toHaveProperty('facts');
  });
});
