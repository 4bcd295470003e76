/** Where a schema that keeps what it does not name can be told not to, and whether nothing else is lost by that. */
import type { Location } from '../../facts/facts.ts';
import type { Tightening } from '../../model/model.ts';
import { applied } from '../decorators.ts';
import { placeOf } from '../places.ts';
import { type ClassThing, type Ref, valueKey } from '../things.ts';
import type { FileUnit } from '../units.ts';
import type { Values } from '../values/kernel.ts';
import { isHeld } from './classes.ts';
import { emittedClass } from './declared.ts';
import type { Shape } from './shape.ts';

/** What a schema that is built by calls, or written as a document, says of it. */
export function tightenedShape({ unknownMembers, loosened }: Shape): Tightening | undefined {
  if (unknownMembers !== 'kept' || loosened === undefined) return undefined;
  const { ref, by, strictly, chosen } = loosened;
  return { at: placeOf(ref), by, strictly, ...(chosen && { chosen }) };
}
/**
 * What the pipe says for all classes that it checks. Members that nothing is written on would be taken away: undefined
 * where a class of a parameter has any, or cannot be seen.
 */
export function tightenedPipe(values: Values, units: readonly FileUnit[], pipe: Location): Tightening | undefined {
  const isSafe = units.every((unit) =>
    unit.facts.values.every((value) => {
      if (value.kind !== 'param' || value.marks === undefined || value.type === undefined) return true;
      const marks = applied(values, unit, value.marks);
      if (!marks.some(({ row }) => row.does === 'parameter' && row.part !== undefined)) return true;
      const type = values.ref(unit, value.type);
      const cls = emittedClass(values, type);
      return cls === undefined ? !isElsewhere(values, type) : allHeld(values, cls, new Set());
    }),
  );
  return isSafe ? { at: pipe, by: 'member', strictly: 'whitelist: true' } : undefined;
}
/** A class that is not of the project. */
function isElsewhere(values: Values, { unit, id }: Ref): boolean {
  const written = unit.value(id);
  if (written.kind !== 'type' || written.target === undefined) return false;
  const target = unit.value(written.target);
  if (target.kind !== 'import' || target.typeOnly === true) return false;
  return values.things(values.ref(unit, written.target)).some((it) => it.kind === 'api' || it.kind === 'unknown');
}
/** Does something stand on every member of a class, and of the classes of its members? */
function allHeld(values: Values, cls: ClassThing, seen: Set<string>): boolean {
  const key = valueKey(cls.ref);
  if (seen.has(key)) return true;
  seen.add(key);
  const { unit } = cls.ref;
  const value = unit.value(cls.ref.id);
  if (value.kind !== 'class') return false;
  const parents = value.extends.flatMap((id) => values.things({ ...cls.ref, id }));
  if (parents.length < value.extends.length) return false;
  if (!parents.every((it) => it.kind === 'class' && allHeld(values, it, seen))) return false;
  return value.members.every((member) => {
    if (member.kind !== 'field' || member.static === true) return true;
    if (!isHeld(values, unit, member)) return false;
    if (member.type === undefined) return true;
    const type = unit.value(member.type);
    const item = type.kind === 'type' && /^(?:\[\]|Array)$/.test(type.name) ? type.args?.[0] : undefined;
    const inner = emittedClass(values, { ...cls.ref, id: item ?? member.type });
    return inner === undefined || allHeld(values, inner, seen);
  });
}
