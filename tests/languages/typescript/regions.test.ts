import { describe, expect, it } from 'vitest';
import { around, factsOf } from './reading.ts';

describe('regions', () => {
  it.each<[string, string, string[]]>([
    ['if', 'if (a) use()', ['branch a true']],
    ['else', 'if (a) {} else use()', ['branch a false']],
    ['after a guard', 'function f(a) { if (!a) return; use() }', ['function', 'rest ! a false']],
    [
      'after guards in a chain',
      'function f(a, b) { if (a) return; else if (b) throw 1; use() }',
      ['function', 'rest a false', 'rest b false'],
    ],
    ['after an else that leaves', 'function f(a) { if (a) {} else return; use() }', ['function', 'rest a true']],
    ['and', 'a && use()', ['branch a true']],
    ['or', 'a || use()', ['branch a false']],
    ['nullish', 'a ?? use()', ['branch a nullish']],
    ['ternary', 'a ? 1 : use()', ['branch a false']],
    ['try', 'try { use() } catch {}', ['try']],
    ['catch', 'try { a() } catch { use() }', ['catch']],
    ['finally', 'try { a() } finally { use() }', ['finally']],
    ['after a catch that leaves', 'function f() { try { a() } catch { return } use() }', ['function', 'after']],
    ['after a catch that goes on', 'function f() { try { a() } catch {} use() }', ['function']],
    ['case', 'switch (a) { case 1: case 2: use() }', ['block', 'case 1, 2']],
    ['default', 'switch (a) { default: use() }', ['block', 'case default']],
    ['for-of', 'for (const a of b) use()', ['loop over b']],
    ['while', 'while (a) use()', ['loop a']],
    ['nested functions', 'function f() { if (a) return () => use() }', ['function', 'branch a true', 'function']],
    ['using', 'function f() { using a = b(); use() }', ['function', 'scope']],
    ['fields', 'class A { a = use() }', ['fields']],
  ])('%s', (_, code, expected) => {
    expect(around(factsOf(code), 'use')).toEqual(expected);
  });

  it('a case that falls through says so', () => {
    const cases = factsOf('switch (a) { case 1: b(); case 2: c(); break; default: }').regions.filter(
      (one) => one.kind === 'case',
    );
    expect(cases.map((one) => one.fallsThrough === true)).toEqual([true, false, false]);
  });

  it('a do loop runs at least once', () => {
    expect(factsOf('do {} while (a)').regions[1]).toMatchObject({ kind: 'loop', atLeastOnce: true });
  });
});

describe('exits', () => {
  const exits = (code: string) => {
    const facts = factsOf(code);
    return facts.exits.map(
      (exit) => `${exit.kind} ${facts.regions[exit.from]!.kind} -> ${facts.regions[exit.to]!.kind}`,
    );
  };
  it.each<[string, string[]]>([
    ['function f() { return 1 }', ['return function -> function']],
    ['function f() {}', ['return function -> function']],
    ['const f = () => 1', ['return function -> function']],
    ['function f() { try { throw 1 } catch {} }', ['throw try -> try', 'return function -> function']],
    ['function f() { try { throw 1 } finally {} }', ['throw try -> function']],
    ['function f() { try {} catch { throw 1 } }', ['throw catch -> function', 'return function -> function']],
    ['try { f(() => { throw 1 }) } catch {}', ['throw function -> function']],
    ['for (;;) { if (a) break; continue }', ['break branch -> loop', 'continue rest -> loop']],
    ['switch (a) { case 1: break }', ['break case -> block']],
    ['a: { break a }', ['break block -> block']],
    ['a: switch (b) { case 1: for (;;) break a }', ['break loop -> block']],
    ['a: switch (b) { case 1: break }', ['break case -> block']],
  ])('%s', (code, expected) => {
    expect(exits(code)).toEqual(expected);
  });
});
