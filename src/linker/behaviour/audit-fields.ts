/** Fields of a row that a function is handed as a whole: as its callers write them out, or as it declares them. */
import { isRef, type Ref, valueOf } from '../things.ts';
import { makersOf, rowsIn } from './accesses.ts';
import type { Scene } from './scene.ts';

/** Callers of a function that are asked what they hand over. */
const MAX_CALLERS = 24;
/** Objects spread into objects. */
const MAX_DEEP = 4;

/** The fields of the rows that are written at some values, in the frame of these, or for all that call the function. */
export function handedFields(scene: Scene, rows: readonly Ref[]): readonly string[] {
  const all = rows
    .flatMap((it) => rowsIn(scene, it))
    .flatMap((it) => [it, ...makersOf(scene, it).flatMap(({ of }) => of)]);
  return [...new Set(all.flatMap((it) => fieldsOfRow(scene, it, MAX_DEEP)))];
}
function fieldsOfRow(scene: Scene, ref: Ref, deep: number): readonly string[] {
  const { values } = scene;
  const known = values.entriesOf(ref).map(({ key }) => key);
  if (deep === 0) return known;
  const value = valueOf(ref);
  if (value.kind === 'object') {
    const spread = value.entries.filter((it) => it.key === null);
    return [...known, ...spread.flatMap((it) => fieldsOfRow(scene, { ...ref, id: it.value }, deep - 1))];
  }
  if (known.length > 0 || value.kind !== 'param') return known;
  const declared = values.things(ref).flatMap((it) => {
    const type = it.kind === 'object' ? valueOf(it.ref) : undefined;
    return type?.kind === 'type' ? (type.members ?? []).map(({ name }) => name) : [];
  });
  if (declared.length > 0) return declared;
  const given = values.contexts.frameOf(ref.unit, value.function, ref.ctx)?.args[value.index];
  if (given !== undefined) return isRef(given) ? fieldsOfRow(scene, given, deep - 1) : [];
  const sites = values.callersOf(ref.unit, value.function);
  return sites.length > MAX_CALLERS
    ? []
    : sites.flatMap((site) => {
        const call = valueOf(site);
        const arg = call.kind === 'call' ? call.args[value.index] : undefined;
        return arg === undefined ? [] : fieldsOfRow(scene, { ...site, id: arg }, deep - 1);
      });
}
