/** What is put into an object as a whole: `Object.assign(routes, more)`. */
import { type ObjectThing, type Ref, type Thing, valueOf } from '../things.ts';
import { LANGUAGE } from './library.ts';
import type { Values } from './kernel.ts';

/** Objects inside objects that are looked at. */
const MAX_DEEP = 4;

/** Values whose members an object written out in the program is given, in order. */
export function assignedTo(values: Values, { unit, id, ctx }: Ref): readonly Ref[] {
  return unit.usersOf(id).flatMap((user) => {
    const call = unit.value(user);
    if (call.kind !== 'call' || call.args[0] !== id || call.args.length < 2) return [];
    const callee = unit.value(call.callee);
    if (callee.kind !== 'get' || callee.key !== 'assign') return [];
    const assigns = values
      .things({ unit, id: call.callee, ctx })
      .some((it) => it.kind === 'api' && it.package === LANGUAGE && it.path === 'Object .assign');
    return assigns ? call.args.slice(1).map((it): Ref => ({ unit, id: it, ctx })) : [];
  });
}
/** It has members that nobody knows: of what is spread into it, or put into it as a whole or under a name that is not known. */
export function hasUnknownMembers(values: Values, { ref }: ObjectThing, deep = 0): boolean {
  const value = valueOf(ref);
  if (value.kind !== 'object' || deep > MAX_DEEP) return false;
  const spread = value.entries.flatMap((it): readonly Ref[] => (it.key === null ? [{ ...ref, id: it.value }] : []));
  const isUnknown = (it: Thing): boolean =>
    it.kind === 'unknown' || it.kind === 'api' || (it.kind === 'object' && hasUnknownMembers(values, it, deep + 1));
  return (
    ref.unit.setsOn(ref.id).some((it) => values.keys(ref, it.key).length === 0) ||
    [...spread, ...assignedTo(values, ref)].some((it) => values.things(it).some(isUnknown))
  );
}
