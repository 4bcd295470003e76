/** Promises that nobody waits for. */
import type { Ref } from '../things.ts';
import type { Values } from '../values/kernel.ts';

/** The value is a call of asynchronous functions of the project: what it gives is a promise, whatever they find out. */
export function isPromised(values: Values, ref: Ref): boolean {
  const call = ref.unit.value(ref.id);
  if (call.kind !== 'call' || call.new === true) return false;
  const things = values.things({ ...ref, id: call.callee });
  return (
    things.length > 0 &&
    things.every((it) => {
      const fn = it.kind === 'function' ? it.ref.unit.value(it.ref.id) : undefined;
      return fn?.kind === 'function' && fn.async === true;
    })
  );
}
