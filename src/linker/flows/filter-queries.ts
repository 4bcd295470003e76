/** Filters and pipelines handed to document stores: can a caller send an operator, or code? */
import type { Operation } from '../../libraries/kinds.ts';
import { lastNames } from '../../libraries/paths.ts';
import type { Hole, Query } from '../../model/model.ts';
import type { ValueId } from '../../facts/facts.ts';
import { holds } from '../when.ts';
import type { QuerySite } from './query-site.ts';
import { type Ref, valueKey } from '../things.ts';
import type { FileUnit } from '../units.ts';
import type { Composer } from './compose.ts';
import { brings } from './pieces.ts';
import { isCodeOperator } from './filters.ts';
import { best, judge } from './holes.ts';
import { spanOf } from './query-spans.ts';
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
  readonly comparisons?: readonly string[] | undefined;
}

export function filterQueries(tracer: Tracer, composer: Composer): readonly QuerySite[] {
  const out: QuerySite[] = [];
  for (const site of tracer.sites.of(['queries', 'data', 'sinks'])) {
    const found = tracer.values.failures.guarded(
      'query',
      site.ref,
      () => undefined,
      () => oneSite(tracer, composer, site),
    );
    if (found !== undefined) out.push(found);
  }
  out.push(...strayFilters(tracer, composer, new Set(out.map((it) => valueKey(it.at)))));
  return out;
}
function oneSite(tracer: Tracer, composer: Composer, site: Site): QuerySite | undefined {
  const filters = new Map<string, Filter>();
  for (const filter of filtersOf(tracer, site)) {
    const key = valueKey(filter.ref);
    if (!filters.has(key)) filters.set(key, filter);
  }
  const [first] = filters.values();
  if (first === undefined) return undefined;
  return {
    query: queryOf(tracer, composer, site, [...filters.values()]),
    at: site.ref,
    site: site.ref,
    text: first.ref,
  };
}
/** Calls on something unknown that speak a document store's language: an argument is written with its operators. */
function strayFilters(tracer: Tracer, composer: Composer, done: ReadonlySet<string>): readonly QuerySite[] {
  const out: QuerySite[] = [];
  const { values } = tracer;
  const rows = values.apis.libraries
    .flatMap((library) => library.data ?? [])
    .filter((row) => row.operators && row.where !== undefined);
  const wheres = new Map<string, { where: string; does: Operation }>();
  for (const row of rows) {
    if (row.where !== '[0]' && row.where !== '[1]') continue;
    for (const name of lastNames(row.at))
      if (wheres.get(name)?.where !== '[0]') wheres.set(name, { where: row.where, does: row.does });
  }
  for (const ref of tracer.sites.named(wheres.keys())) {
    if (done.has(valueKey(ref))) continue;
    const found = values.failures.guarded<readonly QuerySite[]>(
      'query',
      ref,
      () => [],
      () => oneStray(tracer, composer, ref, wheres),
    );
    out.push(...found);
  }
  return out;
}
function oneStray(
  tracer: Tracer,
  composer: Composer,
  ref: Ref,
  wheres: ReadonlyMap<string, { readonly where: string; readonly does: Operation }>,
): readonly QuerySite[] {
  const { values } = tracer;
  const unit = ref.unit;
  const call = unit.value(ref.id);
  if (call.kind !== 'call') return [];
  const callee = unit.value(call.callee);
  if (callee.kind !== 'get' || typeof callee.key !== 'string' || !call.args.some((id) => hasOperator(unit, id)))
    return [];
  if (
    !values
      .things({ ...ref, id: call.callee })
      .every((it) => it.kind === 'unknown' || (it.kind === 'api' && it.nodes.length === 0))
  )
    return [];
  const { where, does } = wheres.get(callee.key)!;
  const site: Site = { ref, unit, callees: [] };
  return values.argument(ref, where).map((filter) => ({
    query: queryOf(tracer, composer, site, [{ ref: filter, does, package: '', fragment: false, as: 'filter' }]),
    at: ref,
    site: ref,
    text: filter,
  }));
}
function hasOperator(unit: FileUnit, id: ValueId): boolean {
  const value = unit.value(id);
  return (
    value.kind === 'object' &&
    value.entries.some((it) => typeof it.key === 'string' && (/^\$[a-z]/i.test(it.key) || hasOperator(unit, it.value)))
  );
}
function* filtersOf(tracer: Tracer, site: Site): Iterable<Filter> {
  const { apis } = tracer.values;
  const at = (path: string): readonly Ref[] =>
    tracer.values
      .argument(site.ref, path)
      .filter((ref) => !tracer.values.things(ref).every((it) => it.kind === 'function'));
  for (const callee of site.callees) {
    const written = new Set<string | undefined>(apis.rows(callee.nodes, 'data').map((it) => it.row.data));
    for (const { row, library } of apis.rows(callee.nodes, 'data')) {
      if (!row.operators || row.where === undefined) continue;
      for (const ref of at(row.where))
        yield {
          ref,
          does: row.does,
          package: library.package,
          fragment: false,
          as: 'filter',
          comparisons: row.comparisons,
        };
    }
    for (const { row, library } of apis.rows(callee.nodes, 'queries')) {
      if (row.language !== 'nosql') continue;
      for (const path of row.text) {
        for (const ref of at(path))
          yield {
            ref,
            does: row.does ?? 'unknown',
            package: library.package,
            fragment: row.fragment === true,
            as: row.whole || written.has(path) ? 'document' : 'filter',
          };
      }
    }
    for (const { row, library } of apis.rows(callee.nodes, 'sinks')) {
      // Code inside a filter is found with the filter.
      if (
        row.kind !== 'nosql' ||
        isCodeOperator(row.value.split(' .').at(-1)!) ||
        !holds(tracer.values, site.ref, row.when)
      )
        continue;
      for (const ref of at(row.value))
        yield { ref, does: 'read', package: library.package, fragment: true, as: 'code' };
    }
  }
}
/** One call, with all its filters and documents. */
function queryOf(tracer: Tracer, composer: Composer, site: Site, filters: readonly Filter[]): Query {
  const holes: Hole[] = [];
  let known = true;
  for (const filter of filters) {
    if (filter.as === 'code') {
      holes.push(...codeHoles(tracer, composer, filter.ref, site));
      continue;
    }
    const outcome = tracer.trace(
      filter.ref,
      'nosql',
      'deep',
      site.ref,
      filter.as === 'filter' ? 'used as a filter' : 'used as an update',
      { document: filter.as === 'document', ...(filter.comparisons && { comparisons: filter.comparisons }) },
    );
    if (outcome.unknown) known = false;
    const flow = best(outcome.flows);
    if (flow !== undefined)
      holes.push({
        at: flow.source.at,
        name: flow.source.name,
        position: 'value',
        flow,
        traced: !outcome.unknown,
        ...(filter.as === 'document' && { document: true }),
      });
    for (const entry of tracer.values.entriesOf(filter.ref))
      if (isCodeOperator(entry.key)) holes.push(...codeHoles(tracer, composer, entry.value, site));
  }
  const first = filters[0]!;
  return {
    at: spanOf(site.ref, site.ref),
    language: 'nosql',
    package: first.package,
    does: first.does,
    tables: [],
    holes,
    known,
    bound: false,
    fragment: filters.every((it) => it.fragment),
  };
}
/** Holes in the text of code that the database runs. */
function codeHoles(tracer: Tracer, composer: Composer, ref: Ref, site: Site): readonly Hole[] {
  if (tracer.values.things(ref).every((it) => it.kind === 'function')) return [];
  const piece = composer.text(ref);
  const found = holesOf(piece).map((it) =>
    judge(tracer, it.ref, 'code', site.ref, 'clause', {
      ...(it.safe !== undefined && { safe: it.safe }),
      users: it.users,
      what: 'put into code',
    }),
  );
  return brings(piece) ? found : found.filter((it) => it.flow !== undefined);
}
