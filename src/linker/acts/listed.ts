/** Lists that are made of others: they are there, whether or not anything is in them. */
import type { Ref } from '../things.ts';
import type { Values } from '../values/kernel.ts';

/** Methods of lists that give a list for a function. */
const GIVES_LIST = /^(?:filter|map|flatMap|toSorted)$/;

/** A list made by a method of lists, of what is not skipped where there is nothing (`list?.filter(…)`). */
export function isListed(values: Values, ref: Ref): boolean {
  const call = ref.unit.value(ref.id);
  if (call.kind !== 'call' || call.optional === true || call.args.length !== 1) return false;
  const callee = ref.unit.value(call.callee);
  if (callee.kind !== 'get' || typeof callee.key !== 'string' || !GIVES_LIST.test(callee.key)) return false;
  for (let at = callee; ;) {
    if (at.optional === true) return false;
    const of = ref.unit.value(at.of);
    if (of.kind !== 'get') break;
    at = of;
  }
  const asks = ref.unit.value(call.args[0]!);
  if (asks.kind !== 'function') return false;
  // A method of the project by such a name may give anything.
  return !values.things({ ...ref, id: call.callee }).some((it) => it.kind === 'function');
}
