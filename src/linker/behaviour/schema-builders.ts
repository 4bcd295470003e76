/** Schemas that are built by calls: what each call makes, what each link of its chain adds. */
import type { ValueId } from '../../facts/facts.ts';
import type { SchemaRow } from '../../libraries/kinds.ts';
import type { SchemaField } from '../../model/model.ts';
import type { ApiThing, Ref } from '../things.ts';
import { addKeywords, readDocument } from './schema-documents.ts';
import { emptyShape, type Shape } from './schema-shape.ts';
import { type Scene } from './scene.ts';

const MAX_DEPTH = 24;
/** Additions that say which type it is. */
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
  'union',
]);

/** The schema that a value is; undefined where it is none that could be seen. */
export function readSchema(scene: Scene, ref: Ref, depth = 0): Shape | undefined {
  if (depth > MAX_DEPTH) return undefined;
  const unit = ref.unit;
  const value = unit.value(ref.id);
  if (value.kind === 'call') {
    const found = ofCall(scene, ref, depth);
    if (found !== undefined) return found;
  }
  for (const thing of scene.values.things(ref)) {
    if (thing.kind === 'object') {
      const document = readDocument(scene, thing.ref);
      if (document !== undefined) return document;
    }
    if (
      (thing.kind !== 'api' && thing.kind !== 'object') ||
      thing.ref === undefined ||
      (thing.ref.id === ref.id && thing.ref.unit === ref.unit)
    )
      continue;
    const found = readSchema(scene, thing.ref, depth + 1);
    if (found !== undefined) return found;
  }
  return undefined;
}
function ofCall(scene: Scene, ref: Ref, depth: number): Shape | undefined {
  const unit = ref.unit;
  const call = unit.value(ref.id);
  if (call.kind !== 'call') return undefined;
  for (const callee of scene.values.things({ ...ref, id: call.callee })) {
    if (callee.kind !== 'api') continue;
    const rows = scene.values.apis.rows(callee.nodes, 'schemas').map((it) => it.row);
    if (rows.length === 0) {
      // A link that says nothing about the data (`describe`, `meta`).
      if (call.receiver === undefined || !isSchemaMember(scene, callee)) continue;
      return readSchema(scene, { ...ref, id: call.receiver }, depth + 1);
    }
    const makes = rows.find((row) => row.makes !== undefined);
    let shape: Shape | undefined;
    if (makes !== undefined) shape = made(scene, ref, makes, callee, depth);
    else if (call.receiver !== undefined) {
      const before = readSchema(scene, { ...ref, id: call.receiver }, depth + 1);
      shape = before && {
        ...before,
        constraints: [...before.constraints],
        fields: before.fields && [...before.fields],
      };
    }
    if (shape === undefined) continue;
    for (const row of rows) add(scene, ref, row, shape, depth);
    return shape;
  }
  return undefined;
}
function isSchemaMember(scene: Scene, callee: ApiThing): boolean {
  const { apis } = scene.values;
  return (
    callee.receiver !== undefined &&
    !apis.has(callee.nodes, 'validators') &&
    apis.step(callee.nodes, '()').length > 0 &&
    apis.library(callee.package)?.schemas !== undefined
  );
}
function made(scene: Scene, ref: Ref, row: SchemaRow, callee: ApiThing, depth: number): Shape | undefined {
  if (row.makes === 'ref') {
    for (const it of row.value === undefined ? [] : scene.argument(ref, row.value)) {
      const lazy = scene.functionOf(it);
      const found = lazy === undefined ? readSchema(scene, it, depth + 1) : undefined;
      if (found !== undefined) return { ...found, constraints: [...found.constraints] };
    }
    return { ...emptyShape(ref, 'unknown', callee.package), complete: false };
  }
  const shape = emptyShape(ref, row.makes ?? 'unknown', callee.package);
  if (row.makes === 'object' && row.members !== undefined) {
    const args = scene.argument(ref, row.members);
    shape.fields = args.flatMap((it) => fieldsOf(scene, it, depth));
    shape.complete = args.every((it) => scene.values.things(it).every((thing) => thing.kind !== 'unknown'));
    shape.unknownMembers = 'unknown';
  }
  if (row.document !== undefined && row.makes !== undefined)
    for (const it of scene.argument(ref, row.document)) addKeywords(scene, it, shape);
  if (row.element !== undefined) {
    const inner = scene
      .argument(ref, row.element)
      .map((it) => readSchema(scene, it, depth + 1))
      .find((it) => it !== undefined);
    if (inner?.fields !== undefined && row.makes === 'array') shape.fields = inner.fields;
  }
  if (row.makes === 'union' && row.value !== undefined) {
    const options = scene.argument(ref, row.value).flatMap((it) => readSchema(scene, it, depth + 1) ?? []);
    if (options.length > 0 && options.every((it) => it.type === 'literal' || it.type === 'enum')) shape.type = 'enum';
  }
  return shape;
}
/** Members of an object of schemas. */
function fieldsOf(scene: Scene, ref: Ref, depth: number): SchemaField[] {
  return scene.values
    .entriesOf(ref)
    .map(({ key, value }) => fieldOf(scene, key, value, readSchema(scene, value, depth + 1)));
}
export function fieldOf(scene: Scene, name: string, ref: Ref, shape: Shape | undefined): SchemaField {
  return {
    name,
    at: scene.place(ref),
    type: shape?.type ?? 'unknown',
    constraints: shape?.constraints ?? [],
    ...(shape?.fields && { fields: shape.fields }),
  };
}
function add(scene: Scene, ref: Ref, row: SchemaRow, shape: Shape, depth: number): void {
  const { adds } = row;
  if (adds === undefined) return;
  const members = row.members === undefined ? [] : scene.argument(ref, row.members);
  const values = row.value === undefined ? [] : scene.argument(ref, row.value);
  switch (adds) {
    case 'strict':
      if (shape.type === 'object') shape.unknownMembers = 'refused';
      return;
    case 'strip':
      if (shape.type === 'object') shape.unknownMembers = 'removed';
      return;
    case 'passthrough': {
      const off = values.some((it) => scene.values.constants(it)[0] === 'false');
      if (shape.type === 'object') shape.unknownMembers = off ? 'refused' : 'kept';
      return;
    }
    case 'options': {
      for (const it of values) {
        for (const entry of scene.values.entriesOf(it)) {
          const constant = scene.values.constants(entry.value)[0];
          if (entry.key === 'allowUnknown' && constant === 'true') shape.unknownMembers = 'kept';
          if (entry.key === 'stripUnknown' && constant === 'true') shape.unknownMembers = 'removed';
        }
      }
      return;
    }
    case 'extend': {
      const more = [
        ...members.flatMap((it) => fieldsOf(scene, it, depth)),
        ...values.flatMap((it) => readSchema(scene, it, depth + 1)?.fields ?? []),
      ];
      const names = new Set(more.map((it) => it.name));
      shape.fields = [...(shape.fields ?? []).filter((it) => !names.has(it.name)), ...more];
      return;
    }
    case 'pick':
    case 'omit': {
      const names = new Set(members.flatMap((it) => scene.values.entriesOf(it).map((entry) => entry.key)));
      if (shape.fields && names.size > 0)
        shape.fields = shape.fields.filter((it) => names.has(it.name) === (adds === 'pick'));
      return;
    }
    case 'partial':
      shape.fields = shape.fields?.map((it) => ({ ...it, constraints: [...it.constraints, { name: 'optional' }] }));
      return;
    case 'array':
      shape.type = 'array';
      break;
    case 'pipe': {
      const next = values.map((it) => readSchema(scene, it, depth + 1)).find((it) => it !== undefined);
      if (next) shape.type = next.type;
      return;
    }
    default:
      break;
  }
  if (TYPES.has(adds) && adds !== 'uuid') {
    const fits = shape.type === 'unknown' || shape.type === 'any' || adds === 'enum' || adds === 'array';
    if (fits) shape.type = adds;
    // Text that is a date says more than that it is text.
    if (fits && adds !== 'enum') return;
  }
  const constant = values.map((it) => constantOf(scene, it)).find((it) => it !== undefined);
  shape.constraints.push(constant === undefined ? { name: adds } : { name: adds, value: constant });
}
function constantOf(scene: Scene, ref: Ref): string | number | undefined {
  const value = ref.unit.value(ref.id);
  if (value.kind === 'pattern') return value.source;
  for (const thing of scene.values.things(ref)) {
    if (thing.kind === 'constant' && (typeof thing.value === 'number' || typeof thing.value === 'string'))
      return thing.value;
    if (thing.kind === 'pattern') {
      const pattern = thing.ref.unit.value(thing.ref.id);
      if (pattern.kind === 'pattern') return pattern.source;
    }
  }
  return undefined;
}
/** The last call of a chain of schema calls. */
export function lastOfChain(scene: Scene, ref: Ref): ValueId {
  const unit = ref.unit;
  let at = ref.id;
  for (let guard = 0; guard < 60; guard++) {
    let next: ValueId | undefined;
    for (const user of unit.usersOf(at)) {
      const get = unit.value(user);
      if (get.kind !== 'get' || get.of !== at) continue;
      for (const use of unit.usersOf(user)) {
        const call = unit.value(use);
        if (
          call.kind === 'call' &&
          call.callee === user &&
          scene.values
            .things({ ...ref, id: user })
            .some(
              (it) => it.kind === 'api' && (scene.values.apis.has(it.nodes, 'schemas') || isSchemaMember(scene, it)),
            )
        )
          next = use;
      }
    }
    if (next === undefined) return at;
    at = next;
  }
  return at;
}
