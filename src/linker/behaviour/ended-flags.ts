/** Variables that tell that something is over: `let committed = false`, and `committed = true` behind the commit. */
import type { ValueId } from '../../facts/facts.ts';
import type { FileUnit } from '../units.ts';
import type { Side } from './regions.ts';

/** The condition comes out on this side only behind one of the calls. */
export function saysEnded(unit: FileUnit, condition: ValueId, side: Side, ended: readonly ValueId[]): boolean {
  let of = condition;
  let is = side === 'true';
  for (let value = unit.value(of); value.kind === 'op' && value.operator === '!'; value = unit.value(of)) {
    of = value.left;
    is = !is;
  }
  return is && isSetBehind(unit, of, ended, new Set());
}
function isSetBehind(unit: FileUnit, id: ValueId, ended: readonly ValueId[], seen: Set<ValueId>): boolean {
  const flag = unit.value(id);
  if (flag.kind !== 'join' || seen.has(id)) return false;
  seen.add(id);
  let isSet = false;
  for (const part of flag.of) {
    const value = unit.value(part);
    if (value.kind === 'absent' || (value.kind === 'literal' && !value.value)) continue;
    const isBehind =
      value.kind === 'literal' && value.value === true
        ? ended.some((end) => end < part && unit.encloses(unit.regionOf(end), unit.regionOf(part)))
        : isSetBehind(unit, part, ended, seen);
    if (!isBehind) return false;
    isSet = true;
  }
  return isSet;
}
