/**
 * A helper that is handed the request, and what to do for those whom it knows: `known(request, response, (user) => …)`. It
 * reads what they show, and tells somebody with 401 that it knows them not: whom it refuses may be more than is followed.
 */
import type { FunctionThing, Ref } from '../things.ts';
import type { Calls } from './calls.ts';
import type { Refusal } from './gate.ts';
import type { Natures } from './natures.ts';

/** Functions one inside another, and all values that are looked at. */
const MAX_DEEP = 4;
const MAX_VALUES = 2000;

/** Where a function has such a helper refuse. */
export function lentRefusal(
  calls: Calls,
  natures: Natures,
  fn: FunctionThing,
  refusals: readonly Refusal[],
): Ref | undefined {
  const lent = refusals.find(({ status, calls: deep, at }) => status === 401 && deep > 0 && isHelper(at, fn));
  return lent && readsCredentials(calls, natures, lent.at) ? lent.at : undefined;
}
function isHelper({ unit, id }: Ref, fn: FunctionThing): boolean {
  const call = unit.value(id);
  if (call.kind !== 'call') return false;
  const args = call.args.map((it) => unit.value(it));
  return (
    args.some((it) => it.kind === 'param' && it.index === 0 && it.function === fn.ref.id) &&
    args.some(({ kind }) => kind === 'function')
  );
}
/** What is called reads something that is sent to show who is calling. */
function readsCredentials(calls: Calls, natures: Natures, at: Ref): boolean {
  const met = new Set<string>();
  let left = MAX_VALUES;
  const look = (site: Ref, deep: number): boolean => {
    const call = site.unit.value(site.id);
    if (call.kind !== 'call' || deep > MAX_DEEP) return false;
    for (const { unit, ctx, first, last } of calls.bodies(site, call, met)) {
      for (let it = first; it < last && left > 0; it++) {
        const { kind } = unit.value(it);
        if (kind !== 'call' && kind !== 'get') continue;
        left--;
        const { parts, ticket } = natures.of({ unit, id: it, ctx });
        if (ticket && (parts.has('headers') || parts.has('cookies'))) return true;
        if (kind === 'call' && look({ unit, id: it, ctx }, deep + 1)) return true;
      }
    }
    return false;
  };
  return look(at, 0);
}
