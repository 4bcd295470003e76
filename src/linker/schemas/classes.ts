/** Schemas written as classes whose members carry constraints. */
import type { Member } from '../../facts/facts.ts';
import { applied } from '../decorators.ts';
import { locationOf } from '../places.ts';
import type { ClassThing, FunctionThing, Ref, Thing } from '../things.ts';
import type { FileUnit } from '../units.ts';
import type { Values } from '../values/kernel.ts';
import { constraint, emptyShape, optional, type Shape, type ShapeMember, TYPES, type Reading } from './shape.ts';

const WRITTEN: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'number',
  boolean: 'boolean',
  Date: 'date',
  '[]': 'array',
  Array: 'array',
  any: 'any',
  unknown: 'any',
  object: 'object',
};
/** The schema that a class is; undefined where nothing holds its members to anything. */
export function classShape(reader: Reading, cls: ClassThing): Shape | undefined {
  const unit = cls.ref.unit;
  const value = unit.value(cls.ref.id);
  if (value.kind !== 'class') return undefined;
  const shape: Shape = { ...emptyShape(cls.ref, 'object', ''), unknownMembers: 'kept' };
  const members = value.extends.flatMap((id) => inherited(reader, { ...cls.ref, id }, shape));
  for (const member of value.members) {
    const own = memberOf(reader, cls.ref, member, shape);
    if (own !== undefined) members.push(own);
  }
  shape.members = members;
  return members.length === 0 && shape.complete && !shape.made ? undefined : shape;
}
/** Members of a parent: a class, or a call that takes some of the members of one (`PickType(User, ['email'])`). */
function inherited(reader: Reading, ref: Ref, shape: Shape): ShapeMember[] {
  const { values } = reader;
  const value = ref.unit.value(ref.id);
  const row =
    value.kind !== 'call'
      ? undefined
      : values
          .things({ ...ref, id: value.callee })
          .flatMap((it) => (it.kind === 'api' ? values.apis.rows(it.nodes, 'schemas') : []))
          .find((it) => it.row.makes === 'ref')?.row;
  if (row?.value === undefined) return values.things(ref).flatMap((thing) => [...ofParent(reader, thing, shape)]);
  const base = values.argument(ref, row.value).flatMap((it) => inherited(reader, it, shape));
  // A class that is made of a schema is checked by it, wherever that is written.
  if (row.adds === undefined && shape.made !== true) Object.assign(shape, { made: true, unknownMembers: 'unknown' });
  if (row.adds === 'partial') return [...optional(base)];
  if (row.adds !== 'pick' && row.adds !== 'omit') return base;
  const refs = row.members === undefined ? [] : values.argument(ref, row.members);
  const names = refs.flatMap((it) => values.constants(it));
  if (names.length < refs.length) shape.complete = false;
  return base.filter((it) => names.includes(it.name) === (row.adds === 'pick'));
}
/** Members of one of the things that a class extends. */
function ofParent(reader: Reading, thing: Thing, shape: Shape): readonly ShapeMember[] {
  const cls = thing.kind === 'class';
  const found = cls ? reader.ofClass(thing) : thing.kind === 'api' && thing.ref ? reader.of(thing.ref) : undefined;
  if (found === undefined) {
    shape.complete &&= cls;
    return [];
  }
  if (!cls || found.made === true)
    Object.assign(shape, { made: true, unknownMembers: found.unknownMembers, ref: found.ref });
  shape.complete &&= found.complete;
  if (found.package !== '') shape.package = found.package;
  return found.members ?? [];
}
function memberOf(reader: Reading, ref: Ref, member: Member, cls: Shape): ShapeMember | undefined {
  if (member.kind !== 'field' || member.marks === undefined) return undefined;
  const { values } = reader;
  // `[Key.Name]: string` has a name as well; one that is not known is a member all the same.
  const [name = '[computed]'] = values.keys(ref, member.name);
  const unit = ref.unit;
  const written = member.type === undefined ? undefined : unit.value(member.type);
  const type = (written?.kind === 'type' ? WRITTEN[written.name] : undefined) ?? 'unknown';
  const shape: Shape = { ...emptyShape(ref, type, ''), written: true };
  for (const { row, library, ref: mark } of applied(values, unit, member.marks)) {
    if (row.does !== 'constraint' || row.promises === undefined) continue;
    cls.package = shape.package = library.package;
    const { promises } = row;
    if (TYPES.has(promises) && (promises !== 'any' || shape.type === 'unknown')) {
      shape.type = promises;
      delete shape.written;
    }
    const [path] = row.items?.split(/\s+/) ?? [];
    const constant =
      path === undefined
        ? undefined
        : values.argument(mark, path.replace('..1', '')).flatMap((it) => values.constants(it))[0];
    shape.constraints.push(constraint(promises, constant));
  }
  if (isCheckedByOwn(values, unit, member)) shape.constraints.push({ name: 'refine' });
  if (shape.constraints.length === 0) return undefined;
  // Members of members are checked only where that is asked for.
  if (member.type !== undefined && shape.constraints.some((it) => it.name === 'nested'))
    nest(reader, shape, { ...ref, id: member.type });
  return { name, at: locationOf(unit, member.start, member.end), shape };
}
/** Does something stand on a member that holds its value to anything? */
export function isHeld(values: Values, unit: FileUnit, member: Member): boolean {
  return (
    applied(values, unit, member.marks ?? []).some(
      ({ row }) => row.does === 'constraint' && row.promises !== undefined,
    ) || isCheckedByOwn(values, unit, member)
  );
}
/** What a member is whose own members are checked: an instance of its class, or a list of them. */
function nest(reader: Reading, shape: Shape, type: Ref): void {
  const value = type.unit.value(type.id);
  const item = value.kind === 'type' && /^(?:\[\]|Array)$/.test(value.name) ? value.args?.[0] : undefined;
  const found = reader.values
    .things(item === undefined ? type : { ...type, id: item })
    .flatMap((it) => (it.kind === 'instance' && it.of.kind === 'class' ? (reader.ofClass(it.of) ?? []) : []))[0];
  if (item !== undefined) shape.element = found;
  else shape.members = found?.members;
}
/** A decorator of the project that registers a check of its own for the member. */
function isCheckedByOwn(values: Values, unit: FileUnit, member: Member): boolean {
  return (member.marks ?? []).some((id) => {
    const mark = unit.value(id);
    const callee = values.ref(unit, mark.kind === 'call' ? mark.callee : id);
    return values.things(callee).some((thing) => thing.kind === 'function' && registers(values, thing));
  });
}
function registers(values: Values, fn: FunctionThing): boolean {
  const unit = fn.ref.unit;
  return unit.facts.values.some((value, id) => {
    if (value.kind !== 'call' || !unit.isWithin(unit.ownerOf(id), fn.ref.id)) return false;
    return values
      .things(values.ref(unit, value.callee))
      .some(
        (it) =>
          it.kind === 'api' &&
          values.apis
            .rows(it.nodes, 'decorators')
            .some(({ row }) => row.does === 'constraint' && row.promises === 'refine'),
      );
  });
}
