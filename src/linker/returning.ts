/** Calls that never come back to where they are made. */
import type { FunctionThing, Ref } from './things.ts';
import type { Values } from './values/kernel.ts';

/** The call throws by itself (`ctx.throw(400)`), or is one of a function of the project that always does. */
export function neverReturns(values: Values, ref: Ref): boolean {
  const call = ref.unit.value(ref.id);
  if (call.kind !== 'call') return false;
  let functions = 0;
  for (const thing of values.things({ ...ref, id: call.callee })) {
    if (thing.kind === 'api') {
      if (values.apis.rows(thing.nodes, 'errors').some(({ row }) => row.throws === 'always')) return true;
    } else if (thing.kind === 'function') {
      if (call.new === true || comesBack(thing)) return false;
      functions++;
    }
  }
  return functions > 0;
}
function comesBack({ ref: { unit, id } }: FunctionThing): boolean {
  const fn = unit.value(id);
  return (
    fn.kind !== 'function' || fn.async === true || fn.generator === true || fn.body < 0 || unit.returnsOf(fn).length > 0
  );
}
