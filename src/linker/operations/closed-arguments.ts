/** Arguments of operations that hold no free text, since the schema lets in numbers, or one of few values; or that hold anything. */
import { type ApiThing, type Ref, valueKey } from '../things.ts';
import type { FileUnit } from '../units.ts';
import type { Values } from '../values/kernel.ts';
import { textsAt } from './graphql.ts';
import { inputsIn } from './schema-text.ts';
import { sitesOf } from './sites.ts';

/** A place where an argument, or a member of one, is declared. */
interface Declared {
  readonly closed: boolean;
  /** Of a scalar that may be any object. */
  readonly open?: boolean;
  /** The file of the operation; absent where the schema is a text. */
  readonly unit?: FileUnit;
}
/** Scalars of every schema that are no text. */
const NUMBERS: ReadonlySet<string> = new Set(['Int', 'Float', 'Boolean']);
/** What scalars are called that take whatever JSON says. */
const ANYTHING = /^_?(?:JSON(?:Object|Scalar|Data|Value)?|Any(?:Scalar)?|Object|Mixed|Record|Dictionary)$/i;
/** Inputs in inputs. */
const MAX_DEEP = 6;

/**
 * All that is called so holds no free text: in the operations of the file where the arguments are handed over, or
 * everywhere, where that file declares none.
 */
export function isClosedArgument(values: Values, ref: Ref, path: readonly string[]): boolean {
  const asked = declaredAs(values, ref, path);
  return asked.length > 0 && asked.every((it) => it.closed);
}
/** All that is called so, or that it is a member of, may be any object. */
export function isOpenArgument(values: Values, ref: Ref, path: readonly string[]): boolean {
  return path.some((_, at) => {
    const asked = declaredAs(values, ref, path.slice(0, at + 1));
    return asked.length > 0 && asked.every((it) => it.open === true);
  });
}
function declaredAs(values: Values, { unit }: Ref, path: readonly string[]): readonly Declared[] {
  const name = path.findLast((it) => !/^(?:\*|\d+)$/.test(it));
  const all = name === undefined ? [] : (values.index(fillDeclared).get(name) ?? []);
  const own = all.filter((it) => it.unit === unit);
  return own.length > 0 ? own : all;
}
function fillDeclared(values: Values, into: Map<string, Declared[]>): void {
  const add = (name: string, it: Declared): void => {
    const known = into.get(name);
    if (known === undefined) into.set(name, [it]);
    else known.push(it);
  };
  const texts = sitesOf(values, 'graphql').flatMap(({ at, row }) => textsAt(values, at, row.schema));
  const read = texts.map((text) => inputsIn(text));
  const enums = new Set(read.flatMap((it) => it.enums));
  for (const { typed } of read)
    for (const [name, type] of typed)
      add(name, { closed: enums.has(type) || NUMBERS.has(type), open: ANYTHING.test(type) });
  for (const unit of values.modules.units)
    if (unit.role === 'source')
      for (const value of unit.facts.values)
        if (value.kind === 'object')
          for (const entry of value.entries)
            if (entry.key === 'args') declaredIn(values, values.ref(unit, entry.value), unit, add, new Set(), 0);
}
/** Arguments by name, each with its type; members of those that have some as well. */
function declaredIn(
  values: Values,
  map: Ref,
  unit: FileUnit,
  add: (name: string, it: Declared) => void,
  met: Set<string>,
  depth: number,
): void {
  for (const { key, value } of values.entriesOf(map))
    for (const type of values.memberRefs(value, 'type')) {
      const things = values.things(type).flatMap((it) => (it.kind === 'api' ? innermost(values, it, 0) : [undefined]));
      const objects = things.filter((it) => it !== undefined && values.apis.flagged(it.nodes, 'input objects'));
      if (objects.length === 0)
        add(key, {
          unit,
          closed:
            things.length > 0 &&
            things.every((it) => it !== undefined && values.apis.flagged(it.nodes, 'input closed')),
        });
      for (const it of objects) {
        if (it?.site === undefined || met.has(valueKey(it.site)) || depth > MAX_DEEP) continue;
        met.add(valueKey(it.site));
        for (const fields of fieldsOf(values, it.site)) declaredIn(values, fields, unit, add, met, depth + 1);
      }
    }
}
/** `new NonNull(new List(type))`: the type. */
function innermost(values: Values, thing: ApiThing, depth: number): readonly (ApiThing | undefined)[] {
  if (depth > MAX_DEEP || thing.site === undefined || !values.apis.flagged(thing.nodes, 'input around')) return [thing];
  return values
    .argument(thing.site, '[0]')
    .flatMap((ref) => values.things(ref))
    .flatMap((it) => (it.kind === 'api' ? innermost(values, it, depth + 1) : [undefined]));
}
/** The members of an input type, which may be given by a function. */
function fieldsOf(values: Values, site: Ref): readonly Ref[] {
  return values.argument(site, '[0] .fields').flatMap((ref) => {
    const functions = values.things(ref).flatMap((thing): readonly Ref[] => {
      const fn = thing.kind === 'function' ? thing.ref.unit.value(thing.ref.id) : undefined;
      if (thing.kind !== 'function' || fn?.kind !== 'function') return [];
      return thing.ref.unit.returnedBy(fn).map((id) => ({ ...thing.ref, id }));
    });
    return functions.length > 0 ? functions : [ref];
  });
}
