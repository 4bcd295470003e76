/** Those are refused who show no credentials at all; of whoever shows some nobody is made sure by that. */
import type { ValueId } from '../../facts/facts.ts';
import type { Ref } from '../things.ts';
import type { FileUnit } from '../units.ts';
import type { Natures } from './natures.ts';

/** A place that only those come to for whom the request holds nothing where credentials travel. */
export function isForBareRequests(natures: Natures, at: Ref): boolean {
  const missing = missingAt(at.unit, at.id);
  return missing !== undefined && natures.of({ ...at, id: missing }).ticket;
}
/** The value that is not there where a place is come to, by the nearest condition around it: `if (!token) return false`. */
function missingAt(unit: FileUnit, id: ValueId): ValueId | undefined {
  for (let r = unit.regionOf(id); r > 0 && unit.region(r).kind !== 'function'; r = unit.region(r).parent) {
    const it = unit.region(r);
    if (it.kind !== 'branch' && it.kind !== 'rest') continue;
    const asked = unit.value(it.condition);
    if (asked.kind === 'op' && asked.operator === '!' && asked.right === undefined)
      return it.side === 'true' ? asked.left : undefined;
    return it.side === 'false' && asked.kind !== 'op' ? it.condition : undefined;
  }
  return undefined;
}
