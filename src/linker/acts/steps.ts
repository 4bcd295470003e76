/** What stands in the body of a function, in program order: the one way in which bodies are walked. */
import type { Exit, ValueId } from '../../facts/facts.ts';
import type { FileUnit } from '../units.ts';

/** One step of a body: a value that can be an act, a function that is written there, a way out. */
export type Step =
  | { readonly is: 'value'; readonly id: ValueId }
  | { readonly is: 'function'; readonly id: ValueId }
  | { readonly is: 'exit'; readonly exit: Exit };

const files = new WeakMap<FileUnit, Map<ValueId, readonly Step[]>>();

/** Steps of a function's own body. Those of a function that is written inside it are its own. */
export function stepsOf(unit: FileUnit, fn: ValueId): readonly Step[] {
  let known = files.get(unit);
  if (known === undefined) files.set(unit, (known = new Map<ValueId, readonly Step[]>()));
  let found = known.get(fn);
  if (found === undefined) known.set(fn, (found = stepsIn(unit, fn)));
  return found;
}
function stepsIn(unit: FileUnit, fn: ValueId): readonly Step[] {
  const value = unit.value(fn);
  if (value.kind !== 'function' || value.body < 0) return [];
  const { first, last } = unit.region(value.body);
  const exits = unit.exitsIn(fn);
  const out: Step[] = [];
  let next = 0;
  for (let id = first; id < last || next < exits.length; id++) {
    for (; next < exits.length && exits[next]!.at <= id; next++) out.push({ is: 'exit', exit: exits[next]! });
    if (id >= last) continue;
    const it = unit.value(id);
    if (it.kind === 'function') out.push({ is: 'function', id });
    else if (
      it.kind === 'call' ||
      it.kind === 'get' ||
      it.kind === 'set' ||
      (it.kind === 'text' && it.tag !== undefined) ||
      (it.kind === 'param' && it.marks !== undefined)
    )
      out.push({ is: 'value', id });
  }
  return out;
}
/**
 * What stands in a function and in those that are written inside it, so many deep, in program order; `left`: functions
 * among them that are left out.
 */
export function* valuesWithin(
  unit: FileUnit,
  fn: ValueId,
  deep: number,
  left?: ReadonlySet<ValueId>,
): Generator<ValueId, void> {
  const value = unit.value(fn);
  if (value.kind !== 'function' || value.body < 0 || deep < 0) return;
  const { first, last } = unit.region(value.body);
  for (let id = first; id < last; id++) {
    if (unit.value(id).kind !== 'function') yield id;
    else if (left?.has(id) !== true) yield* valuesWithin(unit, id, deep - 1, left);
  }
}
