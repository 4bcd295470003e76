/** Schemas that are built by calls: what each call makes, what each link of its chain adds. */
import type { ValueId } from '../../facts/facts.ts';
import type { SchemaRow } from '../../libraries/kinds.ts';
import { type ApiThing, patternOf, type Ref } from '../things.ts';
import type { Values } from '../values/kernel.ts';
import { addKeywords, documentShape } from './documents.ts';
import { memberShapes } from './members.ts';
import { copyOf, emptyShape, optional, type Shape, TYPES, type Reading } from './shape.ts';
import { unnamedByOptions } from './unnamed.ts';

/** What the call of a library makes, or adds to what it is called on. */
export function ofCall(reader: Reading, ref: Ref): Shape | undefined {
  const { values } = reader;
  const call = ref.unit.value(ref.id);
  if (call.kind !== 'call') return undefined;
  for (const callee of values.things({ ...ref, id: call.callee })) {
    if (callee.kind !== 'api') continue;
    const rows = values.apis.rows(callee.nodes, 'schemas').map((it) => it.row);
    const receiver = call.receiver === undefined ? undefined : { ...ref, id: call.receiver };
    if (rows.length === 0) {
      // A link that says nothing about the data (`describe`, `meta`).
      if (receiver === undefined || !isSchemaMember(values, callee)) continue;
      return reader.of(receiver);
    }
    const makes = rows.find((row) => row.makes !== undefined || row.document !== undefined);
    const before = receiver === undefined ? undefined : reader.of(receiver);
    const shape = makes === undefined ? before && copyOf(before) : made(reader, ref, makes, callee);
    if (shape === undefined) continue;
    for (const row of rows) add(reader, ref, row, shape);
    return shape;
  }
  return undefined;
}
function isSchemaMember({ apis }: Values, callee: ApiThing): boolean {
  return (
    callee.receiver !== undefined &&
    !apis.has(callee.nodes, 'validators') &&
    apis.step(callee.nodes, '()').length > 0 &&
    apis.library(callee.package)?.schemas !== undefined
  );
}
function made(reader: Reading, ref: Ref, row: SchemaRow, callee: ApiThing): Shape | undefined {
  const { values } = reader;
  const given = (path: string | undefined): readonly Ref[] => (path === undefined ? [] : values.argument(ref, path));
  const first = (path: string | undefined): Shape | undefined =>
    given(path)
      .map((it) => reader.of(it))
      .find((it) => it !== undefined);
  if (row.makes === undefined) return given(row.document).map((it) => documentShape(reader, it))[0];
  if (row.makes === 'ref') {
    for (const it of given(row.value)) {
      const lazy = values.things(it).some((thing) => thing.kind === 'function');
      const found = lazy ? undefined : reader.of(it);
      if (found !== undefined) return copyOf(found);
    }
    return { ...emptyShape(ref, 'unknown', callee.package), complete: false };
  }
  const shape = emptyShape(ref, row.makes, callee.package);
  if (row.makes === 'object' && row.members !== undefined) {
    const args = given(row.members);
    shape.members = args.flatMap((it) => memberShapes(reader, it));
    shape.complete = args.every((it) => values.things(it).every((thing) => thing.kind !== 'unknown'));
  }
  for (const it of given(row.document)) addKeywords(reader, it, shape);
  shape.element = first(row.element);
  if (row.makes === 'union' && row.value !== undefined) {
    shape.options = given(row.value).flatMap((it) => reader.of(it) ?? []);
    if (shape.options.length > 0 && shape.options.every((it) => it.type === 'literal' || it.type === 'enum'))
      shape.type = 'enum';
  }
  return shape;
}
/** What one link says more about a shape. */
export function add(reader: Reading, ref: Ref, row: SchemaRow, shape: Shape): void {
  const { values } = reader;
  const { adds } = row;
  if (adds === undefined) return;
  const members = row.members === undefined ? [] : values.argument(ref, row.members);
  const given = row.value === undefined ? [] : values.argument(ref, row.value);
  switch (adds) {
    case 'strict':
      if (shape.type === 'object') shape.unknownMembers = 'refused';
      return;
    case 'strip':
      if (shape.type === 'object') shape.unknownMembers = 'removed';
      return;
    case 'passthrough': {
      const off = given.some((it) => values.constants(it)[0] === 'false');
      if (shape.type === 'object') shape.unknownMembers = off ? 'refused' : 'kept';
      if (row.strictly !== undefined) shape.loosened = { ref, by: 'call', strictly: row.strictly, chosen: true };
      return;
    }
    case 'options': {
      shape.unknownMembers = unnamedByOptions(values, given) ?? shape.unknownMembers;
      return;
    }
    case 'extend': {
      const more = [
        ...members.flatMap((it) => memberShapes(reader, it)),
        ...given.flatMap((it) => reader.of(it)?.members ?? []),
      ];
      const names = new Set(more.map((it) => it.name));
      shape.members = [...(shape.members ?? []).filter((it) => !names.has(it.name)), ...more];
      return;
    }
    case 'pick':
    case 'omit': {
      const names = new Set(members.flatMap((it) => namesIn(values, it)));
      if (names.size > 0) shape.members = shape.members?.filter((it) => names.has(it.name) === (adds === 'pick'));
      return;
    }
    case 'partial':
      shape.members = shape.members && optional(shape.members);
      return;
    case 'array':
      shape.element = row.element === undefined ? copyOf(shape) : elementOf(reader, ref, row.element);
      shape.type = 'array';
      break;
    case 'pipe': {
      const next = given.map((it) => reader.of(it)).find((it) => it !== undefined);
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
  const constant = given.map((it) => constantOf(values, it)).find((it) => it !== undefined);
  shape.constraints.push(constant === undefined ? { name: adds } : { name: adds, value: constant });
}
function elementOf(reader: Reading, ref: Ref, path: string): Shape | undefined {
  return reader.values
    .argument(ref, path)
    .map((it) => reader.of(it))
    .find((it) => it !== undefined);
}
/** Names of members that are kept or left out: keys of an object, or texts. */
function namesIn(values: Values, ref: Ref): readonly string[] {
  const keys = values.entriesOf(ref).map((entry) => entry.key);
  return keys.length > 0 ? keys : values.constants(ref);
}
function constantOf(values: Values, ref: Ref): string | number | undefined {
  for (const thing of values.things(ref)) {
    if (thing.kind === 'constant' && (typeof thing.value === 'number' || typeof thing.value === 'string'))
      return thing.value;
    const pattern = patternOf(thing);
    if (pattern !== undefined) return pattern.source;
  }
  return undefined;
}
/** The call that follows in a chain, with the member that was read for it. */
export function nextInChain(
  ref: Ref,
  isLink: (get: ValueId) => boolean = () => true,
): { readonly get: ValueId; readonly call: ValueId } | undefined {
  const { unit } = ref;
  let found: { readonly get: ValueId; readonly call: ValueId } | undefined;
  for (const get of unit.usersOf(ref.id)) {
    const read = unit.value(get);
    if (read.kind !== 'get' || read.of !== ref.id) continue;
    for (const use of unit.usersOf(get)) {
      const call = unit.value(use);
      if (call.kind === 'call' && call.callee === get && isLink(get)) found = { get, call: use };
    }
  }
  return found;
}
/** The last call of a chain of schema calls. One that begins with a name (`Base.strict()`) makes another schema. */
export function lastOfChain(values: Values, ref: Ref): Ref {
  const { start } = ref.unit.value(ref.id);
  const isLink = (id: ValueId): boolean =>
    ref.unit.value(id).start === start &&
    values
      .things({ ...ref, id })
      .some((it) => it.kind === 'api' && (values.apis.has(it.nodes, 'schemas') || isSchemaMember(values, it)));
  let at = ref;
  for (let next = nextInChain(at, isLink); next !== undefined; next = nextInChain(at, isLink))
    at = { ...ref, id: next.call };
  return at;
}
