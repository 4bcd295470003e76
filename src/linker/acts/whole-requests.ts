/** Calls that are handed all that is needed to answer a request: what they are of may do so. */
import type { Call, ValueId } from '../../facts/facts.ts';
import { standsFor } from '../http.ts';
import type { Ref, Thing } from '../things.ts';
import { spreadThings } from '../values/collections.ts';
import type { Values } from '../values/kernel.ts';

/** Members of what a framework hands over that are the platform's own request and answer. */
const WRAPPED = /^(?:raw|req|res)$/;

/** The request and what answers it are handed to a call: one by one, or as one thing if the call is waited for. */
export function handsWholeRequest(values: Values, site: Ref, call: Call, isWaitedFor: () => boolean): boolean {
  const has = new Set<string>();
  const add = (it: Thing): void => {
    if (standsFor(it, 'request')) has.add('req');
    else if (standsFor(it, 'response')) has.add('res');
  };
  const all = call.args.flatMap((arg, index): readonly (readonly [ValueId, boolean])[] => {
    const value = site.unit.value(arg);
    const spreads = call.spreads?.includes(index) === true;
    // In one object: `run({ ctx, input })`.
    return value.kind === 'object' ? value.entries.map((it) => [it.value, false]) : [[arg, spreads]];
  });
  for (const [arg, spreads] of all) {
    const value = site.unit.value(arg);
    if (spreads) spreadThings(values, { ...site, id: arg }).forEach(add);
    // What a framework wraps: `req.raw`, `context.req`.
    const wrapped = value.kind === 'get' && WRAPPED.test(String(value.key));
    for (const it of values.things({ ...site, id: wrapped ? value.of : arg }))
      if (isContext(it)) has.add(wrapped ? String(value.key) : 'context');
      else add(it);
  }
  return (has.has('req') && has.has('res')) || (has.has('context') && isWaitedFor());
}
/** The request itself, alone or with the answer in one. */
export function isWholeRequest(values: Values, ref: Ref): boolean {
  return values.things(ref).some((it) => standsFor(it, 'request') || isContext(it));
}
/** The request and the answer in one. */
function isContext(thing: Thing): boolean {
  return standsFor(thing, 'context');
}
