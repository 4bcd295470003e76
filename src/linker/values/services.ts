/** What does something, rather than being known of somebody: a client, an instance, functions. */
import { type Ref, type Thing, valueOf } from '../things.ts';
import type { Values } from './kernel.ts';

/** Whatever the value may be does something. */
export function isService(values: Values, ref: Ref): boolean {
  const things = values.things(ref);
  return things.length > 0 && things.every((it) => doesSomething(values, it));
}
function doesSomething(values: Values, it: Thing): boolean {
  if (it.kind === 'function' || it.kind === 'instance') return true;
  if (it.kind === 'api')
    return it.nodes.some((node) => node.types.length > 0) && !values.apis.flagged(it.nodes, 'credential');
  if (it.kind !== 'object' || valueOf(it.ref).kind !== 'object') return false;
  return values.entriesOf(it.ref).some(({ value }) => valueOf(value).kind === 'function');
}
