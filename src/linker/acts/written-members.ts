/** What a member of an object is that is written out: it is not made of the others that stand beside it. */
import type { ValueId } from '../../facts/facts.ts';
import { partsOf, SAME } from '../origins.ts';
import { isRef, type Ref } from '../things.ts';
import type { Values } from '../values/kernel.ts';

/** So many steps lead to where an object is written. */
const MAX_STEPS = 12;

/** The values that a member may be, if all objects that it may be read from are written out; undefined: they are not. */
export function writtenMember(values: Values, get: Ref): readonly Ref[] | undefined {
  const read = get.unit.value(get.id);
  if (read.kind !== 'get' || typeof read.key !== 'string') return undefined;
  return memberOf(values, { ...get, id: read.of }, read.key, MAX_STEPS);
}
function memberOf(values: Values, ref: Ref, name: string, steps: number): readonly Ref[] | undefined {
  const { unit, ctx } = ref;
  const value = unit.value(ref.id);
  if (steps === 0) return undefined;
  if (value.kind === 'object') return entryOf(ref, name);
  if (value.kind === 'param') {
    if (value.rest === true) return undefined;
    const given = values.contexts.frameOf(unit, value.function, ctx)?.args[value.index];
    return given !== undefined && isRef(given) ? memberOf(values, given, name, steps - 1) : undefined;
  }
  const out: Ref[] = [];
  for (const id of partsOf(unit, ref.id, SAME)) {
    const found = memberOf(values, { ...ref, id }, name, steps - 1);
    if (found === undefined) return undefined;
    out.push(...found);
  }
  return out.length > 0 ? out : undefined;
}
/** The last value under a name, with what is spread behind it; undefined: something else may put it there. */
function entryOf(ref: Ref, name: string): readonly Ref[] | undefined {
  const { unit, id } = ref;
  const object = unit.value(id);
  if (object.kind !== 'object' || unit.usersOf(id).some((it) => isSet(ref, it, name))) return undefined;
  const out: Ref[] = [];
  for (const entry of object.entries.toReversed()) {
    if (entry.accessor !== undefined || (entry.key !== null && typeof entry.key !== 'string')) return undefined;
    if (entry.key !== null && entry.key !== name) continue;
    out.push({ ...ref, id: entry.value });
    if (entry.key === name) return out;
  }
  return out.length > 0 ? out : undefined;
}
/** Another value may be put there later. */
function isSet({ unit, id }: Ref, user: ValueId, name: string): boolean {
  const set = unit.value(user);
  return set.kind === 'set' && set.of === id && (set.key === name || typeof set.key !== 'string');
}
