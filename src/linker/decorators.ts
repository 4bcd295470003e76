/** Decorators as applied: through the project's own decorator functions and through those that combine others. */
import type { DecoratorRow, Library } from '../libraries/kinds.ts';
import type { ValueId } from '../facts/facts.ts';
import type { Ref } from './things.ts';
import type { FileUnit } from './units.ts';
import { isRef, type Values } from './values.ts';

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
  return (marks ?? []).flatMap((id) => follow(values, values.ref(unit, id), 0));
}
function follow(values: Values, ref: Ref, depth: number): readonly Applied[] {
  const unit = ref.unit as FileUnit;
  const value = unit.value(ref.id);
  if (depth > 8) return [];
  if (value.kind === 'join') return value.of.flatMap((id) => follow(values, { ...ref, id }, depth + 1));
  if (value.kind !== 'call') return named(values, ref, depth);
  const out: Applied[] = [];
  for (const callee of values.things({ ...ref, id: value.callee })) {
    if (callee.kind === 'api') {
      for (const { row, library, name } of values.apis.rows(callee.nodes, 'decorators')) {
        if (row.does !== 'combine') out.push({ row, library, ref, name });
        else
          for (const arg of values.argument(ref, '[0..]').flatMap((it) => spread(values, ref, it)))
            out.push(...follow(values, arg, depth + 1));
      }
    } else if (callee.kind === 'function') {
      const target = callee.ref.unit as FileUnit;
      const fn = target.value(callee.ref.id);
      if (fn.kind !== 'function') continue;
      const ctx = values.enter(callee, ref);
      for (const exit of target.returnsOf(fn))
        if (exit.value !== undefined) out.push(...follow(values, { unit: target, id: exit.value, ctx }, depth + 1));
    }
  }
  return out;
}
/** A decorator written without a call, or handed over as a value. */
function named(values: Values, ref: Ref, depth: number): readonly Applied[] {
  return values.things(ref).flatMap((thing) => {
    if (thing.kind !== 'api') return [];
    const rows = values.apis
      .rows(thing.nodes, 'decorators')
      .map(({ row, library, name }) => ({ row, library, ref, name }));
    const elsewhere = thing.ref !== undefined && (thing.ref.id !== ref.id || thing.ref.unit !== ref.unit);
    return rows.length > 0 || !elsewhere ? rows : follow(values, thing.ref, depth + 1);
  });
}
/** An argument, or the items of an array that is spread into the arguments. */
function spread(values: Values, site: Ref, arg: Ref): readonly Ref[] {
  const call = (site.unit as FileUnit).value(site.id);
  const index = call.kind === 'call' ? call.args.indexOf(arg.id) : -1;
  if (call.kind !== 'call' || !call.spreads?.includes(index)) return [arg];
  return values.things(arg).flatMap((thing) => (values.items(thing) ?? []).filter(isRef));
}
