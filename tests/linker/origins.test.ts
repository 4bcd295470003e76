// The walk backward over values: along the edges that are asked for, each value once, and never silently cut short.
import { describe, expect, it } from 'vitest';
import type { ValueId } from '../../src/facts/facts.ts';
import { comesOf, Origins, originsIn, SAME, type Edge } from '../../src/linker/origins.ts';
import type { FileUnit } from '../../src/linker/units.ts';
import type { Values } from '../../src/linker/values/kernel.ts';
import { linkFiles } from './flows/harness.ts';

/** A file, and the value that its function `out` gives back. */
function given(text: string): { readonly values: Values; readonly unit: FileUnit; readonly id: ValueId } {
  const { values } = linkFiles({ 'a.js': text }).tracer;
  const unit = values.modules.unit('a.js')!;
  const fn = unit.facts.values.find((it) => it.kind === 'function' && it.name === 'out');
  if (fn?.kind !== 'function') throw new Error('no function out');
  return { values, unit, id: unit.returnsOf(fn)[0]!.value! };
}
const text = (unit: FileUnit, id: ValueId): string => {
  const value = unit.value(id);
  return value.kind === 'literal' ? String(value.value) : value.kind;
};
const met = (source: string, edges: readonly Edge[]): readonly string[] => {
  const { unit, id } = given(source);
  return [...originsIn(unit, id, edges)].map((it) => text(unit, it));
};

describe('origins', () => {
  it('follow the edges that are asked for, in the order in which the parts are written', () => {
    const source = 'async function out(c) { return { a: [`x${await (c || 1)}`], ...f(2).g }; }';
    expect(met(source, ['object', 'array', 'text', 'wait', 'fallback', 'get', 'arguments'])).toEqual([
      'object',
      'array',
      'text',
      'wait',
      'op',
      'param',
      '1',
      'get',
      'call',
      '2',
    ]);
    expect(met(source, ['spread', 'get'])).toEqual(['object', 'get', 'call']);
  });
  it('meet each value once, in whatever circle it stands', () => {
    const source =
      'function out(n) { let a = 1; let b = 2; for (; n > 0; n--) { const c = a; a = b; b = c; } return a; }';
    const { unit, id } = given(source);
    const ids = [...originsIn(unit, id, SAME)];
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.map((it) => text(unit, it))).toEqual(expect.arrayContaining(['1', '2']));
  });
  it('go as far as there is something, at the cost of one look at each', () => {
    const { unit, id } = given(`function out(a) { return a${' + 1'.repeat(3000)}; }`);
    let looks = 0;
    const isParam = comesOf(['op'], (at, it) => {
      looks++;
      return at.value(it).kind === 'param';
    });
    expect(isParam(unit, id)).toBe(true);
    const once = looks;
    for (const [it, value] of unit.facts.values.entries())
      if (value.kind === 'op') expect(isParam(unit, it)).toBe(true);
    expect(looks).toBe(once);
  });
  it('lead through calls, each parameter being what its own call is given', () => {
    const { values, unit, id } = given('const same = (x) => x; function out() { same(2); return same(1); }');
    const refs = [...new Origins(values, values.ref(unit, id), ['results', 'frame'])];
    expect(refs.map((it) => text(unit, it.id))).toEqual(['call', 'param', '1']);
  });
  it('say when they were not followed to their end', () => {
    const { values, unit, id } = given(`function out() { return [${'0,'.repeat(5000)}]; }`);
    const way = new Origins(values, values.ref(unit, id), ['array']);
    expect([...way].length).toBeLessThan(5000);
    expect(way.cut).toBe(true);
    expect(values.cuts.told()).toMatchObject([{ why: 'what it comes of is too much to look at' }]);
  });
});
