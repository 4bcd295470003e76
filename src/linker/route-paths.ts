/** The paths that a registration names. */
import type { RouteRow } from '../libraries/kinds.ts';
import { isRef, type Ref } from './things.ts';
import type { Values } from './values/kernel.ts';
import { textWithHoles } from './values/text.ts';

/** Constant paths of an argument; a pattern becomes its source; undefined where it is not known. */
export function pathsOf(values: Values, refs: readonly Ref[]): readonly string[] | undefined {
  const out: string[] = [];
  for (const ref of refs) {
    for (const thing of values.things(ref)) {
      if (thing.kind === 'constant' && typeof thing.value === 'string') out.push(thing.value);
      else if (thing.kind === 'constant' && (thing.value === undefined || thing.value === null)) continue;
      else if (thing.kind === 'pattern') {
        const pattern = thing.ref.unit.value(thing.ref.id);
        if (pattern.kind === 'pattern')
          out.push(
            `/${pattern.source
              .replace(/^\^?\\\//, '')
              .replaceAll('\\/', '/')
              .replace(/\$$/, '')}`,
          );
      } else if (thing.kind === 'array') {
        const items = values.items(thing);
        const inner = items?.map((it) => pathsOf(values, isRef(it) ? [it] : []));
        if (inner === undefined || inner.some((it) => it === undefined)) return undefined;
        out.push(...inner.flatMap((it) => it ?? []));
      } else if (thing.kind === 'text') {
        const text = textWithHoles(values, thing.ref);
        if (text === undefined) return undefined;
        out.push(text);
      } else return undefined;
    }
  }
  return out;
}
/** Paths under which a call registers a route; undefined where they are computed. */
export function routePaths(values: Values, row: RouteRow, ref: Ref, each?: Ref): readonly string[] | undefined {
  if (row.path === undefined) return [''];
  let computed = false;
  for (const path of [row.path].flat()) {
    const refs = values.argument(ref, path, each);
    if (refs.length === 0) continue;
    const found = pathsOf(values, refs);
    if (found !== undefined && found.length > 0) return found;
    computed ||= found === undefined;
  }
  return computed ? undefined : row.path.length > 0 ? [] : [''];
}
