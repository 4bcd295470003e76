/**
 * A middleware gives back, instead of going on, what something that was handed the request came to (`if (result.response)
 * return result.response;`), and nothing is seen that this could be: whoever is answered there is not known.
 */
import type { ValueId } from '../../facts/facts.ts';
import { originsIn, SAME } from '../origins.ts';
import type { FunctionThing, Ref } from '../things.ts';
import type { Values } from '../values/kernel.ts';
import { regionsAround } from './groups.ts';
import { isWholeRequest } from './whole-requests.ts';

/** Where a function does so, and why nothing is known then. */
export function unseenAnswer(
  values: Values,
  { ref }: FunctionThing,
): { readonly at: Ref; readonly by: string } | undefined {
  const { unit, id: own, ctx } = ref;
  for (const { kind, value, from } of unit.exitsIn(own)) {
    const given = value === undefined ? undefined : unit.value(value);
    if (kind !== 'return' || value === undefined || given?.kind !== 'get') continue;
    const same = new Set(originsIn(unit, value, SAME));
    const isAsked = regionsAround(unit, from).some(([, it]) => {
      if ((it.kind !== 'branch' && it.kind !== 'rest') || it.side !== 'true') return false;
      const asked = unit.value(it.condition);
      return same.has(it.condition) || (asked.kind === 'get' && asked.key === given.key && asked.of === given.of);
    });
    const things = values.things({ unit, id: value, ctx });
    const isNothing = things.every((it) => it.kind === 'unknown' || (it.kind === 'constant' && !it.value));
    if (isAsked && isNothing && comesOfRequest(values, { unit, id: given.of, ctx }))
      return { at: { unit, id: value, ctx }, by: 'what is answered there is not seen' };
  }
  return undefined;
}
function comesOfRequest(values: Values, { unit, id, ctx }: Ref): boolean {
  return [...originsIn(unit, id, ['wait', 'join', 'load', 'get'])].some((it: ValueId) => {
    const call = unit.value(it);
    return call.kind === 'call' && call.args.some((arg) => isWholeRequest(values, { unit, id: arg, ctx }));
  });
}
