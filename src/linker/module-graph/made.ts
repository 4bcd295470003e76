/** Collaborators that are made where they are used, so that nobody can hand in another. */
import type { Location } from '../../facts/facts.ts';
import type { ModuleNode } from '../../model/modules.ts';
import { placeOf } from '../places.ts';
import type { ClassThing } from '../things.ts';
import type { FileUnit } from '../units.ts';
import type { Values } from '../values/kernel.ts';

/** Places where data is asked for, by file. */
export type Places = Map<string, readonly Location[]>;

/** `new` of a class of the project that asks a store itself, without being given anything, inside a function or a class. */
export function madeIn(values: Values, unit: FileUnit, accesses: Places): ModuleNode['makes'] {
  const out: ModuleNode['makes'][number][] = [];
  unit.facts.values.forEach((value, id) => {
    if (value.kind !== 'call' || value.new !== true || value.args.length > 0) return;
    const owner = unit.ownerOf(id);
    if (owner < 0 || isGivenBack(unit, id, owner)) return;
    const ref = values.ref(unit, id);
    for (const thing of values.things({ ...ref, id: value.callee })) {
      if (thing.kind !== 'class' || !asks(thing, accesses)) continue;
      const written = thing.ref.unit.value(thing.ref.id);
      const what = written.kind === 'class' ? written.name : '';
      if (what !== '') out.push({ at: placeOf(ref), what, file: thing.ref.unit.path });
    }
  });
  return out;
}
/** A factory. */
function isGivenBack(unit: FileUnit, id: number, owner: number): boolean {
  const fn = unit.value(owner);
  return fn.kind === 'function' && unit.returnedBy(fn).includes(id);
}
/** It holds statements of its own, and is no row: what inherits from a library may be one. */
function asks({ ref }: ClassThing, accesses: Places): boolean {
  const value = ref.unit.value(ref.id);
  if (value.kind !== 'class' || value.extends.some((id) => ref.unit.value(id).kind !== 'class')) return false;
  const { line, endLine } = placeOf(ref);
  return (accesses.get(ref.unit.path) ?? []).some((at) => at.line >= line && at.line <= endLine);
}
