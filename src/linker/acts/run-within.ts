/** Functions that a library runs before the promise of a call is kept, and whose failure is its own: units of work. */
import type { Call, ValueId } from '../../facts/facts.ts';
import { type FunctionThing, type Ref, type Thing, valueOf } from '../things.ts';
import type { Values } from '../values/kernel.ts';

/** What a call is handed here is the body of a transaction: what it throws the call throws, once it was rolled back. */
export function isRunWithin({ apis }: Values, call: Call, fn: ValueId, things: readonly Thing[]): boolean {
  return things.some((thing) => {
    const rows = thing.kind === 'api' ? apis.rows(thing.nodes, 'transactions') : [];
    return rows.some(({ row }) => row.does === 'callback' && isAt(row.function, call.args.indexOf(fn), call));
  });
}
/** The functions that a call runs so: what they give it gives. */
export function bodiesIn(values: Values, site: Ref): readonly FunctionThing[] {
  const call = valueOf(site);
  if (call.kind !== 'call' || call.args.length === 0) return [];
  const things = values.things({ ...site, id: call.callee });
  const [body] = call.args.filter((it) => isRunWithin(values, call, it, things));
  if (body === undefined) return [];
  const all = values.things({ ...site, id: body });
  return all.flatMap((it) => (it.kind === 'function' && !values.handed.isHandler(it.ref) ? [it] : []));
}
function isAt(path: string | undefined, index: number, { args }: Call): boolean {
  return path === '[last]' ? index === args.length - 1 : path === `[${String(index)}]`;
}
