/** Places that are come to only when those behind a function have failed: what is answered there refuses nobody. */
import type { RegionId, ValueId } from '../../facts/facts.ts';
import type { Ref } from '../things.ts';
import type { FileUnit } from '../units.ts';
import type { Calls } from './calls.ts';

/** `try { await next() } catch (error) { … }`, `next().catch((error) => …)`. */
export function isTranslated(calls: Calls, { unit, id, ctx }: Ref): boolean {
  for (let r = unit.regionOf(id); r > 0; r = unit.region(r).parent) {
    const region = unit.region(r);
    if (region.kind === 'catch' && goesOnIn(calls, { unit, id, ctx }, region.of)) return true;
    if (region.kind !== 'function') continue;
    for (const user of unit.usersOf(region.of)) {
      const receiver = rejectedIn(unit, user, region.of);
      if (receiver !== undefined && calls.isContinuation({ unit, id: receiver, ctx })) return true;
    }
  }
  return false;
}
/** Those behind are the first to run there: what is called before them may be what failed. */
function goesOnIn(calls: Calls, { unit, ctx }: Ref, region: RegionId): boolean {
  const { first, last } = unit.region(region);
  for (let id = first; id < last; id++)
    if (unit.value(id).kind === 'call') return calls.isContinuation({ unit, id, ctx });
  return false;
}
/** The promise whose failure a function is handed. */
function rejectedIn(unit: FileUnit, user: ValueId, fn: ValueId): ValueId | undefined {
  const call = unit.value(user);
  const get = call.kind === 'call' ? unit.value(call.callee) : undefined;
  if (call.kind !== 'call' || get?.kind !== 'get') return undefined;
  return get.key === 'catch' || (get.key === 'then' && call.args[1] === fn) ? call.receiver : undefined;
}
