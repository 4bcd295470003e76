/** What collections hold: items of arrays, entries of objects, what a loop over them meets. */
import type { ValueId } from '../../facts/facts.ts';
import { type Context, isRef, type ObjectThing, type Ref, type Thing } from '../things.ts';
import type { Values } from './kernel.ts';
import { apiElement, apiMember } from './library.ts';

/** Arrays opened, at any depth; a spread of a known array too. */
export function flat(values: Values, ref: Ref, depth = 0): Ref[] {
  const array = depth < 4 ? values.things(ref).find((it) => it.kind === 'array') : undefined;
  if (array?.kind !== 'array') return [ref];
  const items = values.items(array);
  return items === undefined ? [ref] : items.flatMap((item) => (isRef(item) ? flat(values, item, depth + 1) : []));
}
/** Items of a known array, spreads opened; undefined where one cannot be. */
export function items(values: Values, array: Thing, depth = 0): (Ref | readonly Thing[])[] | undefined {
  // A list that is spread into its own successor (`list = [...list, x]`) has no known end.
  if (array.kind !== 'array' || depth > 8) return undefined;
  if (array.made !== undefined) return [...array.made];
  const unit = array.ref.unit;
  const value = unit.value(array.ref.id);
  if (value.kind !== 'array') return undefined;
  const out: (Ref | readonly Thing[])[] = [];
  for (const [index, id] of value.items.entries()) {
    const ref: Ref = { unit, id, ctx: array.ref.ctx };
    if (!value.spreads?.includes(index)) {
      out.push(ref);
      continue;
    }
    const inner = values.things(ref).find((it) => it.kind === 'array');
    const inside = inner && items(values, inner, depth + 1);
    if (inside === undefined) return undefined;
    out.push(...inside);
  }
  for (const user of unit.usersOf(array.ref.id)) {
    // `list.push(x)` right beside the literal.
    const get = unit.value(user);
    if (get.kind !== 'get' || get.key !== 'push') continue;
    for (const use of unit.usersOf(user)) {
      const call = unit.value(use);
      if (call.kind === 'call' && call.callee === user)
        out.push(...call.args.map((id) => ({ unit, id, ctx: array.ref.ctx })));
    }
  }
  return out;
}
/** Named entries of the object literals a value may be (spreads opened), last writer wins. */
export function entriesOf(values: Values, ref: Ref): readonly { readonly key: string; readonly value: Ref }[] {
  const out = new Map<string, Ref>();
  for (const thing of values.things(ref)) if (thing.kind === 'object') collect(values, thing, out, 0);
  return [...out].map(([key, value]) => ({ key, value }));
}
function collect(values: Values, thing: ObjectThing, out: Map<string, Ref>, depth: number): void {
  const unit = thing.ref.unit;
  const value = unit.value(thing.ref.id);
  if (value.kind !== 'object' || depth > 4) return;
  for (const entry of value.entries) {
    const ref: Ref = { unit, id: entry.value, ctx: thing.ref.ctx };
    if (entry.key === null) {
      for (const it of values.things(ref)) if (it.kind === 'object') collect(values, it, out, depth + 1);
    } else for (const key of values.keys(thing.ref, entry.key)) out.set(key, ref);
  }
  for (const set of unit.setsOn(thing.ref.id))
    for (const key of values.keys(thing.ref, set.key)) out.set(key, { unit, id: set.to, ctx: thing.ref.ctx });
}
/** All members of an object literal: what a computed key may pick. */
export function anyMember(values: Values, thing: Thing, ref: Ref): readonly Thing[] {
  if (thing.kind === 'object') {
    const out = values.entriesOf(thing.ref).flatMap((entry) => values.things(entry.value));
    if (out.length > 0) return out;
  }
  if (thing.kind === 'array') {
    const out = (values.items(thing) ?? []).flatMap((item) => (isRef(item) ? values.things(item) : item));
    if (out.length > 0) return out;
  }
  if (thing.kind === 'api') return [apiElement(values, thing, ref) ?? apiMember(values, thing, '*', ref)];
  return [values.unknown('a computed member', ref)];
}
export function ofElement(values: Values, ref: Ref, of: ValueId, keys: boolean): readonly Thing[] {
  for (let it: Context | null = ref.ctx; it !== null; it = it.parent) {
    if (it.element?.id === ref.id && it.element.unit === ref.unit) return it.element.is;
  }
  const turns = values.turns({ ...ref, id: of }, keys);
  if (turns === undefined) {
    const elements = keys
      ? []
      : values
          .things({ ...ref, id: of })
          .flatMap((it) => (it.kind === 'api' ? (apiElement(values, it, ref) ?? []) : []));
    return elements.length > 0 ? elements : [values.unknown('an element of something unknown', ref)];
  }
  return turns.flat();
}
/** What a loop over a value meets in each turn; undefined when that is not known. */
export function turns(values: Values, over: Ref, keys: boolean): readonly (readonly Thing[])[] | undefined {
  const out: (readonly Thing[])[] = [];
  for (const thing of values.things(over)) {
    if (keys) {
      if (thing.kind !== 'object') return undefined;
      out.push(
        ...values.entriesOf(thing.ref).map((entry): readonly Thing[] => [{ kind: 'constant', value: entry.key }]),
      );
      continue;
    }
    const items = values.items(thing);
    if (items === undefined) return undefined;
    out.push(...items.map((item) => (isRef(item) ? values.things(item) : item)));
  }
  return out;
}
