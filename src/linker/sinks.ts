/** Dangerous places other than queries, with the way a caller's input gets there; and rows written as they came. */
import type { Flow, Sink } from '../model/model.ts';
import { best } from './flows/holes.ts';
import type { Site } from './flows/sites.ts';
import { Tracer } from './flows/tracer.ts';
import { byPlace, placeOf } from './places.ts';
import { holds } from './when.ts';
import { type Ref, valueKey } from './things.ts';
import type { Values } from './values/kernel.ts';

/** Sinks that statements and filters cover already. */
const QUERIES = new Set(['sql', 'nosql']);

/** Every call of a dangerous function in the project's own code. */
export function collectSinks(values: Values, tracer: Tracer = new Tracer(values)): readonly Sink[] {
  const out: Sink[] = [];
  const look = (site: Site): void => {
    const seen = new Set<string>();
    for (const callee of site.callees) {
      for (const { row, library } of values.apis.rows(callee.nodes, 'sinks')) {
        if (QUERIES.has(row.kind) || !holds(values, site.ref, row.when)) continue;
        for (const ref of values.argument(site.ref, row.value)) {
          const key = `${row.kind}:${valueKey(ref)}`;
          if (seen.has(key) || values.things(ref).every((it) => it.kind === 'function' || it.kind === 'constant'))
            continue;
          seen.add(key);
          const flow = best(tracer.trace(ref, row.kind, 'text', site.ref, `handed to ${library.package}`).flows);
          out.push({ at: placeOf(site.ref), kind: row.kind, package: library.package, ...(flow && { flow }) });
        }
      }
    }
  };
  for (const site of tracer.sites.of(['sinks']))
    values.failures.attempt('sink', site.ref, () => {
      look(site);
    });
  return out.sort(byPlace);
}
/**
 * The way a part of a request gets into written data as it came: whole, or spread. Named members and what a schema let
 * through are not raw.
 */
export function rawInputOf(tracer: Tracer, data: Ref, site: Ref): Flow | undefined {
  const outcome = tracer.trace(data, 'nosql', 'deep', site, 'written', { document: true, raw: true });
  const parts = outcome.flows.filter(
    (it) => it.source.part === 'body' || it.source.part === 'query' || it.source.part === 'event',
  );
  return best(parts);
}
