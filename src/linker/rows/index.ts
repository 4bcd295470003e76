/** Rows as one endpoint reads and writes them: how many, picked by what, and where that comes from. */
import type { DataAccess, Row, RowBound, RowFilter } from '../../model/model.ts';
import type { Access } from '../behaviour/accesses.ts';
import { placeKey, type Scene } from '../behaviour/scene.ts';
import type { Answered } from '../behaviour/responses.ts';
import { type FunctionThing, isRef, type Ref, valueKey } from '../things.ts';
import { heldIn } from './answers.ts';
import { filtersOf } from './filters.ts';
import { baseOf, isClosed, isOpenChain, linksOf } from './options.ts';
import { type Knowing, Sources } from './sources.ts';
import { boundIn, writtenIn } from './statements.ts';

export type { Knowing } from './sources.ts';
/** An access with what is known of the call that makes it. */
export interface Found {
  readonly access: DataAccess;
  readonly known: Access | undefined;
}
/** Links after which rows are groups of them, or come one by one. */
const COUNTING = /^(?:groupBy|groupByRaw|having|count|distinct|stream|cursor|getCount|getRawOne|getOne|first)/;
const UNSEEN: RowBound = { is: 'unknown', by: 'the call is only known where it is run' };

/** Rows that a handler reads and writes, each place once. */
export function rowsOf(
  knowing: Knowing,
  handler: FunctionThing,
  accesses: readonly Found[],
  answers: readonly Answered[],
): readonly Row[] {
  const sources = new Sources(knowing, handler);
  const { scene } = knowing;
  const all = accesses.flatMap(({ known }) => (known === undefined ? [] : [known]));
  const held = heldIn(scene, answers, new Map(all.map((it) => [valueKey(it.ref), it])));
  const out = new Map<string, Row>();
  for (const { access, known } of accesses) {
    const key = placeKey(access.at);
    if (out.has(key)) continue;
    if (known === undefined) {
      out.set(key, { access, filters: [], written: [], filtersSeen: false, limit: UNSEEN, offset: UNSEEN });
      continue;
    }
    const answered = held.get(valueKey(known.ref));
    const selects = selectedBy(scene, known);
    const { all: filters, seen, whole } = filtersOf(scene, sources, known);
    const isList = answered?.list === true && isListed(known);
    const limit = boundOf(scene, sources, known, 'limit');
    // They may be those of one parent or one person, which stay few.
    const isOpen = isList && limit.is === 'no' && filters.some(isFromUnknown);
    out.set(key, {
      access: isList ? { ...access, many: true } : access,
      filters,
      written:
        known.row === undefined
          ? writtenIn(scene, sources, known)
          : known.written.flatMap((ref) =>
              scene.values.entriesOf(ref).map(({ key: column, value }) => ({
                column,
                from: sources.of(value),
                // A name for short stands where it is declared.
                at: value.unit.value(value.id).kind === 'param' ? access.at : scene.place(value),
              })),
            ),
      filtersSeen: seen,
      limit: isOpen ? { is: 'unknown', by: 'what picks these rows is not all seen' } : limit,
      offset: boundOf(scene, sources, known, 'offset'),
      ...(answered && { answered: { at: scene.place(answered.ref), asIs: answered.asIs } }),
      ...(selects && { selects }),
      ...(whole && { whole: { part: whole.part, at: scene.place(whole.ref) } }),
    });
  }
  return [...out.values()];
}
const isFromUnknown = ({ from, operator }: RowFilter): boolean => operator === 'equal' && from === 'unknown';

/** A statement that may give any number of rows; what a function of the database gives is its own matter. */
function isListed({ access, row, statement }: Access): boolean {
  const { query, does } = access;
  if (row !== undefined || does !== 'read' || query?.known !== true || statement?.givesRow === true) return false;
  if (query.holes.some(({ safe }) => safe === undefined)) return false;
  return !/\bfrom\s+[\w."`]+\s*\(/i.test(query.text ?? statement?.text ?? '');
}
/** Columns that options ask for. */
function selectedBy(scene: Scene, it: Access): readonly string[] | undefined {
  const found = it.row?.select === undefined ? [] : scene.argument(it.ref, it.row.select);
  if (found.length === 0) return undefined;
  return found.flatMap((ref) => [
    ...scene.values.constants(ref).flatMap((text) => text.split(/[\s,]+/)),
    ...scene.values.entriesOf(ref).map(({ key }) => key),
    ...scene.values
      .things(ref)
      .flatMap((thing) => (thing.kind === 'array' ? (scene.values.items(thing) ?? []) : []).filter(isRef))
      .flatMap((item) => scene.values.constants(item)),
  ]);
}
function boundBy(scene: Scene, sources: Sources, value: Ref): RowBound {
  const name = sources.nameOf(value);
  const from = sources.isBounded(value) ? 'unknown' : sources.of(value);
  return { is: 'yes', at: scene.place(value), from, ...(name !== undefined && { name }) };
}
function boundOf(scene: Scene, sources: Sources, it: Access, says: 'limit' | 'offset'): RowBound {
  if (it.access.single === true || it.access.does !== 'read') return { is: 'not-applicable' };
  const { row } = it;
  if (row === undefined) return boundIn(scene, sources, it, says);
  const path = row[says];
  for (const ref of path === undefined ? [] : scene.argument(it.ref, path)) return boundBy(scene, sources, ref);
  const links = linksOf(scene, it);
  for (const { ref, rows } of links) {
    const clause = rows.find((it) => it.says === says);
    if (clause === undefined) continue;
    const [value] = scene.argument(ref, clause.value);
    return value === undefined ? { is: 'yes', at: scene.place(ref), from: 'unknown' } : boundBy(scene, sources, value);
  }
  if (links.some(({ name }) => COUNTING.test(name)))
    return { is: 'unknown', by: 'what it gives is counted or streamed' };
  const hasClauses = scene.values.apis.library(it.access.package)?.clauses !== undefined;
  if (path === undefined && !hasClauses) return { is: 'unknown', by: 'how many rows it gives is not known' };
  const base = path === undefined ? undefined : baseOf(path);
  if (base !== undefined && !isClosed(scene, it.ref, base)) return { is: 'unknown', by: 'its options are not seen' };
  if (isOpenChain(scene, it)) return { is: 'unknown', by: 'it is put together elsewhere' };
  return { is: 'no', at: scene.place(it.ref) };
}
