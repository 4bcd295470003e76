/** Schemas written as JSON Schema documents. */
import type { SchemaField } from '../../model/model.ts';
import type { Ref } from '../things.ts';
import { emptyShape, type Shape } from './schema-shape.ts';
import { type Scene } from './scene.ts';

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

/** The document that an object literal is; undefined where it is none. */
export function readDocument(scene: Scene, ref: Ref, depth = 0): Shape | undefined {
  if (ref.unit.value(ref.id).kind !== 'object' || depth > 8) return undefined;
  const entries = new Map(scene.values.entriesOf(ref).map((it) => [it.key, it.value]));
  const constant = (name: string): string | undefined => {
    const found = entries.get(name);
    return found === undefined ? undefined : scene.values.constants(found)[0];
  };
  const written = constant('type');
  const properties = entries.get('properties');
  if (
    written === undefined &&
    properties === undefined &&
    !entries.has('enum') &&
    !entries.has('$ref') &&
    !entries.has('anyOf')
  )
    return undefined;
  const shape = emptyShape(
    ref,
    TYPES[written ?? ''] ?? (properties === undefined ? (entries.has('enum') ? 'enum' : 'unknown') : 'object'),
    '',
  );
  if (written === 'integer') shape.constraints.push({ name: 'int' });
  addKeywords(scene, ref, shape);
  if (properties !== undefined) {
    const required = new Set(
      (entries.get('required') === undefined ? [] : scene.values.flatConstants(entries.get('required')!)).map(String),
    );
    shape.fields = scene.values.entriesOf(properties).map(({ key, value }): SchemaField => {
      const inner = inside(scene, value, depth);
      return {
        name: key,
        at: scene.place(value),
        type: inner?.type ?? 'unknown',
        constraints: [...(inner?.constraints ?? []), { name: required.has(key) ? 'required' : 'optional' }],
        ...(inner?.fields && { fields: inner.fields }),
      };
    });
    const more = constant('additionalProperties');
    shape.unknownMembers = more === 'false' ? 'refused' : 'kept';
  }
  return shape;
}
/** Keywords of a document, also where they stand in the options of a builder's call. */
export function addKeywords(scene: Scene, ref: Ref, shape: Shape): void {
  const entries = new Map(scene.values.entriesOf(ref).map((it) => [it.key, it.value]));
  for (const [name, value] of entries) {
    const kind = CONSTRAINTS[name];
    if (kind === undefined) continue;
    const text = scene.values.constants(value)[0];
    const number = text === undefined || text === '' ? Number.NaN : Number(text);
    shape.constraints.push(
      text === undefined
        ? { name: kind }
        : { name: kind, value: kind === 'pattern' || Number.isNaN(number) ? text : number },
    );
  }
  if (entries.has('enum')) {
    shape.type = 'enum';
    shape.constraints.push({ name: 'enum' });
  }
  const format = entries.get('format') === undefined ? undefined : scene.values.constants(entries.get('format')!)[0];
  if (format !== undefined) {
    shape.constraints.push({ name: FORMATS[format] ?? 'format', value: format });
    if (format === 'uuid') shape.type = 'uuid';
  }
  const more =
    entries.get('additionalProperties') === undefined
      ? undefined
      : scene.values.constants(entries.get('additionalProperties')!)[0];
  if (shape.type === 'object' && more === 'false') shape.unknownMembers = 'refused';
}
function inside(scene: Scene, ref: Ref, depth: number): Shape | undefined {
  for (const thing of scene.values.things(ref)) {
    if (thing.kind !== 'object') continue;
    const found = readDocument(scene, thing.ref, depth + 1);
    if (found !== undefined) return found;
  }
  return undefined;
}
