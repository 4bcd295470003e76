/** The values behind the placeholders of a statement. */
import type { QueryRow } from '../../libraries/kinds.ts';
import type { Hole } from '../../model/model.ts';
import { isRef, type Ref } from '../things.ts';
import type { Composer } from './compose.ts';
import { judge } from './holes.ts';
import type { Raw } from '../sql/layout.ts';
import type { Tracer } from './tracer.ts';
import { variantsOf } from './variants.ts';

interface Bound {
  readonly row: Pick<QueryRow, 'values'>;
  /** The driver's call, or the tagged template. */
  readonly at: Ref;
  readonly site: Ref;
}

/** What a placeholder stands for: by number from 1 in a list or among the arguments, by name in an object. */
function valuesOf(tracer: Tracer, { row, at }: Bound, key: string): readonly Ref[] {
  const { values } = tracer;
  const call = at.unit.value(at.id);
  const index = /^\d+$/.test(key) ? Number(key) - 1 : undefined;
  if (call.kind === 'text') {
    const id = index === undefined ? undefined : call.holes[index];
    return id === undefined ? [] : [{ ...at, id }];
  }
  const out: Ref[] = [];
  for (const path of row.values ?? []) {
    const refs = values.argument(at, path);
    // `[1..]`: each argument is a value.
    if (path.includes('..')) {
      const ref = index === undefined ? undefined : refs[index];
      if (ref !== undefined) out.push(ref);
      continue;
    }
    for (const ref of refs) {
      if (index === undefined) {
        out.push(...values.memberRefs(ref, key).slice(0, 1));
        continue;
      }
      const things = values.things(ref);
      const item = things.flatMap((it) => values.items(it) ?? [])[index];
      if (item !== undefined) {
        if (isRef(item)) out.push(item);
      } else if (!things.some((it) => it.kind === 'array')) out.push(ref);
    }
  }
  return out;
}
/** Placeholders that put their value into the text as it is. */
export function rawHoles(tracer: Tracer, bound: Bound, raw: readonly Raw[]): readonly Hole[] {
  return raw.flatMap(({ key, position }) =>
    valuesOf(tracer, bound, key)
      .filter((ref) => tracer.values.constants(ref).length === 0)
      .map((ref) => judge(tracer, ref, 'sql', bound.site, position)),
  );
}
/** True when one of the patterns that a search is given starts with a wildcard: `%${words}%`. */
export function searchesAnywhere(
  tracer: Tracer,
  composer: Composer,
  bound: Bound,
  searched: readonly string[],
): true | undefined {
  const open = searched.some((key) =>
    valuesOf(tracer, bound, key).some((ref) =>
      variantsOf(composer.text(ref)).some(([first]) => first?.kind === 'constant' && first.text.startsWith('%')),
    ),
  );
  return open ? true : undefined;
}
