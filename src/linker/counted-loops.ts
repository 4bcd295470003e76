/** Loops that count: what their variable holds in each turn, where the first number, the last and the step are known. */
import type { RegionId, ValueId } from '../facts/facts.ts';
import type { Context, Thing } from './things.ts';
import type { FileUnit } from './units.ts';
import type { Values } from './values/kernel.ts';
import { positionOf } from './values/positions.ts';

/** More turns than this are not told apart. */
const MAX_COUNTED = 500;

/** Turn by turn, what the variable of a loop holds, told by where the condition reads it; undefined: it is no such loop, or it is not known. */
export function countedTurns(
  values: Values,
  unit: FileUnit,
  region: RegionId,
  ctx: Context,
): { readonly element: ValueId; readonly turns: readonly (readonly Thing[])[] } | undefined {
  const loop = unit.region(region);
  if (loop.kind !== 'loop' || loop.condition === undefined) return undefined;
  const condition = unit.value(loop.condition);
  if (condition.kind !== 'op' || condition.right === undefined || !/^[<>]=?$/.test(condition.operator))
    return undefined;
  const written = counterOf(unit, region, condition.left);
  if (written === undefined) return undefined;
  const numberAt = (id: ValueId): number | undefined => positionOf(values, { unit, id, ctx });
  const added = unit.value(written.next);
  if (added.kind !== 'op' || added.right === undefined || (added.operator !== '+' && added.operator !== '-'))
    return undefined;
  if (!written.isRead(added.left)) return undefined;
  const [start, end, by] = [written.first, condition.right, added.right].map(numberAt);
  if (start === undefined || end === undefined || by === undefined) return undefined;
  const step = added.operator === '+' ? by : -by;
  const goesOn = (at: number): boolean =>
    (at === end && condition.operator.endsWith('=')) || (condition.operator.startsWith('<') ? at < end : at > end);
  const turns: Thing[][] = [];
  for (let at = start; goesOn(at); at += step) {
    if (turns.length === MAX_COUNTED || step === 0) return undefined;
    turns.push([{ kind: 'constant', value: at }]);
  }
  return { element: condition.left, turns };
}
/** What a variable holds before a loop and behind each turn, where both are written once; undefined: it does not count. */
function counterOf(
  unit: FileUnit,
  region: RegionId,
  id: ValueId,
): { readonly first: ValueId; readonly next: ValueId; readonly isRead: (id: ValueId) => boolean } | undefined {
  const read = unit.value(id);
  if (read.kind === 'join' && read.at === 'loop' && read.of.length === 2 && unit.regionOf(id) === region)
    return { first: read.of[0]!, next: read.of[1]!, isRead: (it) => it === id };
  if (read.kind !== 'load') return undefined;
  const isInside = (it: ValueId): boolean => unit.encloses(region, unit.regionOf(it));
  const stores = unit.usersOf(read.cell).flatMap((it) => {
    const store = unit.value(it);
    return store.kind === 'store' && store.cell === read.cell ? [{ id: it, to: store.to }] : [];
  });
  const [first, ...others] = stores.filter((it) => !isInside(it.id));
  const [next, ...more] = stores.filter((it) => isInside(it.id));
  if (first === undefined || next === undefined || others.length + more.length > 0) return undefined;
  const isRead = (it: ValueId): boolean => {
    const load = unit.value(it);
    return load.kind === 'load' && load.cell === read.cell;
  };
  return { first: first.to, next: next.to, isRead };
}
