/** Schemas written as JSON Schema documents. */
import { placeOf } from '../places.ts';
import type { Ref } from '../things.ts';
import { flat } from '../values/collections.ts';
import { constraint, emptyShape, type Shape, type ShapeMember, type Reading } from './shape.ts';

const TYPES: Readonly<Record<string, string>> = {
  string: 'text',
  integer: 'number',
  number: 'number',
  boolean: 'boolean',
  object: 'object',
  array: 'array',
};
const CONSTRAINTS: Readonly<Record<string, string>> = {
  minLength: 'min', minimum: 'min', exclusiveMinimum: 'min', minItems: 'min',
  maxLength: 'max', maximum: 'max', exclusiveMaximum: 'max', maxItems: 'max',
  pattern: 'pattern', const: 'literal', multipleOf: 'multiple', default: 'default',
}; // prettier-ignore
const FORMATS: Readonly<Record<string, string>> = {
  email: 'email',
  uuid: 'uuid',
  uri: 'url',
  url: 'url',
  'date-time': 'date',
  date: 'date',
  ipv4: 'ip',
  ipv6: 'ip',
};
type Entries = ReadonlyMap<string, Ref>;

/** The document that an object literal is; undefined where it is none. */
export function documentShape(reader: Reading, ref: Ref): Shape | undefined {
  if (ref.unit.value(ref.id).kind !== 'object') return undefined;
  const entries = entriesOf(reader, ref);
  const written = constant(reader, entries, 'type');
  const properties = entries.get('properties');
  const alternatives = ['anyOf', 'oneOf'].flatMap((name) => entries.get(name) ?? []);
  const known =
    written !== undefined ||
    properties !== undefined ||
    alternatives.length > 0 ||
    ['enum', 'const', '$ref'].some((name) => entries.has(name));
  if (!known) return undefined;
  const shape = emptyShape(ref, TYPES[written ?? ''] ?? (properties === undefined ? 'unknown' : 'object'), '');
  if (written === 'integer') shape.constraints.push({ name: 'int' });
  addKeywords(reader, ref, shape);
  if (properties !== undefined) {
    const required = entries.get('required');
    const names = new Set(required === undefined ? [] : reader.values.flatConstants(required));
    shape.members = reader.values.entriesOf(properties).map(({ key, value }): ShapeMember => {
      const inner = reader.of(value) ?? emptyShape(value, 'unknown', '');
      const presence = { name: names.has(key) ? 'required' : 'optional' };
      return { name: key, at: placeOf(value), shape: { ...inner, constraints: [...inner.constraints, presence] } };
    });
    const others = constant(reader, entries, 'additionalProperties');
    shape.unknownMembers = others === 'false' ? 'refused' : 'kept';
    shape.loosened = {
      ref,
      by: 'member',
      strictly: 'additionalProperties: false',
      ...(others === 'true' && { chosen: true as const }),
    };
  }
  const items = entries.get('items');
  if (items !== undefined) shape.element = reader.of(items);
  if (alternatives.length > 0)
    shape.options = alternatives
      .flatMap((it) => flat(reader.values, it))
      .map((it) => reader.of(it) ?? emptyShape(it, 'unknown', ''));
  return shape;
}
/** Keywords of a document, also where they stand in the options of a builder's call. */
export function addKeywords(reader: Reading, ref: Ref, shape: Shape): void {
  const entries = entriesOf(reader, ref);
  for (const [name] of entries) {
    const kind = CONSTRAINTS[name];
    if (kind !== undefined)
      shape.constraints.push(constraint(kind, constant(reader, entries, name), kind === 'pattern'));
  }
  if (entries.has('enum')) {
    shape.type = 'enum';
    shape.constraints.push({ name: 'enum' });
  }
  const format = constant(reader, entries, 'format');
  if (format !== undefined) {
    shape.constraints.push({ name: FORMATS[format] ?? 'format', value: format });
    if (format === 'uuid') shape.type = 'uuid';
  }
  if (shape.type === 'object' && constant(reader, entries, 'additionalProperties') === 'false')
    shape.unknownMembers = 'refused';
}
function entriesOf(reader: Reading, ref: Ref): Entries {
  return new Map(reader.values.entriesOf(ref).map((it) => [it.key, it.value]));
}
function constant(reader: Reading, entries: Entries, name: string): string | undefined {
  const found = entries.get(name);
  return found === undefined ? undefined : reader.values.constants(found)[0];
}
