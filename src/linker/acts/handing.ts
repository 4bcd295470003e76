/** Calls that run a function which is written as an argument, also through a callback that is made of it. */
import type { ValueId } from '../../facts/facts.ts';
import type { Ref } from '../things.ts';
import type { Values } from '../values/kernel.ts';

export interface Handing {
  readonly site: Ref;
  /** The argument: the function, or the callback that was made of it. */
  readonly argument: ValueId;
  /** Which of what the call hands over the parameter is. */
  readonly index: number;
}
export function handingOf(values: Values, fn: Ref, index: number): readonly Handing[] {
  const { unit } = fn;
  return unit.usersOf(fn.id).flatMap((user): readonly Handing[] => {
    const call = unit.value(user);
    if (call.kind !== 'call' || !call.args.includes(fn.id)) return [];
    const site = { ...fn, id: user };
    // `find(query, events.done((row) => …))`
    const without = values
      .things({ ...fn, id: call.callee })
      .flatMap((it) => (it.kind === 'api' ? values.apis.rows(it.nodes, 'callbacks') : []))
      .find(({ row }) => row.without !== undefined)?.row.without;
    return without === undefined ? [{ site, argument: fn.id, index }] : handingOf(values, site, index + without);
  });
}
