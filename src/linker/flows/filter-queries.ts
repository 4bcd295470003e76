/** Filters and pipelines handed to document stores: can a caller send an operator, or code? */
import type { DataRow, Operation } from '../../libraries/kinds.ts';
import type { Hole, Query } from '../../model/model.ts';
import { holds } from '../registrations.ts';
import type { QuerySite } from '../queries.ts';
import type { Ref } from '../things.ts';
import { brings, type Composer } from './compose.ts';
import { isCodeOperator } from './filters.ts';
import { best, judge } from './holes.ts';
import { spanOf } from './sql-queries.ts';
import type { Site } from './sites.ts';
import type { Tracer } from './tracer.ts';
import { holesOf } from './variants.ts';

interface Filter {
  readonly ref: Ref;
  readonly does: Operation;
  readonly package: string;
  readonly fragment: boolean;
  /** An update document, a filter, or code. */
  readonly as: 'filter' | 'document' | 'code';
}

export function filterQueries(tracer: Tracer, composer: Composer): readonly QuerySite[] {
  const out: QuerySite[] = [];
  for (const site of tracer.sites.of(['queries', 'data', 'sinks'])) {
    const seen = new Set<string>();
    for (const filter of filtersOf(tracer, site)) {
      const key = `${filter.ref.unit.index}:${filter.ref.id}`;
      if (seen.has(key)) continue;
      seen.add(key);
      out.push({ query: queryOf(tracer, composer, site, filter), at: site.ref, site: site.ref, text: filter.ref });
    }
  }
  return out;
}
function* filtersOf(tracer: Tracer, site: Site): Iterable<Filter> {
  const { apis } = tracer.values;
  const at = (path: string): readonly Ref[] => tracer.values.argument(site.ref, path).filter((ref) => !tracer.values.things(ref).every((it) => it.kind === 'function'));
  for (const callee of site.callees) {
    const written = new Set<string | undefined>(apis.rows(callee.nodes, 'data').map((it) => (it.row as DataRow).data));
    for (const { row, library } of apis.rows(callee.nodes, 'data')) {
      if (!row.operators || row.where === undefined) continue;
      for (const ref of at(row.where)) yield { ref, does: row.does, package: library.package, fragment: false, as: 'filter' };
    }
    for (const { row, library } of apis.rows(callee.nodes, 'queries')) {
      if (row.language !== 'nosql') continue;
      for (const path of row.text) {
        for (const ref of at(path)) yield { ref, does: row.does ?? 'unknown', package: library.package, fragment: row.fragment === true, as: written.has(path) ? 'document' : 'filter' };
      }
    }
    for (const { row, library } of apis.rows(callee.nodes, 'sinks')) {
      // Code inside a filter is found with the filter.
      if (row.kind !== 'nosql' || isCodeOperator(row.value.split(' .').at(-1)!) || !holds(tracer.values, site.ref, row.when)) continue;
      for (const ref of at(row.value)) yield { ref, does: 'read', package: library.package, fragment: true, as: 'code' };
    }
  }
}
function queryOf(tracer: Tracer, composer: Composer, site: Site, filter: Filter): Query {
  const holes: Hole[] = [];
  let known = true;
  if (filter.as === 'code') holes.push(...codeHoles(tracer, composer, filter.ref, site));
  else {
    const outcome = tracer.trace(filter.ref, 'nosql', 'deep', site.ref, filter.as === 'filter' ? 'used as a filter' : 'used as an update', { document: filter.as === 'document' });
    known = !outcome.unknown;
    const flow = best(outcome.flows);
    if (flow !== undefined) holes.push({ at: flow.source.at, name: flow.source.name, position: 'value', flow, traced: known });
    for (const entry of tracer.values.entriesOf(filter.ref)) if (isCodeOperator(entry.key)) holes.push(...codeHoles(tracer, composer, entry.value, site));
  }
  return {
    at: spanOf(site.ref, filter.ref),
    language: 'nosql',
    package: filter.package,
    does: filter.does,
    tables: [],
    holes,
    known,
    bound: false,
    fragment: filter.fragment,
  };
}
/** Holes in the text of code that the database runs. */
function codeHoles(tracer: Tracer, composer: Composer, ref: Ref, site: Site): readonly Hole[] {
  if (tracer.values.things(ref).every((it) => it.kind === 'function')) return [];
  const piece = composer.text(ref);
  const found = holesOf(piece).map((it) => judge(tracer, it.ref, 'nosql', site.ref, 'clause', { users: it.users, what: 'put into code' }));
  return brings(piece) ? found : found.filter((it) => it.flow !== undefined);
}
