/** Rows as one endpoint reads and writes them: how many, picked by what, and where that comes from. */
import type { DataAccess } from '../../model/model.ts';
import type { Row, RowBound } from '../../model/rows.ts';
import type { Access } from '../behaviour/accesses.ts';
import type { Scene } from '../behaviour/scene.ts';
import type { FunctionThing } from '../things.ts';
import { filtersOf } from './filters.ts';
import { baseOf, isClosed, isOpenChain, linksOf } from './options.ts';
import { type Knowing, Sources } from './sources.ts';
import { boundIn } from './statements.ts';

export type { Knowing } from './sources.ts';
/** An access with what is known of the call that makes it. */
export interface Found {
  readonly access: DataAccess;
  readonly known: Access | undefined;
}
const UNSEEN: RowBound = { is: 'unknown', by: 'the call is only known where it is run' };

/** Rows that a handler reads and writes, each place once. */
export function rowsOf(knowing: Knowing, handler: FunctionThing, accesses: readonly Found[]): readonly Row[] {
  const sources = new Sources(knowing, handler);
  const { scene } = knowing;
  const out = new Map<string, Row>();
  for (const { access, known } of accesses) {
    const key = `${access.at.path}:${String(access.at.line)}:${String(access.at.column)}`;
    if (out.has(key)) continue;
    if (known === undefined) {
      out.set(key, { access, filters: [], written: [], filtersSeen: false, limit: UNSEEN, offset: UNSEEN });
      continue;
    }
    const { all, seen, whole } = filtersOf(scene, sources, known);
    out.set(key, {
      access,
      filters: all,
      written: known.written.flatMap((ref) =>
        scene.values.entriesOf(ref).map(({ key: column, value }) => ({
          column,
          from: sources.of(value),
          // A name for short stands where it is declared.
          at: value.unit.value(value.id).kind === 'param' ? access.at : scene.place(value),
        })),
      ),
      filtersSeen: seen,
      limit: boundOf(scene, sources, known, 'limit'),
      offset: boundOf(scene, sources, known, 'offset'),
      ...(whole && { whole: { part: whole.part, at: scene.place(whole.ref) } }),
    });
  }
  return [...out.values()];
}
function boundOf(scene: Scene, sources: Sources, it: Access, says: 'limit' | 'offset'): RowBound {
  if (it.access.single === true || it.access.does !== 'read') return { is: 'not-applicable' };
  const { row } = it;
  if (row === undefined) return boundIn(scene, sources, it, says);
  const path = row[says];
  for (const ref of path === undefined ? [] : scene.argument(it.ref, path))
    return { is: 'yes', at: scene.place(ref), from: sources.of(ref) };
  const links = linksOf(scene, it);
  for (const { ref, rows } of links) {
    const clause = rows.find((it) => it.says === says);
    if (clause === undefined) continue;
    const [value] = scene.argument(ref, clause.value);
    return { is: 'yes', at: scene.place(value ?? ref), from: value === undefined ? 'unknown' : sources.of(value) };
  }
  const hasClauses = scene.values.apis.library(it.access.package)?.clauses !== undefined;
  if (path === undefined && !hasClauses) return { is: 'unknown', by: 'how many rows it gives is not known' };
  const base = path === undefined ? undefined : baseOf(path);
  if (base !== undefined && !isClosed(scene, it.ref, base)) return { is: 'unknown', by: 'its options are not seen' };
  if (isOpenChain(scene, it)) return { is: 'unknown', by: 'it is put together elsewhere' };
  return { is: 'no', at: scene.place(it.ref) };
}
