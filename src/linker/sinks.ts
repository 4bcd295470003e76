/** Dangerous places other than queries, with the way a caller's input gets there; and rows written as they came. */
import type { SinkKind, SinkRow } from '../libraries/kinds.ts';
import type { Flow, Sink } from '../model/model.ts';
import { openParts } from './flows/addresses.ts';
import { Composer } from './flows/compose.ts';
import { best } from './flows/holes.ts';
import type { Site } from './flows/sites.ts';
import type { Traced } from './flows/state.ts';
import type { Tracer } from './flows/tracer.ts';
import { describe } from './describe.ts';
import { byPlace, placeOf } from './places.ts';
import { holds } from './when.ts';
import { type Ref, valueKey } from './things.ts';

/** What rules ask about. Answers, headers, logs and patterns are not followed, and statements and filters elsewhere. */
const ASKED: ReadonlySet<SinkKind> = new Set(['code', 'template', 'command', 'path', 'request', 'redirect']);

/** Calls in the project's own code that do what a text tells them, where a caller's input or something unseen gets there. */
export function collectSinks(tracer: Tracer): readonly Sink[] {
  const { values } = tracer;
  const composer = new Composer(tracer);
  const trace = (ref: Ref, row: SinkRow, site: Site, what: string): Traced =>
    row.whole === true
      ? tracer.trace(ref, row.kind, 'deep', site.ref, what, { document: true })
      : tracer.trace(ref, row.kind, 'text', site.ref, what, {
          ...((row.kind === 'request' || row.kind === 'redirect') && {
            parts: (text: Ref) => openParts(composer.text(text), row.kind),
          }),
        });
  const out: Sink[] = [];
  const look = (site: Site): void => {
    const seen = new Set<string>();
    for (const callee of site.callees) {
      for (const { row, library } of values.apis.rows(callee.nodes, 'sinks')) {
        if (!ASKED.has(row.kind) || !holds(values, site.ref, row.when)) continue;
        for (const ref of values.argument(site.ref, row.value)) {
          const key = `${row.kind}:${valueKey(ref)}`;
          const things = values.things(ref);
          if (seen.has(key) || (things.length > 0 && things.every((it) => HARMLESS.has(it.kind)))) continue;
          seen.add(key);
          const call = describe({ ...site.ref, id: calleeOf(site) });
          const outcome = trace(ref, row, site, `handed to ${call}`);
          const flow = best(outcome.flows.filter((it) => isChosen(it, row.kind)));
          if (flow === undefined && !outcome.unknown) continue;
          const named = { package: library.package, call, name: describe(ref) };
          out.push({ at: placeOf(site.ref), kind: row.kind, ...named, ...(flow && { flow }) });
        }
      }
    }
  };
  for (const site of tracer.sites.of(['sinks'], ASKED))
    values.failures.attempt('sink', site.ref, () => {
      look(site);
    });
  return out.sort(byPlace);
}
const HARMLESS: ReadonlySet<string> = new Set(['constant', 'function', 'class']);
function calleeOf({ ref, unit }: Site): number {
  const call = unit.value(ref.id);
  return call.kind === 'call' ? call.callee : ref.id;
}
/** A caller, or who sends somebody a link, chooses it freely. */
function isChosen({ source }: Flow, kind: SinkKind): boolean {
  // Nobody can make another one's browser send a header.
  if (kind === 'redirect') return source.part !== 'headers' && source.part !== 'cookies' && source.part !== 'event';
  // Parsers of forms name the file themselves, or keep the last segment of what they were told.
  if (source.part === 'files') return kind !== 'path' && !MADE.test(source.name);
  return true;
}
const MADE = /\b(?:path|filepath|tempFilePath|filename|destination|size|md5|mimetype|encoding|fieldname)$/;
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
