/** What the body parsers of an application make of a body, where nobody knows the chain better. */
import { holds } from '../when.ts';
import type { Ref } from '../things.ts';
import type { FileUnit } from '../units.ts';
import type { Values } from '../values/kernel.ts';
import type { Sites } from './sites.ts';

/**
 * The shape of bodies by file: what the parsers set up in the same file say, or else those of the project.
 * `text` only where every parser in sight gives flat text.
 */
export function bodyShapes(values: Values, sites: Sites): (ref: Ref) => 'text' | 'deep' | undefined {
  let byUnit: Map<FileUnit, Set<'text' | 'deep'>> | undefined;
  const all = new Set<'text' | 'deep'>();
  const collect = (): Map<FileUnit, Set<'text' | 'deep'>> => {
    const found = new Map<FileUnit, Set<'text' | 'deep'>>();
    for (const ref of sites.named(parserNames(values))) {
      for (const thing of values.things(ref)) {
        if (thing.kind !== 'api') continue;
        for (const { row } of values.apis.rows(thing.nodes, 'middleware')) {
          if (row.does !== 'parses' || (row.parts && !row.parts.includes('body')) || !holds(values, ref, row.when))
            continue;
          const shape = row.shape === 'text' ? 'text' : 'deep';
          all.add(shape);
          let own = found.get(ref.unit);
          if (own === undefined) found.set(ref.unit, (own = new Set()));
          own.add(shape);
        }
      }
    }
    return found;
  };
  return (ref) => {
    byUnit ??= collect();
    const seen = byUnit.get(ref.unit) ?? all;
    return seen.size === 0 ? undefined : seen.has('deep') ? 'deep' : 'text';
  };
}
/** Members whose calls make body parsers. */
function parserNames(values: Values): ReadonlySet<string> {
  const rows = values.apis.libraries
    .flatMap((library) => library.middleware ?? [])
    .filter((row) => row.does === 'parses');
  const names = rows.flatMap(
    (row) =>
      row.at
        .split(/\s+/)
        .findLast((it) => it.startsWith('.'))
        ?.slice(1)
        .split('|') ?? [],
  );
  return new Set(names);
}
