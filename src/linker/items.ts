/** What is handed to a registration, as items of a chain, and what the framework will hand to it. */
import { runBy } from './combined.ts';
import type { FunctionValue } from '../facts/facts.ts';
import type { Library } from '../libraries/kinds.ts';
import { typeName } from './apis.ts';
import { describe } from './describe.ts';
import { handlersMeant } from './loaded-handlers.ts';
import type { Replaying } from './replaying.ts';
import type { Item } from './scopes.ts';
import type { Ref, Thing } from './things.ts';
import type { FileUnit } from './units.ts';
import { withBound } from './values/bindings.ts';
import { doubtOf } from './values/doubts.ts';
import type { Values } from './values/kernel.ts';

/** One value as an item of a chain. */
export function itemOf(values: Values, ref: Ref, library: Library, style: string): Item {
  const text = ref.text ?? describe(ref);
  const doubt = doubtOf(values, ref);
  const convention = library.conventions?.[style];
  const things = values.things(ref);
  return {
    ref,
    things: handlersMeant(values, convention?.tokens === true ? withBound(values, things) : things, convention, ref),
    text,
    library,
    convention,
    style,
    ...(doubt && { doubt }),
  };
}
/** One argument as an item of a chain; none for a constant. */
export function item(values: Values, ref: Ref, library: Library, style: string): Item[] {
  const made = itemOf(values, ref, library, style);
  return made.things.every((it) => it.kind === 'constant') ? [] : [made];
}
/** Tells the parameters of functions what the framework hands to them. */
export function announce(
  { values, handing }: Pick<Replaying, 'values' | 'handing'>,
  items: readonly Item[],
  library: Library,
  name: string,
  errors = false,
): void {
  const convention = library.conventions?.[name];
  if (convention === undefined) return;
  const { member } = convention;
  for (const it of items) {
    const things = it.things
      .flatMap((thing) => runBy(values, thing))
      .flatMap((thing) => (member === undefined ? thing : calledOf(values, thing, member, it.ref)));
    for (const thing of things) {
      if (thing.kind !== 'function') continue;
      if (convention.status !== undefined) handing.answersBy(thing, convention.status, convention.body);
      if (convention.goesOnWithStatus === true) handing.letsGoOnWithStatus(thing);
      if (convention.throwsGiven === true) handing.throwsWhatIsGivenBy(thing);
      if (convention.statusless !== undefined) handing.answersWithoutStatus(thing, convention.statusless);
      const fn = thing.ref.unit.value(thing.ref.id);
      if (fn.kind !== 'function') continue;
      if (convention.keepsGiven === true) handing.keepsOn(thing, typeName(library, convention.params[0]!));
      const isError =
        errors || (convention.errorWhenArity !== undefined && fn.params.length === convention.errorWhenArity);
      const types = isError ? (convention.errorParams ?? convention.params) : convention.params;
      types.forEach((type, index) => {
        const isThere = fn.params[index] !== undefined || takesAll(thing.ref.unit, fn);
        if (type !== '' && isThere) handing.toParam(thing, index, values.instanceOfType(typeName(library, type)));
      });
    }
  }
}
/** A function among what it may be is asynchronous. */
export function isAsynchronous({ things }: Item): boolean {
  return things.some((it) => {
    const fn = it.kind === 'function' ? it.ref.unit.value(it.ref.id) : undefined;
    return fn?.kind === 'function' && fn.async === true;
  });
}
/** What is called of something that stands for middleware: a method of a class or of an object, or it is a function. */
function calledOf(values: Values, thing: Thing, member: string, at: Ref): readonly Thing[] {
  if (thing.kind === 'class') return values.member({ kind: 'instance', of: thing, ctx: thing.ref.ctx }, member, at);
  if (thing.kind === 'instance') return values.member(thing, member, at);
  if (thing.kind === 'object') return values.memberRefs(thing.ref, member).flatMap((ref) => values.things(ref));
  return [thing];
}
/** It takes whatever it is handed: in a rest parameter, or in `arguments`. */
export function takesAll(unit: FileUnit, fn: FunctionValue): boolean {
  const last = fn.params.at(-1);
  if (last === undefined) return fn.arrow !== true && readsArguments(unit, fn);
  const param = unit.value(last);
  return param.kind === 'param' && param.rest === true;
}
function readsArguments(unit: FileUnit, { body }: FunctionValue): boolean {
  if (body < 0) return false;
  const { first, last } = unit.region(body);
  for (let id = first; id < last; id++) {
    const value = unit.value(id);
    if (value.kind === 'global' && value.name === 'arguments') return true;
  }
  return false;
}
/** A function that writes into these members of the route that it is handed: what stands before that is not known. */
export function remaking(item: Item, members: readonly string[]): readonly Item[] {
  const isRemade = item.things.some((thing) => {
    if (thing.kind !== 'function') return thing.kind === 'unknown';
    const { unit, id } = thing.ref;
    const fn = unit.value(id);
    if (fn.kind !== 'function' || fn.body < 0) return false;
    const { first, last } = unit.region(fn.body);
    for (let at = first; at < last; at++) {
      const set = unit.value(at);
      if (set.kind === 'set' && typeof set.key === 'string' && members.includes(set.key)) return true;
    }
    return false;
  });
  const why = 'what it puts before routes is not read';
  return isRemade ? [{ ...item, things: [{ kind: 'unknown', why }], convention: undefined }] : [];
}
