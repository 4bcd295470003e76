/** Errors that are caught on their way out of a function, so that its caller never hears of them. */
import type { RegionId, ValueId } from '../../facts/facts.ts';
import type { FileUnit } from '../units.ts';
import { isError } from './errors-seen.ts';
import { chainEnd, chainLink, fateOf } from './promises.ts';
import { isInline } from './scene.ts';

/** What is thrown in a region ends in a catch around it, also in one around a call whose callback the region is in. */
export function isCaughtIn(unit: FileUnit, region: RegionId): boolean {
  for (let r = region; r > 0; r = unit.region(r).parent) {
    const it = unit.region(r);
    if (it.kind === 'try' && ends(unit, unit.catchOf(r))) return true;
    if (it.kind === 'function')
      return isInline(unit, it.of) && unit.usersOf(it.of).some((user) => isCaughtCall(unit, user));
  }
  return false;
}
/** `work().catch((error) => { throw … });`: what is thrown in a region rejects a promise that nobody has. */
export function isLostIn(unit: FileUnit, region: RegionId): boolean {
  const fn = unit.ownerOfRegion(region);
  return (
    fn >= 0 && unit.usersOf(fn).some((user) => chainLink(unit, user) !== undefined && fateOf(unit, user) === 'dropped')
  );
}
/** An error out of a call, or a rejection of the promise that it gives, ends in the function that calls. */
export function isCaughtCall(unit: FileUnit, id: ValueId): boolean {
  const call = unit.value(id);
  if (call.kind !== 'call') return false;
  if (chainLink(unit, id) === undefined && chainEnd(unit, id).catches) return true;
  // A promise that nobody waits for there is rejected outside of any try.
  return fateOf(unit, id) === 'awaited' && isCaughtIn(unit, unit.regionOf(id));
}
/** The clause neither throws the error on nor hands it to somebody. */
function ends(unit: FileUnit, clause: RegionId | undefined): boolean {
  if (clause === undefined) return false;
  if (unit.exitsWithin(clause).some((it) => it.kind === 'throw' && it.value !== undefined && isError(unit, it.value)))
    return false;
  const { first, last } = unit.region(clause);
  for (let id = first; id < last; id++) {
    const call = unit.value(id);
    if (call.kind === 'call' && unit.value(call.callee).kind === 'param' && call.args.some((arg) => isError(unit, arg)))
      return false;
  }
  return true;
}
