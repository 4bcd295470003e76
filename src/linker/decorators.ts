/** Decorators as applied: through the project's own decorator functions and through those that combine others. */
import type { DecoratorRow, Library } from '../libraries/kinds.ts';
import type { ValueId } from '../facts/facts.ts';
import { isRef, type Ref } from './things.ts';
import type { FileUnit } from './units.ts';
import type { Placed } from './apis.ts';
import { Origins } from './origins.ts';
import type { Values } from './values/kernel.ts';
import { isEntered, isShut } from './values/variables.ts';

/** One decorator of a library where it takes effect. */
export interface Applied {
  readonly row: DecoratorRow;
  readonly library: Library;
  /** The call (or bare name) of the decorator, in the frame in which its arguments mean something. */
  readonly ref: Ref;
  /** The name it was written with. */
  readonly name: string;
}

/** All library decorators among marks in the order in which they take effect: the lowest first. */
export function inEffect(values: Values, unit: FileUnit, marks: readonly ValueId[] | undefined): readonly Applied[] {
  return applied(values, unit, marks === undefined ? undefined : [...marks].reverse());
}
/** All library decorators among marks, in the order they are written. */
export function applied(values: Values, unit: FileUnit, marks: readonly ValueId[] | undefined): readonly Applied[] {
  if (marks === undefined) return [];
  return marks.flatMap((id) => {
    const out: Applied[] = [];
    const way = new Origins(values, values.ref(unit, id), [], (it) => handedOver(values, it));
    for (const at of way)
      for (const { row, library, name } of rowsAt(values, at))
        if (row.does !== 'combine') out.push({ row, library, ref: at, name });
    return out;
  });
}
/** What library data says about a call of a decorator, or about one that is written without a call. */
function rowsAt(values: Values, ref: Ref): readonly Placed<DecoratorRow>[] {
  const value = ref.unit.value(ref.id);
  if (value.kind === 'join') return [];
  return values
    .things(value.kind === 'call' ? { ...ref, id: value.callee } : ref)
    .flatMap((thing) => (thing.kind === 'api' ? values.apis.rows(thing.nodes, 'decorators') : []));
}
/**
 * The decorators that a call combines, or that a function of the project gives, and the place at which one was made that
 * is handed over as a value: without those that what is handed to the function leads past (`secured = false`).
 */
function handedOver(values: Values, ref: Ref): readonly Ref[] {
  const value = ref.unit.value(ref.id);
  const rows = rowsAt(values, ref);
  if (value.kind === 'call')
    return rows.some(({ row }) => row.does === 'combine')
      ? values.argument(ref, '[0..]').flatMap((it) => spread(values, ref, it))
      : results(values, ref, value.callee);
  if (value.kind === 'join')
    return value.of
      .filter((_, index) => value.from?.[index] === undefined || isEntered(values, ref, value.from[index]) !== false)
      .map((id): Ref => ({ ...ref, id }));
  return rows.length > 0
    ? []
    : values.things(ref).flatMap((it) => (it.kind === 'api' && it.ref !== undefined ? [it.ref] : []));
}
/** What functions of the project give in this call. */
function results(values: Values, site: Ref, callee: ValueId): readonly Ref[] {
  return values.things({ ...site, id: callee }).flatMap((fn) => {
    const value = fn.kind === 'function' ? fn.ref.unit.value(fn.ref.id) : undefined;
    if (fn.kind !== 'function' || value?.kind !== 'function') return [];
    const { unit } = fn.ref;
    const ctx = values.enter(fn, site);
    return unit
      .returnsOf(value)
      .flatMap((exit): Ref[] =>
        exit.value === undefined || isShut(values, { unit, ctx }, exit.from) ? [] : [{ unit, id: exit.value, ctx }],
      );
  });
}
/** An argument, or the items of an array that is spread into the arguments. */
function spread(values: Values, site: Ref, arg: Ref): readonly Ref[] {
  const call = site.unit.value(site.id);
  const index = call.kind === 'call' ? call.args.indexOf(arg.id) : -1;
  if (call.kind !== 'call' || !call.spreads?.includes(index)) return [arg];
  return values.things(arg).flatMap((thing) => (values.items(thing) ?? []).filter(isRef));
}
