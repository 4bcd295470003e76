/** What the decorators of a class promise about the members of a value that was checked against it. */
import type { ClassValue, Member } from '../facts/facts.ts';
import { applied } from './decorators.ts';
import type { ClassThing, Ref } from './things.ts';
import type { FileUnit } from './units.ts';
import type { Values } from './values/kernel.ts';

/** Constraints that say what a value is, rather than how large it may be, and the type they hold it to. */
const TYPES: Readonly<Record<string, string>> = {
  text: 'text',
  email: 'text',
  pattern: 'text',
  url: 'text',
  ip: 'text',
  number: 'number',
  int: 'integer',
  boolean: 'boolean',
  uuid: 'uuid',
  identifier: 'uuid',
  enum: 'enum',
  literal: 'literal',
  date: 'date',
  array: 'array',
};

/**
 * The type that a member of a value declared as `type` is held to; undefined: nothing says so. Text may not be an
 * object, which is as much as most who ask want to know.
 */
export function promisedByClass(values: Values, type: Ref, path: readonly string[]): string | undefined {
  const [first, ...rest] = path;
  if (first === undefined) return undefined;
  for (const thing of values.things(type)) {
    if (thing.kind !== 'instance' || thing.of.kind !== 'class') continue;
    const found = memberOf(values, thing.of, first);
    if (found === undefined) continue;
    const { unit, member } = found;
    const promises = applied(values, unit, member.marks).flatMap(({ row }) =>
      row.does === 'constraint' && row.promises !== undefined ? [row.promises] : [],
    );
    // Members of members are checked only where that is asked for.
    if (rest.length > 0 && rest[0] !== '*')
      return member.type !== undefined && promises.includes('nested')
        ? promisedByClass(values, values.ref(unit, member.type), rest)
        : undefined;
    return promises.map((it) => TYPES[it]).find((it) => it !== undefined);
  }
  return undefined;
}
function memberOf(
  values: Values,
  cls: ClassThing,
  name: string,
): { readonly unit: FileUnit; readonly member: Member } | undefined {
  for (const it of [cls, ...values.ancestors(cls)]) {
    if (it.kind !== 'class') continue;
    const unit = it.ref.unit;
    const { members } = unit.value(it.ref.id) as ClassValue;
    const member = members.find((own) => own.kind === 'field' && own.name === name && own.static !== true);
    if (member !== undefined) return { unit, member };
  }
  return undefined;
}
