import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ValueId } from '../../../src/facts/facts.ts';
import { typescript } from '../../../src/languages/typescript/index.ts';
import { RegionTree } from '../../../src/linker/behaviour/region-tree.ts';
import { Evaluator, type Machine } from '../../../src/linker/behaviour/regions.ts';
import { NORMAL, RETURN, States, THROW, merged } from '../../../src/linker/behaviour/states.ts';
import { FileUnit } from '../../../src/linker/units.ts';
import { graphOf, programs, reachedCalls, statesOf, textOf } from './programs.ts';

function load(text: string): { readonly unit: FileUnit; readonly main: ValueId } {
  const extraction = typescript.extract({ path: 'main.ts', text });
  if (!('facts' in extraction)) throw new Error(extraction.refused.message);
  const unit = new FileUnit({ path: 'main.ts', facts: extraction.facts, role: 'source' }, 0);
  return { unit, main: unit.facts.values.findIndex((value) => value.kind === 'function' && value.name === 'main') };
}
/** `open()` opens, `close()` closes, `work()` and whatever else is named may throw; `calm()` and `test()` do nothing. */
function machine(unit: FileUnit): Machine {
  return {
    size: 3,
    step(id, state) {
      const call = unit.value(id);
      const callee = call.kind === 'call' && call.new === undefined ? unit.value(call.callee) : undefined;
      if (callee?.kind !== 'global') return undefined;
      if (callee.name === 'open') return { to: [1] };
      if (callee.name === 'close') return { to: [2] };
      return callee.name === 'work' ? { to: [state], throws: [state] } : undefined;
    },
  };
}
function ends(text: string): { readonly returned: number[]; readonly thrown: number[] } {
  const { unit, main } = load(text);
  const out = new Evaluator(unit, machine(unit)).body(main, States.only(3, 0));
  const list = (states: States): number[] => [0, 1, 2].filter((state) => states.has(state));
  return { returned: list(merged(out.of(NORMAL), out.of(RETURN))), thrown: list(out.of(THROW)) };
}

describe('the region evaluator', () => {
  it('agrees with a control-flow graph on random programs', () => {
    fc.assert(
      fc.property(programs, (program) => {
        expect(ends(textOf(program))).toEqual(statesOf(graphOf(program)));
      }),
      { numRuns: 3000 },
    );
  });
  it('knows what dominates what', () => {
    fc.assert(
      fc.property(programs, (program) => {
        const { unit } = load(textOf(program));
        const tree = RegionTree.of(unit);
        const graph = graphOf(program);
        const reached = reachedCalls(graph);
        const calls: { readonly id: ValueId; readonly mark: number }[] = [];
        unit.facts.values.forEach((value, id) => {
          const mark = value.kind === 'call' && value.args.length === 1 ? unit.value(value.args[0]!) : undefined;
          if (mark?.kind === 'literal' && reached.has(mark.value as number))
            calls.push({ id, mark: mark.value as number });
        });
        for (const earlier of calls) {
          const without = reachedCalls(graph, earlier.mark);
          for (const later of calls)
            if (earlier !== later && tree.dominates(earlier.id, later.id))
              expect(
                without.has(later.mark),
                `${String(earlier.mark)} before ${String(later.mark)} in\n${textOf(program)}`,
              ).toBe(false);
        }
      }),
      { numRuns: 1000 },
    );
  });
  it.each([
    [
      'then and catch are a try',
      'function main() { return work().then(() => { open(); return work(); }).then(() => close()).catch(() => close()); }',
      { returned: [2], thrown: [] },
    ],
    [
      'without a catch the error goes on',
      'function main() { open(); return work().then(() => { close(); }); }',
      { returned: [2], thrown: [1] },
    ],
    [
      'finally runs on both ways',
      'function main() { open(); return work().finally(() => close()); }',
      { returned: [2], thrown: [2] },
    ],
    [
      'the second argument of then catches',
      'function main() { open(); return work().then(() => close(), () => calm()); }',
      { returned: [1, 2], thrown: [] },
    ],
  ])('%s', (_, text, expected) => {
    expect(ends(text)).toEqual(expected);
  });
});
