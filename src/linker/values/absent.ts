/** Members that an object written out in the program does not have: `options.guarded`, of `{ path: '/' }`. */
import type { ObjectThing, Ref, Thing } from '../things.ts';
import { valueOf } from '../things.ts';
import { assignedTo } from './assigned.ts';
import { identity } from './identity.ts';
import type { Values } from './kernel.ts';

/** Objects spread into objects. */
const MAX_SPREADS_DEEP = 4;
/** Writes of members of one name: of more it is not told what each is about. */
const MAX_SETS = 40;

/** A member is read that whatever object it is read from does not have, and that nobody in sight gives it. */
export function isAbsentMember(values: Values, ref: Ref): boolean {
  const get = valueOf(ref);
  if (get.kind !== 'get') return false;
  const keys = values.keys(ref, get.key);
  const base = values.things({ ...ref, id: get.of });
  return keys.length === 1 && base.length > 0 && base.every((it) => lacks(values, it, keys[0]!, 0));
}
/** What a value may be where another stands in for it: nothing, where it is such a member. */
export function unlessAbsent(values: Values, ref: Ref): readonly Thing[] {
  const things = values.things(ref);
  return things.some(({ kind }) => kind === 'unknown') && isAbsentMember(values, ref) ? [] : things;
}
function lacks(values: Values, thing: Thing, key: string, deep: number): boolean {
  if (thing.kind !== 'object' || deep > MAX_SPREADS_DEEP) return false;
  const { ref } = thing;
  const value = valueOf(ref);
  if (value.kind !== 'object') return false;
  const isOther = (it: string | number): boolean => {
    const names = values.keys(ref, it);
    return names.length > 0 && !names.includes(key);
  };
  return (
    value.entries.every((it) =>
      it.key === null
        ? values.things({ ...ref, id: it.value }).every((inner) => lacks(values, inner, key, deep + 1))
        : isOther(it.key),
    ) &&
    ref.unit.setsOn(ref.id).every((it) => isOther(it.key)) &&
    assignedTo(values, ref).length === 0 &&
    !isHandedOut(values, ref) &&
    !isGiven(values, thing, key) &&
    values.member(thing, key, ref).every((it) => it.kind === 'unknown')
  );
}
/** A function that is not seen may put into it what it likes, as into all of a list. */
function isHandedOut(values: Values, ref: Ref): boolean {
  return ref.unit.usersOf(ref.id).some((user) => {
    const call = ref.unit.value(user);
    if (call.kind === 'array') return isHandedOut(values, { ...ref, id: user });
    if (call.kind !== 'call' || !call.args.includes(ref.id)) return false;
    return !values.things({ ...ref, id: call.callee }).every((it) => it.kind === 'function' || it.kind === 'class');
  });
}
/** It is written somewhere, by whatever name the object goes there, and whatever the calls around it. */
function isGiven(values: Values, object: ObjectThing, key: string): boolean {
  const atRoot = (it: ObjectThing): string => identity({ ...it, ref: { ...it.ref, ctx: values.contexts.root } });
  const own = atRoot(object);
  const sets = values.modules.setsNamed(key);
  return (
    sets.length >= MAX_SETS ||
    sets.some((set) => {
      const value = valueOf(set);
      const of = value.kind === 'set' ? values.things({ ...set, id: value.of }) : [];
      return of.some((it) => it.kind === 'object' && atRoot(it) === own);
    })
  );
}
