/** Which statement a call of a driver runs: of a wrapper around it, the one that its caller hands over. */
import type { ArgumentPath, QueryRow } from '../../libraries/kinds.ts';
import { carriedTexts, headsOf, takenFrom } from '../flows/callers.ts';
import type { QuerySite } from '../flows/query-site.ts';
import type { Statement } from '../sql/statement.ts';
import { isRef, type Ref, valueKey } from '../things.ts';
import type { Scene } from './scene.ts';

type Row = Pick<QueryRow, 'text' | 'placeholders'>;

/** What the text of a statement says: read with all that was put together, or where it is handed over. */
export function statementAt(scene: Scene, ref: Ref, row: Row): Statement | undefined {
  const known = queryAt(scene, ref, row);
  if (known?.statement !== undefined) return known.statement;
  if (known === undefined && isWrapped(sitesOf(scene, ref))) return undefined;
  const text = constantText(scene, ref, row.text);
  return text === undefined ? undefined : scene.around.sql.text(text, ref);
}
/** The query that a call runs; nothing where its callers hand over several, and it is not known who calls. */
export function queryAt(scene: Scene, ref: Ref, row: Row): QuerySite | undefined {
  const all = sitesOf(scene, ref);
  if (!isWrapped(all)) return all.at(-1);
  const given = new Set(givenTexts(scene, ref, row).map(valueKey));
  return all.find((it) => given.has(valueKey(it.text)));
}
/** It runs another statement for each of several callers. */
export function runsForCallers(scene: Scene, ref: Ref): boolean {
  return isWrapped(sitesOf(scene, ref));
}
function sitesOf(scene: Scene, ref: Ref): readonly QuerySite[] {
  return scene.around.queries?.get(valueKey(ref)) ?? [];
}
/** Several callers of a wrapper hand their statements over. */
function isWrapped(all: readonly QuerySite[]): boolean {
  return all.length > 1 && all.some(({ at, site }) => valueKey(at) !== valueKey(site));
}
/** As deep as wrappers of wrappers are looked through. */
const MAX_WRAPPERS = 5;
/** The texts that the call is handed in its frame: each as it is, or in an object. */
function givenTexts(scene: Scene, ref: Ref, { text: paths }: Row): readonly Ref[] {
  return headsOf(paths).flatMap((head) =>
    scene.argument(ref, head).flatMap((it) => {
      const given = handedOver(scene, it);
      // Of what a parameter is given elsewhere, nothing is handed over here.
      const isOpen = takenFrom(given.unit, given.id) !== undefined;
      const carried = isOpen ? [] : carriedTexts(scene.values, ref, paths, head, given);
      return [given, ...carried.map((text) => handedOver(scene, text))];
    }),
  );
}
/** What a parameter, or a member of one, was given in its frame; the value itself where that is not told. */
function handedOver(scene: Scene, ref: Ref): Ref {
  let found = ref;
  for (let depth = 0; depth < MAX_WRAPPERS; depth++) {
    const { unit, ctx } = found;
    const taken = takenFrom(unit, found.id);
    if (taken === undefined) break;
    const given = scene.values.contexts.frameOf(unit, taken.param.function, ctx)?.args[taken.param.index];
    if (given === undefined || !isRef(given)) break;
    const member = taken.member === undefined ? given : scene.values.memberRefs(given, taken.member)[0];
    if (member === undefined) break;
    found = member;
  }
  return found;
}
function constantText(scene: Scene, ref: Ref, paths: readonly ArgumentPath[]): string | undefined {
  const value = ref.unit.value(ref.id);
  if (value.kind === 'text') return value.chunks.join('$1');
  for (const path of paths) {
    for (const arg of scene.argument(ref, path)) {
      const found = scene.values.constants(arg)[0];
      if (found !== undefined) return found;
      const written = arg.unit.value(arg.id);
      if (written.kind === 'text') return written.chunks.join('$1');
    }
  }
  return undefined;
}
