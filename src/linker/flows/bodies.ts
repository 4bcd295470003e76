/** What the body parsers of an application make of a body, where nobody knows the chain better. */
import { holds } from '../registrations.ts';
import type { Ref, Unit } from '../things.ts';
import type { Values } from '../values.ts';
import type { Sites } from './sites.ts';

/**
 * The shape of bodies by file: what the parsers set up in the same file say, or else those of the project.
 * `text` only where every parser in sight gives flat text.
 */
export function bodyShapes(values: Values, sites: Sites): (ref: Ref) => 'text' | 'deep' | undefined {
  let byUnit: Map<Unit, Set<'text' | 'deep'>> | undefined;
  const all = new Set<'text' | 'deep'>();
  const collect = (): Map<Unit, Set<'text' | 'deep'>> => {
    const found = new Map<Unit, Set<'text' | 'deep'>>();
    for (const site of sites.of(['middleware'])) {
      for (const callee of site.callees) {
        for (const { row } of values.apis.rows(callee.nodes, 'middleware')) {
          if (row.does !== 'parses' || (row.parts && !row.parts.includes('body')) || !holds(values, site.ref, row.when)) continue;
          const shape = row.shape === 'text' ? 'text' : 'deep';
          all.add(shape);
          let own = found.get(site.unit);
          if (own === undefined) found.set(site.unit, (own = new Set()));
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
