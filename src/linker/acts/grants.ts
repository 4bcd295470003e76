/** Refusals that hang on what a middleware was made with (`requires('admin')`). */
import type { RegionId, ValueId } from '../../facts/facts.ts';
import { originsIn } from '../origins.ts';
import type { FileUnit } from '../units.ts';

const MEMBERSHIP = /^(?:every|some|includes|has)$/;

/** A condition around the region looks for something among what the function around this one was given. */
export function testsGrant(unit: FileUnit, region: RegionId): boolean {
  for (let r = region; r > 0; r = unit.region(r).parent) {
    const it = unit.region(r);
    if (it.kind === 'function') return false;
    if (it.kind !== 'branch' && it.kind !== 'rest') continue;
    const owner = unit.ownerOf(it.condition);
    for (const id of originsIn(unit, it.condition, ['op'])) if (isMembership(unit, id, owner)) return true;
  }
  return false;
}
function isMembership(unit: FileUnit, id: ValueId, owner: ValueId): boolean {
  const call = unit.value(id);
  const callee = call.kind === 'call' ? unit.value(call.callee) : undefined;
  return (
    call.kind === 'call' &&
    callee?.kind === 'get' &&
    MEMBERSHIP.test(String(callee.key)) &&
    (isGiven(unit, callee.of, owner) || call.args.some((arg) => isGiven(unit, arg, owner)))
  );
}
/** A parameter of a function around the owner, or a member of it. */
function isGiven(unit: FileUnit, id: ValueId, owner: ValueId): boolean {
  for (const at of originsIn(unit, id, ['get'])) {
    const value = unit.value(at);
    if (value.kind === 'param') return value.function !== owner && unit.isWithin(owner, value.function);
  }
  return false;
}
