/** Calls that rows of library data may speak of, found by the names of what is called. */
import { lastNames } from '../../libraries/paths.ts';
import type { Placed, RowKind, RowOf } from '../apis.ts';
import type { Ref } from '../things.ts';
import type { FileUnit } from '../units.ts';
import type { Values } from '../values/kernel.ts';

/** A call with the row that speaks of it. */
export interface RowSite<K extends RowKind> extends Placed<RowOf<K>> {
  readonly at: Ref;
}

/**
 * Calls of what rows of a kind lead to, in order. A package that is one function is looked for where it is imported; one
 * that is handed to a call (`register(plugin, options)`) is spoken of there.
 */
export function sitesOf<K extends RowKind>(values: Values, kind: K): readonly RowSite<K>[] {
  const { names, open } = values.apis.memberNames(kind);
  const calls = [...names, ...renamed(values, names)].flatMap((name) =>
    values.modules.callsNamed(name).map(({ unit, id }) => values.ref(unit, id)),
  );
  if (open) calls.push(...callsOfImports(values, kind));
  const out: RowSite<K>[] = [];
  const seen = new Set<string>();
  for (const at of calls) {
    const call = at.unit.value(at.id);
    const key = `${String(at.unit.index)}:${String(at.id)}`;
    if (call.kind !== 'call' || at.unit.role === 'test' || seen.has(key)) continue;
    seen.add(key);
    for (const id of [call.callee, ...(open ? call.args : [])])
      for (const thing of values.things({ ...at, id }))
        if (thing.kind === 'api')
          for (const placed of values.apis.rows(thing.nodes, kind))
            if (id === call.callee || isHanded(placed.row as Handed)) out.push({ ...placed, at });
  }
  return out.sort((a, b) => a.at.unit.index - b.at.unit.index || a.at.id - b.at.id);
}
interface Handed {
  readonly at: string;
  readonly plugin?: true;
}
/** What a row is about is handed to the call that it speaks of. */
function isHanded(row: Handed): boolean {
  return row.plugin === true || lastNames(row.at).length === 0;
}
/** Names under which files hand on what is called so: `export const createRouter = t.router`. */
function renamed(values: Values, names: ReadonlySet<string>): ReadonlySet<string> {
  const out = new Set<string>();
  for (const unit of values.modules.units)
    for (const { name, value } of unit.facts.exports) {
      const given = value === undefined ? undefined : unit.value(value);
      if (given?.kind === 'get' && typeof given.key === 'string' && names.has(given.key) && !names.has(name))
        out.add(name);
    }
  return out;
}
/** Calls of, or with, what is imported from packages that rows of a kind are about. */
function callsOfImports(values: Values, kind: RowKind): readonly Ref[] {
  const used = (unit: FileUnit): readonly Ref[] =>
    values.modules
      .importsOf(unit)
      .flatMap(({ target, id }) =>
        target.is === 'package' && values.apis.library(target.name)?.[kind] !== undefined
          ? unit.usersOf(id).map((user) => values.ref(unit, user))
          : [],
      );
  return values.modules.units.flatMap((unit) =>
    values.failures.guarded<readonly Ref[]>(
      'imports',
      { unit },
      () => [],
      () => used(unit),
    ),
  );
}
