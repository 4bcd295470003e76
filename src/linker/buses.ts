/** Whether messages come to an application over a broker: whoever sends some was let onto that, and nobody else can. */
import type { Ref } from './things.ts';
import type { Values } from './values/kernel.ts';

/** Each of these calls has messages come over a broker, as far as it says; false where there are none. */
export function areOnBuses(values: Values, calls: readonly Ref[]): boolean {
  return calls.length > 0 && calls.every((it) => isOnBus(values, it));
}
function isOnBus(values: Values, at: Ref): boolean {
  const call = at.unit.value(at.id);
  if (call.kind !== 'call') return false;
  return values.things({ ...at, id: call.callee }).some((callee) => {
    const rows = callee.kind === 'api' ? values.apis.rows(callee.nodes, 'messaging') : [];
    return rows.some(({ row }) => {
      const over = values.argument(at, row.over).flatMap((it) => values.things(it));
      return (
        over.length > 0 && over.every((it) => it.kind === 'api' && row.buses.includes(it.path.split(/[ .]+/).at(-1)!))
      );
    });
  });
}
