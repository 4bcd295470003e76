/** Functions that run when a promise is settled: what leads to them, and what they answer for. */
import type { Call, ValueId } from '../../facts/facts.ts';
import type { FunctionThing, Ref } from '../things.ts';
import type { FileUnit } from '../units.ts';
import type { Values } from '../values/kernel.ts';
import { isExecutor } from '../made-promises.ts';
import { runsOnFailure } from './errors.ts';
import { isCaught } from './groups.ts';

/** Calls of one chain, and chains in one another, that are looked at. */
const MAX_CHAINED = 40;

/** Functions that a call runs when a promise is settled, or to make one: `promise.then(fn)`, `new Promise(fn)`. */
export function chainedIn(values: Values, site: Ref, call: Call): readonly FunctionThing[] {
  const { unit } = site;
  const isMade = call.new === true && call.args[0] !== undefined && isExecutor(unit, call.args[0]);
  if (!isMade && !isChaining(unit, site.id)) return [];
  return call.args.flatMap((id) =>
    values.things({ ...site, id }).filter((it): it is FunctionThing => it.kind === 'function'),
  );
}
/** It stands in what runs when something failed, or in a function that does when a promise was not kept. */
export function isOfFailure(ref: Ref): boolean {
  const { unit, id } = ref;
  if (isCaught(ref)) return true;
  for (let r = unit.regionOf(id); r > 0; r = unit.region(r).parent) {
    const region = unit.region(r);
    if (region.kind === 'function' && runsOnFailure(unit, region.of)) return true;
  }
  return false;
}
/** What fails in a call is handed, through the chain of promises in which it stands, to a function with one of some places. */
export function breaksInto({ unit, id }: Ref, places: readonly Ref[]): boolean {
  const here = places.filter((it) => it.unit === unit).map((it) => unit.ownerOf(it.id));
  const open: ValueId[] = [id];
  for (const at of open) {
    if (open.length > MAX_CHAINED) return false;
    for (const user of unit.usersOf(unit.ownerOf(at)))
      if (isChaining(unit, user) || isExecutor(unit, unit.ownerOf(at))) put(open, user);
    for (const get of unit.usersOf(at))
      for (const user of unit.value(get).kind === 'get' ? unit.usersOf(get) : []) {
        const call = unit.value(user);
        if (call.kind !== 'call' || call.callee !== get || !isChaining(unit, user)) continue;
        const receives = call.args.find((it) => unit.value(it).kind === 'function' && runsOnFailure(unit, it));
        if (receives !== undefined && here.some((it) => unit.isWithin(it, receives))) return true;
        put(open, user);
      }
  }
  return false;
}
function put(open: ValueId[], id: ValueId): void {
  if (!open.includes(id)) open.push(id);
}
function isChaining(unit: FileUnit, id: ValueId): boolean {
  const call = unit.value(id);
  return call.kind === 'call' && call.receiver !== undefined && /^(?:then|catch|finally)$/.test(unit.calledName(id));
}
