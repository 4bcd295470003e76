/** Schemas written as classes whose members carry constraints. */
import type { Member } from '../../facts/facts.ts';
import type { SchemaField } from '../../model/model.ts';
import { applied } from '../decorators.ts';
import type { ClassThing, FunctionThing, Ref } from '../things.ts';
import type { FileUnit } from '../units.ts';
import { emptyShape, type Shape } from './schema-shape.ts';
import { type Scene } from './scene.ts';

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
const TYPES = new Set([
  'text',
  'number',
  'boolean',
  'object',
  'array',
  'date',
  'uuid',
  'enum',
  'literal',
  'any',
  'file',
]);

/** The schema that a class is; undefined where none of its members carries a constraint. */
export function readClass(scene: Scene, cls: ClassThing, depth = 0): Shape | undefined {
  const unit = cls.ref.unit;
  const value = unit.value(cls.ref.id);
  if (value.kind !== 'class' || depth > 5) return undefined;
  const shape = emptyShape(cls.ref, 'object', '');
  const fields: SchemaField[] = [];
  for (const id of value.extends) fields.push(...inherited(scene, { ...cls.ref, id }, shape, depth + 1));
  shape.complete = value.extends.length === 0 || scene.values.parents(cls).every((it) => it.kind === 'class');
  for (const member of value.members) {
    const field = fieldOf(scene, cls.ref, member, shape);
    if (field !== undefined) fields.push(field);
  }
  shape.fields = fields;
  return shape.package === '' && fields.every((it) => it.constraints.length === 0) ? undefined : shape;
}
/** Fields of a parent: a class, or a call that takes some of the fields of one (`PickType(User, ['email'])`). */
function inherited(scene: Scene, ref: Ref, shape: Shape, depth: number): SchemaField[] {
  const unit = ref.unit;
  const value = unit.value(ref.id);
  if (depth > 8) return [];
  if (value.kind === 'call') {
    const row = scene.values
      .things({ ...ref, id: value.callee })
      .flatMap((it) => (it.kind === 'api' ? scene.values.apis.rows(it.nodes, 'schemas') : []))
      .find((it) => it.row.makes === 'ref')?.row;
    if (row?.value !== undefined) {
      const base = scene.argument(ref, row.value).flatMap((it) => inherited(scene, it, shape, depth + 1));
      if (row.adds === 'partial')
        return base.map((it) => ({ ...it, constraints: [...it.constraints, { name: 'optional' }] }));
      if (row.adds !== 'pick' && row.adds !== 'omit') return base;
      const refs = row.members === undefined ? [] : scene.argument(ref, row.members);
      const names = refs.flatMap((it) => scene.values.constants(it));
      if (names.length < refs.length) shape.complete = false;
      return base.filter((it) => names.includes(it.name) === (row.adds === 'pick'));
    }
  }
  return scene.values.things(ref).flatMap((thing) => {
    const found = thing.kind === 'class' ? readClass(scene, thing, depth + 1) : undefined;
    if (found?.package) shape.package = found.package;
    return found?.fields ?? [];
  });
}
function fieldOf(scene: Scene, ref: Ref, member: Member, shape: Shape): SchemaField | undefined {
  if (member.kind !== 'field' || typeof member.name !== 'string' || member.marks === undefined) return undefined;
  const unit = ref.unit;
  const written = member.type === undefined ? undefined : unit.value(member.type);
  let type = written?.kind === 'type' ? (WRITTEN[written.name] ?? 'unknown') : 'unknown';
  const constraints: { name: string; value?: string | number }[] = [];
  let any = false;
  for (const mark of applied(scene.values, unit, member.marks)) {
    if (mark.row.does !== 'constraint' || mark.row.promises === undefined) continue;
    any = true;
    shape.package = mark.library.package;
    const { promises } = mark.row;
    if (TYPES.has(promises) && (promises !== 'any' || type === 'unknown')) type = promises;
    const constant =
      mark.row.items === undefined
        ? undefined
        : scene.values
            .argument(mark.ref, mark.row.items.split(/\s+/)[0]!.replace('..1', ''))
            .flatMap((it) => scene.values.constants(it))[0];
    const number = constant === undefined || constant === '' ? Number.NaN : Number(constant);
    constraints.push(
      constant === undefined ? { name: promises } : { name: promises, value: Number.isNaN(number) ? constant : number },
    );
  }
  if (isCheckedByOwn(scene, unit, member)) {
    any = true;
    constraints.push({ name: 'refine' });
  }
  return any ? { name: member.name, at: scene.span(unit, member), type, constraints } : undefined;
}
/** A decorator of the project that registers a check of its own for the member. */
function isCheckedByOwn(scene: Scene, unit: FileUnit, member: Member): boolean {
  return (member.marks ?? []).some((id) => {
    const mark = unit.value(id);
    const callee = scene.values.ref(unit, mark.kind === 'call' ? mark.callee : id);
    return scene.values.things(callee).some((thing) => thing.kind === 'function' && registers(scene, thing));
  });
}
function registers(scene: Scene, fn: FunctionThing): boolean {
  const unit = fn.ref.unit;
  return unit.facts.values.some((value, id) => {
    if (value.kind !== 'call' || !unit.isWithin(unit.ownerOf(id), fn.ref.id)) return false;
    return scene.values
      .things(scene.values.ref(unit, value.callee))
      .some(
        (it) =>
          it.kind === 'api' &&
          scene.values.apis
            .rows(it.nodes, 'decorators')
            .some(({ row }) => row.does === 'constraint' && row.promises === 'refine'),
      );
  });
}
