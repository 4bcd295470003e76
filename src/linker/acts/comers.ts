/** Which requests come to a place in its function, as far as their path or method decides. */
import type { FunctionThing, Ref } from '../things.ts';
import type { Values } from '../values/kernel.ts';
import { exemptionsOf, exemptionsOfEqual } from './address-tests.ts';
import type { Exemption } from './exemptions.ts';

/** Requests that come to a place in its function, as far as their path or method decides: only these, or all but these. */
export interface Comers {
  readonly only?: readonly Exemption[];
  readonly exempt?: readonly Exemption[];
}
export function comersTo(values: Values, ref: Ref): Comers {
  const { unit } = ref;
  let only: readonly Exemption[] | undefined;
  const exempt: Exemption[] = [];
  for (let r = unit.regionOf(ref.id); r > 0; r = unit.region(r).parent) {
    const it = unit.region(r);
    if (it.kind === 'function') break;
    if (it.kind !== 'branch' && it.kind !== 'rest') continue;
    const { holds, asked } = askedIn(values, { ...ref, id: it.condition }, it.side === 'true');
    if (holds) only ??= asked.length > 0 ? asked : undefined;
    else exempt.push(...asked);
  }
  return { ...(only && { only }), ...(exempt.length > 0 && { exempt }) };
}
/** The same of a place in a function, also where it stands in one that is made there. */
export function comersWithin(values: Values, fn: FunctionThing, ref: Ref): Comers {
  if (ref.unit !== fn.ref.unit) return {};
  for (let at = ref; ;) {
    const found = comersTo(values, at);
    if (found.only !== undefined || found.exempt !== undefined) return found;
    const owner = at.unit.ownerOf(at.id);
    if (owner < 0 || owner === fn.ref.id) return {};
    at = { ...at, id: owner };
  }
}
/** What a condition asks of path and method, and whether that holds on one of its sides. */
function askedIn(
  values: Values,
  ref: Ref,
  side: boolean,
): { readonly holds: boolean; readonly asked: readonly Exemption[] } {
  const value = ref.unit.value(ref.id);
  if (value.kind !== 'op') return { holds: side, asked: exemptionsOf(values, ref) };
  if (value.operator === '!') return askedIn(values, { ...ref, id: value.left }, !side);
  if (value.right === undefined) return { holds: side, asked: [] };
  if (value.operator === '!==' || value.operator === '!=')
    return { holds: !side, asked: exemptionsOfEqual(values, { ...ref, id: value.left }, { ...ref, id: value.right }) };
  if (value.operator !== '||' && value.operator !== '&&') return { holds: side, asked: exemptionsOf(values, ref) };
  const sides = [value.left, value.right].map((id) => askedIn(values, { ...ref, id }, side));
  const asking = sides.filter((it) => it.asked.length > 0);
  // Each of several is enough for one side, for the other all of them are needed.
  const all = (value.operator === '||') === side ? asking.length === 2 : asking.length > 0;
  const holds = asking[0]?.holds ?? side;
  return all && asking.every((it) => it.holds === holds)
    ? { holds, asked: asking.flatMap((it) => it.asked) }
    : { holds: side, asked: [] };
}
