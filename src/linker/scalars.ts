/** What a GraphQL server has made sure of about an argument before a resolver runs: the scalar that it is declared as. */
import type { ClassValue, ValueId } from '../facts/facts.ts';
import { applied } from './decorators.ts';
import { emittedClass } from './schemas/declared.ts';
import type { Ref } from './things.ts';
import type { FileUnit } from './units.ts';
import type { Values } from './values/kernel.ts';

/** A parameter or a member, with its decorators and its written type. */
interface Declared {
  readonly marks?: readonly ValueId[];
  readonly type?: ValueId;
}
const WRITTEN: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'number',
  boolean: 'boolean',
  Date: 'date',
};
const BUILT_IN: Readonly<Record<string, string>> = {
  String: 'text',
  Number: 'number',
  Boolean: 'boolean',
  Date: 'date',
};
const MAX_DEPTH = 5;

/** What a declared argument is held to where that lets anything in (JSON), and where its declaration could not be followed. */
const OPEN = 'any';
/** One of a few constants, whatever the argument's own type is called. */
const ENUM = 'enum';
const UNSEEN = 'unseen';

/**
 * The type that a member of a decorated argument is held to; undefined: it is none of these, or any value may come in.
 * Where the declaration is out of sight it is taken for text: scalars that let objects in are few.
 */
export function scalarOf(
  values: Values,
  unit: FileUnit,
  declared: Declared,
  path: readonly string[],
): string | undefined {
  const held = heldTo(values, unit, declared, path, 0);
  return held === OPEN ? undefined : held === UNSEEN ? 'text' : held;
}
function heldTo(
  values: Values,
  unit: FileUnit,
  { marks, type }: Declared,
  path: readonly string[],
  depth: number,
): string | undefined {
  const rows = applied(values, unit, marks).filter(({ row }) => row.scalar !== undefined);
  if (rows.length === 0) return undefined;
  if (depth > MAX_DEPTH) return UNSEEN;
  const given = rows.flatMap(({ row, ref }) => row.scalar!.flatMap((at) => values.argument(ref, at)));
  const told = given.flatMap((ref) =>
    values.things(ref).flatMap((it) => (it.kind === 'function' ? [...values.returned(it, it.ref.ctx)] : [])),
  );
  const [first, ...rest] = path;
  const classes = told.flatMap((it) => (it.kind === 'class' ? [it] : []));
  if (
    given.length > 0 &&
    told.length === 0 &&
    given.some((it) => values.things(it).some((of) => of.kind !== 'object' && of.kind !== 'constant'))
  )
    return UNSEEN;
  if (first === undefined || told.some((it) => it.kind !== 'class')) {
    // An object of constants in the place of a type is an enum: of any other a server makes no schema.
    if (told.length > 0 && told.every((it) => it.kind === 'object')) return ENUM;
    for (const it of told) {
      if (it.kind !== 'api') return UNSEEN;
      const yields = values.apis.rows(it.nodes, 'sanitizers')[0]?.row.yields;
      return yields ?? BUILT_IN[it.path.split(/[ .]+/).at(-1) ?? ''] ?? OPEN;
    }
    const written = type === undefined ? undefined : unit.value(type);
    return written?.kind === 'type' ? (WRITTEN[written.name] ?? UNSEEN) : UNSEEN;
  }
  const cls = classes[0] ?? (type === undefined ? undefined : emittedClass(values, values.ref(unit, type)));
  for (const it of cls === undefined ? [] : [cls, ...values.ancestors(cls)]) {
    if (it.kind !== 'class') continue;
    const at: Ref = it.ref;
    const { members } = at.unit.value(at.id) as ClassValue;
    const member = members.find((own) => own.kind === 'field' && own.name === first && own.static !== true);
    if (member !== undefined) return heldTo(values, at.unit, member, rest, depth + 1) ?? OPEN;
  }
  return UNSEEN;
}
