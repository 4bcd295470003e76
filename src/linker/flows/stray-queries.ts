/** SQL that is handed to something nobody knows. */
import type { Unresolved } from '../../model/model.ts';
import { placeOf } from '../places.ts';
import { looksLikeSql } from '../sql/glance.ts';
import type { SqlReader } from '../sql/statement.ts';
import type { QuerySite } from './query-site.ts';
import { type Ref, valueKey } from '../things.ts';
import type { Composer } from './compose.ts';
import { makeQuery } from './sql-queries.ts';
import type { Tracer } from './tracer.ts';
import { variantsOf } from './variants.ts';

/** Statements handed to something unknown: told where the text is SQL without a doubt. */
export function strayQueries(
  tracer: Tracer,
  composer: Composer,
  sql: SqlReader,
  done: ReadonlySet<string>,
): { readonly sites: readonly QuerySite[]; readonly unresolved: readonly Unresolved[] } {
  const sites: QuerySite[] = [];
  const unresolved: Unresolved[] = [];
  for (const ref of tracer.sites.named(tracer.sites.namesOf('queries').names)) {
    if (done.has(valueKey(ref))) continue;
    const found = tracer.values.failures.guarded(
      'query',
      ref,
      () => undefined,
      () => strayAt(tracer, composer, sql, ref),
    );
    if (found === undefined) continue;
    unresolved.push({
      at: placeOf(ref),
      what: 'query',
      why: 'a statement is handed to something that could not be followed',
    });
    sites.push(found);
  }
  return { sites, unresolved };
}
function strayAt(tracer: Tracer, composer: Composer, sql: SqlReader, ref: Ref): QuerySite | undefined {
  const unit = ref.unit;
  const call = unit.value(ref.id);
  if (call.kind !== 'call' || call.args[0] === undefined) return undefined;
  const first = unit.value(call.args[0]);
  if (
    first.kind === 'function' ||
    first.kind === 'object' ||
    first.kind === 'array' ||
    (first.kind === 'literal' && (typeof first.value !== 'string' || !looksLikeSql(first.value)))
  )
    return undefined;
  if (
    !tracer.values
      .things({ ...ref, id: call.callee })
      .every((it) => it.kind === 'unknown' || (it.kind === 'api' && it.nodes.length === 0))
  )
    return undefined;
  const text: Ref = { ...ref, id: call.args[0] };
  const piece = composer.text(text);
  const written =
    variantsOf(piece)[0]
      ?.map((it) => (it.kind === 'constant' ? it.text : '\u0001'))
      .join('') ?? '';
  if (!looksLikeSql(written)) return undefined;
  return makeQuery(tracer, composer, sql, {
    row: { language: 'sql', text: ['[0]'] },
    name: '',
    at: ref,
    site: ref,
    text,
    piece,
    bound: call.args.length > 1,
  });
}
