/**
 * The work stands in functions that the outcome of something runs, or does not, and that outcome is told by a package that
 * nobody described: `mayRead(user, id).andThen(load).map((it) => answer(it)).mapErr(refuse)`. Whom it fails for is not known.
 */
import type { ValueId } from '../../facts/facts.ts';
import { outcomeMethods } from '../../libraries/http.ts';
import { originsIn } from '../origins.ts';
import type { FunctionThing, Ref } from '../things.ts';
import type { Values } from '../values/kernel.ts';
import { isNotUnderstood } from './understood.ts';
import type { Natures } from './natures.ts';

/** Where a function leaves it so what becomes of those who ask, and what that was asked with stands for them. */
export function unclearChain(
  values: Values,
  natures: Natures,
  { ref }: FunctionThing,
  claim: 'caller' | 'right',
): Ref | undefined {
  const { unit, id: own, ctx } = ref;
  const value = unit.value(own);
  if (value.kind !== 'function' || value.body < 0) return undefined;
  const stands = (args: readonly ValueId[]): boolean => {
    const { principal, named, ticket, parts } = natures.ofAll(args.map((id): Ref => ({ unit, id, ctx })));
    if (claim === 'right') return principal;
    return (named || ticket) && (parts.has('headers') || parts.has('cookies'));
  };
  const { first, last } = unit.region(value.body);
  for (let id = first; id < last; id++) {
    const call = unit.value(id);
    if (call.kind !== 'call' || call.receiver === undefined || !outcomeMethods.test(unit.calledName(id))) continue;
    const things = values.things({ unit, id: call.callee, ctx });
    if (!things.every((it) => isNotUnderstood(values, it))) continue;
    for (const link of originsIn(unit, call.receiver, ['wait', 'join', 'load', 'receiver', 'callee'])) {
      const asked = unit.value(link);
      if (asked.kind === 'call' && stands(asked.args)) return { unit, id: link, ctx };
    }
  }
  return undefined;
}
