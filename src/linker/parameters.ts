/** Handler parameters that decorators fill with parts of the request: their names, pipes and declared classes. */
import type { Param } from '../facts/facts.ts';
import type { RequestPart } from '../libraries/kinds.ts';
import type { EndpointDraft } from './chains.ts';
import { applied, type Applied } from './decorators.ts';
import type { ClassStyle } from './roles.ts';
import { scalarOf } from './scalars.ts';
import { declaredShape, emittedClass } from './schemas/declared.ts';
import type { SchemaReader } from './schemas/reader.ts';
import type { Ref } from './things.ts';
import type { FileUnit } from './units.ts';
import { holds } from './when.ts';
import type { Values } from './values/kernel.ts';

export interface Parameter {
  readonly part: RequestPart;
  /** The member of the part that is asked for; absent: the whole part. */
  readonly name: string | undefined;
  readonly at: Ref;
  /** What a pipe of its own makes of it: `integer`, `number`, `uuid`, `boolean`, ... */
  readonly type: string | undefined;
  /** Who sees to that, where it is no pipe. */
  readonly by?: string;
  /** The classes that pipes know for schemas of which it is declared as one; `unseen`: what its class extends is not known. */
  readonly held: ClassStyle | 'unseen' | undefined;
}

const MADE: Readonly<Record<string, string>> = {
  number: 'number',
  identifier: 'uuid',
  boolean: 'boolean',
  literal: 'enum',
};

/** Parameters of a draft's handler, in order. */
export function parametersOf(schemas: SchemaReader, draft: EndpointDraft): readonly Parameter[] {
  const { values } = schemas;
  const out: Parameter[] = [];
  for (const thing of draft.handler?.things ?? []) {
    if (thing.kind !== 'function') continue;
    const unit = thing.ref.unit;
    const fn = unit.value(thing.ref.id);
    if (fn.kind !== 'function') continue;
    for (const id of fn.params) {
      const param = unit.value(id);
      if (param.kind !== 'param') continue;
      for (const mark of applied(values, unit, param.marks)) {
        const { part } = mark.row;
        if (mark.row.does !== 'parameter' || part === undefined) continue;
        const name = [mark.row.path ?? []]
          .flat()
          .flatMap((path) => values.argument(mark.ref, path))
          .flatMap((ref) => values.constants(ref))[0];
        const held = param.type === undefined ? undefined : heldBy(schemas, values.ref(unit, param.type));
        const scalar =
          held === undefined && mark.row.scalar !== undefined ? scalarArgument(values, unit, param) : undefined;
        out.push({
          part,
          name,
          at: values.ref(unit, id),
          ...(scalar !== undefined && { by: 'the types of the GraphQL schema' }),
          type:
            scalar ??
            pipedType(values, mark) ??
            (held !== undefined && isAsked(values, mark, 'checked') ? 'checked' : undefined),
          held: isAsked(values, mark, 'unchecked') ? undefined : held,
        });
      }
    }
  }
  return out;
}
/** The scalar that a GraphQL argument is declared as: the server refuses anything else. A class of members is none. */
function scalarArgument(values: Values, unit: FileUnit, param: Param): string | undefined {
  const isClass = param.type !== undefined && emittedClass(values, values.ref(unit, param.type)) !== undefined;
  return isClass ? undefined : scalarOf(values, unit, param, []);
}
/** What its decorator says itself of whether it is checked. */
export function isAsked(values: Values, { ref, row }: Applied, how: 'checked' | 'unchecked'): boolean {
  const when = row[how];
  return when?.some((it) => holds(values, ref, [it])) === true;
}
/** What the pipes of a parameter make of it; `checked`: something that they let through. */
export function pipedType(values: Values, { ref, row }: Applied): string | undefined {
  return values
    .argument(ref, row.items ?? '[1..]')
    .map((it) => typeOfPipe(values, it))
    .find((it) => it !== undefined);
}
function typeOfPipe(values: Values, ref: Ref): string | undefined {
  for (const thing of values.things(ref)) {
    // A pipe of the project: it has its say, whatever it makes.
    if (thing.kind === 'class' || (thing.kind === 'instance' && thing.of.kind === 'class')) return 'checked';
    if (thing.kind !== 'api') continue;
    const row = values.apis.rows(thing.nodes, 'sanitizers')[0]?.row;
    if (row?.yields) return MADE[row.yields] ?? row.yields;
    if (values.apis.rows(thing.nodes, 'middleware').some((it) => it.row.does === 'validates')) return 'checked';
    // A mixin or another thing of a library that stands where only pipes stand.
    if (thing.path.endsWith('()')) return 'checked';
  }
  return values.things(ref).some((thing) => thing.kind === 'unknown' || thing.kind === 'function')
    ? 'checked'
    : undefined;
}
/** The classes that pipes know for schemas of which a declared type is one. */
export function heldBy(schemas: SchemaReader, type: Ref): Parameter['held'] {
  const shape = declaredShape(schemas, type);
  if (shape === undefined) return undefined;
  if (shape.made === true) return 'made-class';
  return shape.members?.length === 0 ? 'unseen' : 'class';
}
