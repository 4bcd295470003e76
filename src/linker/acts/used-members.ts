/** Members that are more than a flag: what is read from them, or handed on, is data of somebody, and no right of theirs. */
import type { ValueId } from '../../facts/facts.ts';
import { originsIn, SAME } from '../origins.ts';
import type { Ref } from '../things.ts';
import type { FileUnit } from '../units.ts';
import type { Values } from '../values/kernel.ts';

/** Members one of another. */
const MAX_DEEP = 6;

/** Of nothing it is nothing: `caller?.role`. */
export function isOptional({ unit, id }: Ref): boolean {
  const value = unit.value(id);
  return value.kind === 'get' && value.optional === true;
}
/** The same member of the same thing is used in the function, besides being asked for whether it is there. */
export function isUsed(unit: FileUnit, id: ValueId): boolean {
  return someAlike(unit, id, (at) => isTaken(unit, at));
}
function someAlike(unit: FileUnit, id: ValueId, is: (at: ValueId) => boolean): boolean {
  const asked = unit.value(id);
  if (asked.kind !== 'get' || typeof asked.key !== 'string') return false;
  const { first, last } = unit.region(bodyAround(unit, id));
  for (let at = first; at < last; at++) {
    const other = unit.value(at);
    if (other.kind === 'get' && other.key === asked.key && isAlike(unit, at, id, 0) && is(at)) return true;
  }
  return false;
}
/** The body of the function that a value stands in. */
function bodyAround(unit: FileUnit, id: ValueId): number {
  let region = unit.regionOf(id);
  while (region > 0 && unit.region(region).kind !== 'function') region = unit.region(region).parent;
  return region;
}
/** Something is read from it, or it is handed to somebody, kept or written out. */
export function isTaken(unit: FileUnit, id: ValueId): boolean {
  return unit.usersOf(id).some((user) => {
    const it = unit.value(user);
    if (it.kind === 'get') return it.of === id;
    if (it.kind === 'call') return it.args.includes(id) && unit.calledName(user) !== 'Boolean';
    return it.kind === 'object' || it.kind === 'text' || (it.kind === 'set' && it.to === id);
  });
}
/** The function in which a value stands gives it back, and something is read from it where that is called. */
export function isReadOutside(values: Values, { unit, id }: Ref): boolean {
  const owner = unit.ownerOf(id);
  const fn = owner < 0 ? undefined : unit.value(owner);
  if (fn?.kind !== 'function') return false;
  if (!unit.returnedBy(fn).some((it) => [...originsIn(unit, it, SAME)].includes(id))) return false;
  return values.callersOf(unit, owner).some((site) => isRead(site.unit, site.id, 0));
}
/** Something is read from it, or from what it is kept with. */
function isRead(unit: FileUnit, id: ValueId, deep: number): boolean {
  if (deep > MAX_DEEP) return false;
  return unit.usersOf(id).some((user) => {
    const it = unit.value(user);
    if (it.kind === 'get') return it.of === id;
    return (it.kind === 'wait' || it.kind === 'join') && isRead(unit, user, deep + 1);
  });
}
function isAlike(unit: FileUnit, one: ValueId, other: ValueId, deep: number): boolean {
  if (one === other) return true;
  const [a, b] = [unit.value(one), unit.value(other)];
  if (deep > MAX_DEEP) return false;
  if (a.kind === 'get' && b.kind === 'get') return a.key === b.key && isAlike(unit, a.of, b.of, deep + 1);
  if (a.kind === 'load' && b.kind === 'load') return a.cell === b.cell;
  return a.kind === 'wait' && b.kind === 'wait' && isAlike(unit, a.of, b.of, deep + 1);
}
