/**
 * What collections hold, whoever asks: items of arrays, Maps and Sets, entries of objects, what a loop meets. What a call
 * of one of their methods gives stands in collection-calls.ts.
 */
import type { Call, ValueId } from '../../facts/facts.ts';
import {
  type ApiThing,
  type ArrayThing,
  type Context,
  isRef,
  type ObjectThing,
  type Ref,
  type Thing,
} from '../things.ts';
import type { NamedEntry, Values } from './kernel.ts';
import { assignedTo, hasUnknownMembers } from './assigned.ts';
import { branchesOf, type Choice, doubtAt, doubted, together } from './doubts.ts';
import { exportedNames } from './exports.ts';
import { apiElement, apiMember, LANGUAGE } from './library.ts';
import { written } from './positions.ts';
import { isShut } from './variables.ts';

/** A list that is spread into its own successor (`list = [...list, x]`) has no known end. */
const MAX_SPREADS_DEEP = 8;
/** Lists in lists that are opened, and objects spread into objects. */
const MAX_NESTED = 4;
type Item = Ref | readonly Thing[];
const NONE: readonly Item[] = [];
const NO_CHOICES: readonly Choice[] = [];
/** A call of a member by its name. */
interface Added {
  readonly id: ValueId;
  readonly call: Call;
  readonly name: string;
}

/** Items of a known array, Set or Map (pairs), spreads opened, with what is added to it by name; undefined where they cannot be told. */
export function items(values: Values, thing: Thing, depth = 0): readonly Item[] | undefined {
  if (depth > MAX_SPREADS_DEEP) return undefined;
  if (thing.kind === 'array') return itemsOfArray(values, thing, depth);
  if (thing.kind !== 'api') return undefined;
  return thing.holds === undefined ? itemsOfHash(values, thing, depth) : items(values, thing.holds, depth);
}
/** `open`: what is spread and not known stands for what it brings. */
function itemsOfArray(values: Values, array: ArrayThing, depth: number, open = false): readonly Item[] | undefined {
  const { ref } = array;
  if (array.made !== undefined) return written(values, ref, array.made);
  const value = ref.unit.value(ref.id);
  if (value.kind !== 'array') return undefined;
  const before: Item[] = [];
  const out = spreadOut(values, ref, value.items, value.spreads, depth, open);
  for (const { id, call, name } of calls(ref, ['push', 'unshift'])) {
    // What is added in a branch is not there where what the function was handed leads past it.
    if (isShut(values, ref, ref.unit.regionOf(id))) continue;
    const doubt = doubtAt(values, ref, ref.unit.regionOf(id), ref.unit.regionOf(ref.id));
    const added = spreadOut(values, ref, call.args, call.spreads, depth, open).map((it) => it && doubted(it, doubt));
    if (name === 'push') out.push(...added);
    else before.unshift(...(added as Item[]));
  }
  const all = [...before, ...out];
  return all.includes(undefined) ? undefined : written(values, ref, all as Item[]);
}
/** One after another, known collections that are spread opened; undefined for one that cannot be. */
export function spreadOut(
  values: Values,
  { unit, ctx }: Ref,
  ids: readonly ValueId[],
  spreads: readonly number[] | undefined,
  depth = 0,
  open = false,
): (Item | undefined)[] {
  return ids.flatMap((id, index): readonly (Item | undefined)[] => {
    const ref: Ref = { unit, id, ctx };
    if (!spreads?.includes(index)) return [ref];
    return itemsOf(values, ref, depth + 1) ?? [open ? ref : undefined];
  });
}
/** What the items of a value that is spread may be, one as another. */
export function spreadThings(values: Values, ref: Ref): readonly Thing[] {
  return (itemsOf(values, ref, 1) ?? []).flatMap((item) => thingsOf(values, item));
}
/** Items of the known collections that a value may be; what only some of them have is not there for sure. */
function itemsOf(values: Values, ref: Ref, depth: number): readonly Item[] | undefined {
  const choices: Choice[] = [];
  let known = false;
  for (const { ref: way, doubt } of branchesOf(values, ref) ?? [{ ref, doubt: { unit: ref.unit } }]) {
    for (const thing of values.things(way)) {
      const found = items(values, thing, depth);
      known ||= found !== undefined;
      choices.push({ items: found ?? NONE, doubt });
    }
  }
  return known ? together(values, choices) : undefined;
}
/** Calls of members of a value by these names, in order; those of a call that hands the value on (`map.set(…).set(…)`) too. */
function calls(ref: Ref, names: readonly string[]): Added[] {
  const { unit } = ref;
  const out: Added[] = [];
  for (const user of unit.usersOf(ref.id)) {
    const get = unit.value(user);
    if (get.kind !== 'get' || typeof get.key !== 'string' || !names.includes(get.key)) continue;
    for (const id of unit.usersOf(user)) {
      const call = unit.value(id);
      if (call.kind === 'call' && call.callee === user)
        out.push({ id, call, name: get.key }, ...calls({ ...ref, id }, names));
    }
  }
  return out;
}

/** `Map` or `Set`, for one that the language made here. */
export function hashKind(values: Values, thing: ApiThing): 'Map' | 'Set' | undefined {
  if (thing.package !== LANGUAGE || thing.site === undefined) return undefined;
  const types = thing.nodes.flatMap((node) => node.types);
  const kind = (['Map', 'Set'] as const).find((it) => types.includes(`${LANGUAGE}:${it}`));
  const made = thing.site.unit.value(thing.site.id);
  // The written type says what it is; only the language's own call says what is in it.
  const isOwn =
    kind !== undefined &&
    made.kind === 'call' &&
    values
      .things({ ...thing.site, id: made.callee })
      .some((it) => it.kind === 'api' && it.package === LANGUAGE && it.path === kind);
  return isOwn ? kind : undefined;
}
/** Nothing in sight puts anything in: then somebody out of sight does, and what it holds is not known. */
function itemsOfHash(values: Values, thing: ApiThing, depth: number): readonly Item[] | undefined {
  const kind = hashKind(values, thing);
  if (kind === undefined) return undefined;
  const ref = thing.site!;
  const made = ref.unit.value(ref.id) as Call;
  const given = made.args[0] === undefined ? [] : itemsOf(values, { ...ref, id: made.args[0] }, depth + 1);
  if (given === undefined) return undefined;
  const added = calls(ref, [kind === 'Map' ? 'set' : 'add']).flatMap(({ call: { args } }): readonly Item[] => {
    const [first, second] = args.map((id): Ref => ({ ...ref, id }));
    if (first === undefined) return [];
    return kind === 'Set' ? [first] : second === undefined ? [] : [[pair(first, first, second)]];
  });
  const all = [...given, ...added];
  return all.length > 0 ? all : undefined;
}
/** A list of two, as `entries` gives them. */
export function pair(ref: Ref, first: Item, second: Item): ArrayThing {
  return { kind: 'array', ref, made: [first, second] };
}
/** One side of each pair; undefined where an item is no pair. */
export function side(values: Values, pairs: readonly Item[], index: 0 | 1): readonly Item[] | undefined {
  const out: Item[] = [];
  for (const item of pairs) {
    const array = thingsOf(values, item).find((it) => it.kind === 'array');
    const found = array && items(values, array)?.[index];
    if (found === undefined) return undefined;
    out.push(found);
  }
  return out;
}
export function thingsOf(values: Values, item: Item): readonly Thing[] {
  return isRef(item) ? values.things(item) : item;
}
/** Arrays opened, at any depth; a spread of a known array too. */
export function flat(values: Values, ref: Ref, depth = 0): readonly Ref[] {
  const choices = depth < MAX_NESTED ? listsAmong(values, ref) : [];
  if (choices.length === 0) return [ref];
  return together(values, choices)
    .flatMap((item) => (isRef(item) ? [item] : item.flatMap(whereMade)))
    .map((item) => doubted(item, ref.doubt) as Ref)
    .flatMap((it) => flat(values, it, depth + 1));
}
/** What a value may be of which one is a known list; none where it is no list. */
function listsAmong(values: Values, ref: Ref): readonly Choice[] {
  const out: Choice[] = [];
  let known = false;
  const isNothing = (it: Thing): boolean => it.kind === 'constant' && (it.value ?? false) === false;
  for (const { ref: way, doubt } of branchesOf(values, ref) ?? [{ ref, doubt: { unit: ref.unit } }]) {
    for (const thing of values.things(way)) {
      const inside = thing.kind === 'array' ? itemsOfArray(values, thing, 0, true) : undefined;
      known ||= inside !== undefined;
      out.push({ items: inside ?? (isNothing(thing) ? NONE : [[thing]]), doubt });
    }
  }
  return known ? out : NO_CHOICES;
}
/** Where a thing stands in the program. */
function whereMade(thing: Thing): readonly Ref[] {
  return thing.kind === 'instance' || thing.kind === 'module' ? [] : thing.ref === undefined ? [] : [thing.ref];
}

/** Named entries of the object literals a value may be (spreads opened), last writer wins. */
export function entriesOf(values: Values, ref: Ref): readonly NamedEntry[] {
  const out = new Map<string, Ref>();
  for (const thing of values.things(ref)) if (thing.kind === 'object') collect(values, thing, out, 0);
  return [...out].map(([key, value]) => ({ key, value }));
}
function collect(values: Values, thing: ObjectThing, out: Map<string, Ref>, depth: number): void {
  const { unit, id, ctx } = thing.ref;
  const value = unit.value(id);
  if (value.kind !== 'object' || depth > MAX_NESTED) return;
  for (const entry of value.entries) {
    const ref: Ref = { unit, id: entry.value, ctx };
    if (entry.key === null) {
      for (const it of values.things(ref)) if (it.kind === 'object') collect(values, it, out, depth + 1);
    } else for (const key of values.keys(thing.ref, entry.key)) out.set(key, ref);
  }
  for (const set of unit.setsOn(id))
    for (const key of values.keys(thing.ref, set.key)) out.set(key, { unit, id: set.to, ctx });
  for (const from of assignedTo(values, thing.ref))
    for (const it of values.things(from)) if (it.kind === 'object') collect(values, it, out, depth + 1);
}
/** Any member of an object or array: what a computed key may pick. */
export function anyMember(values: Values, thing: Thing, ref: Ref): readonly Thing[] {
  const out =
    thing.kind === 'object'
      ? values.entriesOf(thing.ref).flatMap((entry) => values.things(entry.value))
      : thing.kind === 'array'
        ? (items(values, thing) ?? []).flatMap((item) => thingsOf(values, item))
        : [];
  if (out.length > 0) return out;
  if (thing.kind === 'api') return [apiElement(values, thing, ref) ?? apiMember(values, thing, '*', ref)];
  return [values.unknown('a computed member', ref)];
}

/** What a loop over a value meets in each turn; undefined when that is not known. */
export function turns(values: Values, over: Ref, keys: boolean): readonly (readonly Thing[])[] | undefined {
  const out: (readonly Thing[])[] = [];
  for (const thing of values.things(over)) {
    if (keys) {
      if (thing.kind === 'module') {
        const { names, isOpen } = exportedNames(values, thing.unit);
        for (const value of names) out.push([{ kind: 'constant', value }]);
        if (isOpen) out.push([values.unknown('a member that is exported elsewhere', over)]);
        continue;
      }
      if (thing.kind !== 'object') return undefined;
      for (const { key } of values.entriesOf(thing.ref)) out.push([{ kind: 'constant', value: key }]);
      if (hasUnknownMembers(values, thing)) out.push([values.unknown('a member that is put in elsewhere', over)]);
      continue;
    }
    const inside = items(values, thing);
    if (inside === undefined) return undefined;
    for (const item of inside) out.push(thingsOf(values, item));
  }
  return out;
}
/** What the element of a loop may be: in its turn, or in any. */
export function ofElement(values: Values, ref: Ref, of: ValueId, keys: boolean): readonly Thing[] {
  for (let it: Context | null = ref.ctx; it !== null; it = it.parent) {
    if (it.element?.id === ref.id && it.element.unit === ref.unit) return it.element.is;
  }
  const over = { ...ref, id: of };
  const known = turns(values, over, keys);
  if (known !== undefined) return known.flat();
  const elements = keys
    ? []
    : values.things(over).flatMap((it) => (it.kind === 'api' ? (apiElement(values, it, ref) ?? []) : []));
  return elements.length > 0 ? elements : [values.unknown('an element of something unknown', ref)];
}
