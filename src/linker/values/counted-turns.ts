/** What the variable of a counting loop holds in one turn of it. */
import type { ValueId } from '../../facts/facts.ts';
import type { Context, Thing } from '../things.ts';
import type { FileUnit } from '../units.ts';

/** A cell, or where it is read itself, in the turn that a frame is of; undefined: it is of none. */
export function inCountedTurn(unit: FileUnit, id: ValueId, ctx: Context): readonly Thing[] | undefined {
  for (let it: Context | null = ctx; it !== null; it = it.parent) {
    if (it.element?.unit !== unit) continue;
    if (it.element.id === id) return it.element.is;
    const read = unit.value(it.element.id);
    if (read.kind === 'load' && read.cell === id) return it.element.is;
  }
  return undefined;
}
