/** Directives that a class of the project stands for: it visits what carries them, and gives the field another resolver. */
import type { Placed } from '../apis.ts';
import type { DirectiveClassRow } from '../../libraries/kinds.ts';
import { itemOf } from '../items.ts';
import type { Item } from '../scopes.ts';
import { type ClassThing, type Ref, valueKey } from '../things.ts';
import type { Values } from '../values/kernel.ts';
import { resolversSetIn } from './directives.ts';

/** Steps before a field by the directive that it carries, or its type (`type …`). */
export function directiveClassSteps(values: Values): ReadonlyMap<string, readonly Item[]> {
  const visitors = visitorsIn(values);
  const out = new Map<string, Item[]>();
  if (visitors.size === 0) return out;
  for (const { name, cls } of namedClasses(values)) {
    const visitor = visitors.get(valueKey(cls.ref));
    if (visitor === undefined) continue;
    const { field, type } = visitor.row.visits;
    for (const [key, method] of [
      [name, field],
      [`type ${name}`, type],
    ] as const) {
      const steps = methodsOf(cls, method)
        .flatMap((it) => resolversSetIn(it))
        .map((it) => itemOf(values, it, visitor.library, 'resolver'));
      if (steps.length > 0) out.set(key, [...(out.get(key) ?? []), ...steps]);
    }
  }
  return out;
}
/** Classes of the project that extend one of a row, by their places. */
function visitorsIn(values: Values): ReadonlyMap<string, Placed<DirectiveClassRow>> {
  const out = new Map<string, Placed<DirectiveClassRow>>();
  for (const { unit, id } of values.modules.allClasses()) {
    const value = unit.value(id);
    if (value.kind !== 'class' || value.extends.length === 0) continue;
    const ref = values.ref(unit, id);
    const [row] = values
      .ancestors({ kind: 'class', ref })
      .flatMap((it) => (it.kind === 'api' ? values.apis.rows(it.nodes, 'directiveClasses') : []));
    if (row !== undefined) out.set(valueKey(ref), row);
  }
  return out;
}
/** Classes that stand as members of objects, with the names of those. */
function namedClasses(values: Values): readonly { readonly name: string; readonly cls: ClassThing }[] {
  return values.modules.units.flatMap((unit) =>
    unit.role !== 'source'
      ? []
      : unit.facts.values.flatMap((value) =>
          value.kind !== 'object'
            ? []
            : value.entries.flatMap(({ key, value: of }) =>
                typeof key !== 'string' || NO_CLASSES.has(unit.value(of).kind)
                  ? []
                  : values
                      .things(values.ref(unit, of))
                      .flatMap((it) => (it.kind === 'class' ? [{ name: key, cls: it }] : [])),
              ),
        ),
  );
}
/** What is no class by the way that it is written. */
const NO_CLASSES: ReadonlySet<string> = new Set([
  'literal',
  'text',
  'function',
  'object',
  'array',
  'call',
  'op',
  'type',
]);
function methodsOf({ ref }: ClassThing, name: string): readonly Ref[] {
  const cls = ref.unit.value(ref.id);
  if (cls.kind !== 'class') return [];
  return cls.members.flatMap((it) => (it.name === name && it.value !== undefined ? [{ ...ref, id: it.value }] : []));
}
