/** Functions that an endpoint was marked with, where a guard reads and calls them (`@Check((ability) => ability.can('read'))`). */
import { originsIn, SAME } from '../origins.ts';
import type { Marks } from '../metadata.ts';
import { type Ref, valueOf } from '../things.ts';
import type { Values } from '../values/kernel.ts';
import type { Assumptions } from './assumptions.ts';

/** What the function gives back that a call asks; undefined: it calls none that the endpoint was marked with, or none that is seen. */
export function givenByMarked(
  values: Values,
  assumptions: Assumptions,
  marks: Marks | undefined,
  call: Ref,
): readonly Ref[] | undefined {
  const value = valueOf(call);
  const marked =
    marks !== undefined && value.kind === 'call'
      ? markedWith(assumptions, { ...call, id: value.callee }, marks)
      : undefined;
  const given = (marked === undefined ? [] : values.things(marked)).flatMap((fn): readonly Ref[] => {
    const body = fn.kind === 'function' ? valueOf(fn.ref) : undefined;
    if (fn.kind !== 'function' || body?.kind !== 'function') return [];
    const ctx = values.enter(fn, call);
    return fn.ref.unit.returnedBy(body).map((id): Ref => ({ unit: fn.ref.unit, id, ctx }));
  });
  return given.length === 0 ? undefined : given;
}
/** What was written where a value is read, if that is at one place. */
function markedWith({ metadata }: Assumptions, ref: Ref, marks: Marks): Ref | undefined {
  for (const id of originsIn(ref.unit, ref.id, SAME)) {
    const { keys: [key] = [], from = [] } = metadata.question({ ...ref, id }) ?? {};
    for (const at of key === undefined ? [] : from) {
      const written = metadata.written(key!, marks[at]);
      if (written !== undefined) return written === 'there' ? undefined : written.ref;
    }
  }
  return undefined;
}
