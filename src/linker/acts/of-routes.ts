/** What is kept beside who is calling, and is the same for all who call a route: what its guard was made with. */
import { type Ref, valueOf } from '../things.ts';
import type { Values } from '../values/kernel.ts';
import { sameGiven } from './same-given.ts';

/** From what is kept to where it is written out. */
const MAX_STEPS = 6;
/** So many guards are made by one function. */
const MAX_CALLERS = 400;

/**
 * A member of what was kept for a request is what the function was handed that makes the guard, and that is written out
 * wherever one is made: `guard('housing')`, which keeps `{ area, user: claims.sub }`.
 */
export function isOfRoute(values: Values, key: string, kept: readonly Ref[]): boolean {
  return kept.length > 0 && kept.every((it) => isMadeWith(values, key, it));
}
function isMadeWith(values: Values, key: string, kept: Ref): boolean {
  const object = writtenOut(values, kept);
  const made = object && valueOf(object);
  if (object === undefined || made?.kind !== 'object') return false;
  const entry = made.entries.findLast((it) => it.key === key);
  const param = entry && object.unit.value(entry.value);
  if (param?.kind !== 'param' || param.rest === true) return false;
  const { unit } = object;
  const runs = unit.ownerOf(object.id);
  if (param.function === runs || !unit.isWithin(runs, param.function)) return false;
  const sites = values.callersOf(unit, param.function);
  return (
    sites.length > 0 &&
    sites.length <= MAX_CALLERS &&
    sites.every((site) => {
      const call = valueOf(site);
      const arg = call.kind === 'call' ? call.args[param.index] : undefined;
      return arg !== undefined && values.constants({ ...site, id: arg }).length > 0;
    })
  );
}
function writtenOut(values: Values, kept: Ref): Ref | undefined {
  let ref = kept;
  for (let step = 0; step < MAX_STEPS; step++) {
    if (valueOf(ref).kind !== 'call') return ref;
    const [only, another] = sameGiven(values, ref);
    if (only === undefined || another !== undefined) return undefined;
    ref = only;
  }
  return undefined;
}
