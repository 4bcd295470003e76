/** Conditions of rows of library data. */
import type { When } from '../libraries/kinds.ts';
import type { FunctionThing, Ref } from './things.ts';
import { boundUnder } from './values/bindings.ts';
import type { Values } from './values/kernel.ts';

/** True when the conditions of a row hold for a call, as far as can be told. */
export function holds(values: Values, ref: Ref, when: readonly When[] | undefined, each?: Ref): boolean {
  return (when ?? []).every((it) => {
    const found = values.argument(ref, it.argument, each);
    if (it.present !== undefined) return it.present === found.length > 0;
    if (it.decides) return found.flatMap((arg) => values.things(arg)).some((thing) => thing.kind === 'function');
    const given = it.gives ?? it.givesNot;
    if (given !== undefined) {
      const functions = found.flatMap((arg) => values.things(arg)).filter((thing) => thing.kind === 'function');
      return functions.some((fn) => givesOnly(fn, given)) === (it.gives !== undefined);
    }
    if (it.letsAllBy)
      return boundUnder(
        values,
        found.flatMap((arg) => values.things(arg)),
      ).some((thing) => thing.kind === 'api' && values.apis.flagged(thing.nodes, 'letsAllBy'));
    const constants = found
      .flatMap((arg) => values.things(arg))
      .flatMap((thing) => (thing.kind === 'constant' ? [thing.value] : []));
    if (it.is !== undefined) return constants.includes(it.is);
    if (it.isNot !== undefined) return !constants.includes(it.isNot);
    return true;
  });
}
/** All that a function gives is this member of what it is handed, and it never throws. */
function givesOnly({ ref: { unit, id } }: FunctionThing, member: string): boolean {
  const fn = unit.value(id);
  if (fn.kind !== 'function' || fn.body < 0) return false;
  const exits = unit.facts.exits.filter(({ to }) => to === fn.body);
  return (
    exits.length > 0 &&
    exits.every((exit) => {
      const value = exit.kind === 'return' && exit.value !== undefined ? unit.value(exit.value) : undefined;
      return value?.kind === 'get' && value.key === member && unit.value(value.of).kind === 'param';
    })
  );
}
