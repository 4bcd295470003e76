/** Statements handed to drivers and filters handed to document stores, with what is put into them. */
import type { Hole, Query, Unresolved } from '../model/model.ts';
import { filterQueries } from './flows/filter-queries.ts';
import type { QuerySite } from './flows/query-site.ts';
import { sqlQueries } from './flows/sql-queries.ts';
import { strayQueries } from './flows/stray-queries.ts';
import type { Tracer } from './flows/tracer.ts';
import { Composer } from './flows/compose.ts';
import { byPlace } from './places.ts';
import type { SqlReader } from './sql/statement.ts';
import { valueKey } from './things.ts';

export interface Queries {
  /** By place. */
  readonly queries: readonly Query[];
  readonly sites: readonly QuerySite[];
  readonly unresolved: readonly Unresolved[];
}

/** Finds and reads every query of the project's own code. */
export function collectQueries(tracer: Tracer, sql: SqlReader): Queries {
  const composer = new Composer(tracer);
  const sites = [...sqlQueries(tracer, composer, sql), ...filterQueries(tracer, composer)];
  const stray = strayQueries(tracer, composer, sql, new Set(sites.map((it) => valueKey(it.at))));
  const all = [...withoutParts([...sites, ...stray.sites])].sort((a, b) => byPlace(a.query, b.query));
  return { queries: all.map((it) => it.query), sites: all, unresolved: stray.unresolved };
}
/** Without parts of statements whose holes are all told of with the statement they became part of. */
function withoutParts(sites: readonly QuerySite[]): readonly QuerySite[] {
  const told = new Set(sites.filter((it) => !it.query.fragment).flatMap((it) => it.query.holes.map(placeOfHole)));
  return sites.filter(
    ({ query: { language, fragment, holes } }) =>
      language !== 'sql' || !fragment || holes.length === 0 || !holes.every((it) => told.has(placeOfHole(it))),
  );
}
function placeOfHole({ at }: Hole): string {
  return `${at.path}:${at.line}:${at.column}`;
}
