/**
 * What a member of an object is that is written out, or filled later: it is not made of the others that stand beside it.
 */
import { originsIn, partsOf, SAME } from '../origins.ts';
import { isRef, type Ref } from '../things.ts';
import type { Values } from '../values/kernel.ts';
import { givenByGetter } from '../values/properties.ts';
import { Traits } from './traits.ts';
import { turnsOf } from './turns.ts';

/** So many steps lead to where an object is written. */
const MAX_STEPS = 12;
/** A call counts as several of them. */
const STEPS_OF_CALLS = 3;
/** Methods that change where the items of a list stand. */
const MOVING: ReadonlySet<string> = new Set(['shift', 'sort', 'reverse', 'splice', 'copyWithin', 'fill']);

const PLACE = /^\d+$/;

/** What a member may be. */
interface Written {
  readonly refs: readonly Ref[];
  /** Some of it was put there after the object was written. */
  readonly filled: boolean;
  /** It may be read before anything was put there. */
  readonly absent: boolean;
}

/** The values that a member may be, if all objects that it may be read from are written out; undefined: they are not. */
export function writtenMember(values: Values, get: Ref): readonly Ref[] | undefined {
  return read(values, get)?.refs;
}
/**
 * The same of a member that is put there after its object was written, or stands at a place of a list, also of promises
 * that are waited for together; undefined: it is none of these, or put there by others as well.
 */
export function filledMember(values: Values, get: Ref): Written | undefined {
  const value = get.unit.value(get.id);
  const found = read(values, get);
  if (found?.filled === true) return found;
  const isPlace = value.kind === 'get' && PLACE.test(String(value.key));
  return isPlace && !isOfFunction(values, { ...get, id: value.of }) ? found : undefined;
}
/** A function gives it: what stands at a place of its list hangs on the way by which it does (`[null, value]`, `[error]`). */
function isOfFunction(values: Values, list: Ref): boolean {
  return [...originsIn(list.unit, list.id, SAME)].some((id) => {
    const site = { ...list, id };
    return list.unit.value(id).kind === 'call' && new Traits(values, site).results.length > 0;
  });
}
function read(values: Values, get: Ref): Written | undefined {
  const value = get.unit.value(get.id);
  if (value.kind !== 'get' || typeof value.key !== 'string') return undefined;
  return memberOf(values, { ...get, id: value.of }, { name: value.key, get }, MAX_STEPS);
}
interface Asked {
  readonly name: string;
  /** Where it is read. */
  readonly get: Ref;
}
function memberOf(values: Values, ref: Ref, asked: Asked, steps: number): Written | undefined {
  const { unit, ctx } = ref;
  const value = unit.value(ref.id);
  if (steps === 0) return undefined;
  if (value.kind === 'object') return filledIn(values, ref, asked, steps);
  if (value.kind === 'array') return itemAt(values, ref, asked.name);
  if (value.kind === 'call') return itemAt(values, ref, asked.name) ?? givenBack(values, ref, asked, steps);
  if (value.kind === 'param') {
    if (value.rest === true) return undefined;
    const given = values.contexts.frameOf(unit, value.function, ctx)?.args[value.index];
    if (given !== undefined) return isRef(given) ? memberOf(values, given, asked, steps - 1) : undefined;
    // Options that a plugin is registered with.
    const options = values.handed.inPlugin({ unit, id: value.function }, value.index) ?? [];
    return together(options.map((it) => (it.kind === 'object' ? filledIn(values, it.ref, asked, steps) : undefined)));
  }
  const out: (Written | undefined)[] = [];
  for (const id of partsOf(unit, ref.id, SAME)) {
    out.push(memberOf(values, { ...ref, id }, asked, steps - 1));
    if (out.at(-1) === undefined) return undefined;
  }
  return together(out);
}
/** The same of what a function gives back, or a library that gives back what it is handed (`plainToInstance(Note, { … })`). */
function givenBack(values: Values, site: Ref, asked: Asked, steps: number): Written | undefined {
  const left = steps - STEPS_OF_CALLS;
  if (left <= 0) return undefined;
  const traits = new Traits(values, site);
  if (traits.results.length > 0) {
    const given = traits.isApart ? together(traits.results.map((it) => memberOf(values, it, asked, left))) : undefined;
    // What the function makes up itself hangs on all that it was handed.
    return given?.refs.every(isTaken) === true ? given : undefined;
  }
  const handed = traits
    .called('flows')
    .flatMap(({ row }) => (row.to === 'return' && row.deep !== true ? values.argument(site, row.from) : []));
  return handed.length === 1 ? memberOf(values, handed[0]!, asked, left) : undefined;
}
/** It was handed over, read of something or given by a call. */
function isTaken({ unit, id }: Ref): boolean {
  return [...originsIn(unit, id, SAME)].every((it) => /^(?:get|param|call|wait|join|load)$/.test(unit.value(it).kind));
}
/** What stands at a place of a list that is written out, or made of one that is (`await Promise.all([…])`). */
function itemAt(values: Values, ref: Ref, place: string): Written | undefined {
  const inTurn = givenInTurn(values, ref, place);
  if (inTurn !== undefined) return { refs: inTurn, filled: false, absent: false };
  const lists = PLACE.test(place) ? values.things(ref) : [];
  return together(
    lists.map((list) => {
      const item = list.kind === 'array' && !isMoved(list.ref) ? values.items(list)?.[Number(place)] : undefined;
      if (item === undefined || !isRef(item) || item.doubt !== undefined) return undefined;
      return { refs: [item], filled: false, absent: false };
    }),
  );
}
/** What a function gives for the item at a place: `[a, b].map((it) => hash(it))`. */
function givenInTurn(values: Values, ref: Ref, place: string): readonly Ref[] | undefined {
  const call = ref.unit.value(ref.id);
  const callee = call.kind === 'call' ? ref.unit.value(call.callee) : undefined;
  if (call.kind !== 'call' || callee?.kind !== 'get' || callee.key !== 'map') return undefined;
  const turns = turnsOf(values, ref, call, values.things({ ...ref, id: call.callee }));
  const frame = turns?.frames[Number(place)];
  if (turns === undefined || frame === undefined) return undefined;
  const { unit, id } = turns.fn.ref;
  const fn = unit.value(id);
  return fn.kind === 'function' ? unit.returnedBy(fn).map((given) => ({ unit, id: given, ctx: frame })) : undefined;
}
/** What stands in it does not stay where it was written. */
function isMoved({ unit, id }: Ref): boolean {
  return unit.usersOf(id).some((user) => {
    const get = unit.value(user);
    return get.kind === 'get' && typeof get.key === 'string' && MOVING.has(get.key);
  });
}
/** What any of several may be, where that is known of all. */
function together(all: readonly (Written | undefined)[]): Written | undefined {
  const known = all.filter((it) => it !== undefined);
  if (known.length === 0 || known.length < all.length) return undefined;
  return {
    refs: known.flatMap((it) => it.refs),
    filled: known.some((it) => it.filled),
    absent: known.some((it) => it.absent),
  };
}
/** What was put there last for sure before it is read, and what else may have been since. */
function filledIn(values: Values, ref: Ref, asked: Asked, steps: number): Written | undefined {
  const { unit, id } = ref;
  const { name, get } = asked;
  const sets = unit.setsOn(id);
  if (sets.some((it) => typeof it.key !== 'string')) return undefined;
  const own = sets.filter((it) => it.key === name);
  const written = entryOf(values, ref, asked, steps);
  if (own.length === 0) return written && { refs: written, filled: false, absent: false };
  if (get.unit !== unit || isRepeated(get)) return undefined;
  // Another function may fill it at any time.
  if (own.some((it) => unit.ownerOf(it.id) !== unit.ownerOf(get.id))) return undefined;
  const before = own.filter((it) => it.id < get.id);
  if (before.length === 0) return undefined;
  const sure = before.findLastIndex((it) => unit.encloses(unit.regionOf(it.id), unit.regionOf(get.id)));
  const refs = before.slice(Math.max(0, sure)).map((it): Ref => ({ ...ref, id: it.to }));
  return sure < 0
    ? { refs: [...(written ?? []), ...refs], filled: true, absent: written === undefined }
    : { refs, filled: true, absent: false };
}
/** It stands in a loop: what is put there further down counts as well. */
function isRepeated({ unit, id }: Ref): boolean {
  for (let r = unit.regionOf(id); r > 0 && unit.region(r).kind !== 'function'; r = unit.region(r).parent)
    if (unit.region(r).kind === 'loop') return true;
  return false;
}
/** The last value under a name, with what is spread behind it; undefined: it is filled by something else. */
function entryOf(values: Values, ref: Ref, asked: Asked, steps: number): readonly Ref[] | undefined {
  const { name } = asked;
  const object = ref.unit.value(ref.id);
  if (object.kind !== 'object') return undefined;
  const out: Ref[] = [];
  for (const entry of object.entries.toReversed()) {
    if (entry.key !== null && typeof entry.key !== 'string') return undefined;
    if ((entry.key !== null && entry.key !== name) || entry.accessor === 'set') continue;
    if (entry.accessor !== undefined) return [...out, ...givenByGetter(ref, entry)];
    const value: Ref = { ...ref, id: entry.value };
    const spread = entry.key === null ? memberOf(values, value, asked, steps - 1) : undefined;
    out.push(...(spread?.refs ?? [value]));
    if (entry.key === name) return out;
  }
  return out.length > 0 ? out : undefined;
}
