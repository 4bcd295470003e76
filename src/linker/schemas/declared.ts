/** What is left of a declared type when the program runs: a pipe that checks by classes sees no more. */
import type { TypeValue } from '../../facts/facts.ts';
import type { ClassThing, Ref } from '../things.ts';
import type { Values } from '../values/kernel.ts';
import type { SchemaReader } from './reader.ts';
import type { Shape } from './shape.ts';

const NOTHING: ReadonlySet<string> = new Set(['null', 'undefined', 'never']);

/** The class that a type is emitted as. Unions, interfaces, aliases, lists and what is imported as a type are emptied. */
export function emittedClass(values: Values, type: Ref): ClassThing | undefined {
  const { unit } = type;
  const written = unit.value(type.id);
  if (written.kind !== 'type') return undefined;
  if (written.name === '|') {
    const rest = (written.args ?? []).filter((id) => !NOTHING.has((unit.value(id) as TypeValue).name));
    return rest.length === 1 ? emittedClass(values, { ...type, id: rest[0]! }) : undefined;
  }
  if (written.target === undefined) return undefined;
  const target = unit.value(written.target);
  if (target.kind === 'import' && target.typeOnly === true) return undefined;
  return values.things({ ...type, id: written.target }).find((it) => it.kind === 'class');
}
/** The schema that a declared type brings to a pipe that checks by classes. */
export function declaredShape(schemas: SchemaReader, type: Ref): Shape | undefined {
  const cls = emittedClass(schemas.values, type);
  return cls && schemas.ofClass(cls);
}
