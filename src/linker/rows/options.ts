/** Options of a read, and the links of the chain that puts it together. */
import type { ClauseRow } from '../../libraries/kinds.ts';
import type { Access } from '../behaviour/accesses.ts';
import type { Scene } from '../behaviour/scene.ts';
import { originsIn } from '../origins.ts';
import type { Ref } from '../things.ts';

/** A call of the chain, or one that adds to it in a statement of its own. */
export interface ChainLink {
  readonly ref: Ref;
  readonly name: string;
  readonly rows: readonly ClauseRow[];
}
const DEEP = 4;

/** What holds the member that an argument path ends in; undefined where it ends in the argument itself. */
export function baseOf(path: string): string | undefined {
  return /^(.*\S)\s+\.\S+$/.exec(path)?.[1];
}
/**
 * All members of an object are seen: it is written out, and what is spread into it is as well. With a path the object
 * that stands there in a call; none there is an object without members.
 */
export function isClosed(scene: Scene, ref: Ref, path?: string): boolean {
  if (path !== undefined) {
    const call = ref.unit.value(ref.id);
    if (call.kind !== 'call' || call.spreads !== undefined) return false;
    return scene.argument(ref, path).every((it) => isClosedObject(scene, it, 0));
  }
  return isClosedObject(scene, ref, 0);
}
function isClosedObject(scene: Scene, ref: Ref, depth: number): boolean {
  if (depth > DEEP) return false;
  const things = scene.values.things(ref);
  return (
    things.length > 0 &&
    things.every((thing) => {
      if (thing.kind === 'constant') return thing.value === undefined || thing.value === null;
      if (thing.kind !== 'object') return false;
      const { unit, id } = thing.ref;
      const value = unit.value(id);
      if (value.kind !== 'object' || unit.setsOn(id).some(({ key }) => typeof key !== 'string')) return false;
      return value.entries.every((entry) =>
        entry.key === null
          ? isClosedObject(scene, { ...thing.ref, id: entry.value }, depth + 1)
          : typeof entry.key === 'string',
      );
    })
  );
}
/** Calls of the chain in which an access stands, and those that add to it. */
export function linksOf(scene: Scene, it: Access): readonly ChainLink[] {
  const { unit, ctx } = it.ref;
  const { apis } = scene.values;
  const seen = new Set<number>();
  const out: ChainLink[] = [];
  const add = (id: number): void => {
    const call = unit.value(id);
    if (call.kind !== 'call' || seen.has(id)) return;
    seen.add(id);
    const rows = scene.values
      .things({ unit, id: call.callee, ctx })
      .flatMap((thing) => (thing.kind === 'api' ? apis.rows(thing.nodes, 'clauses').map(({ row }) => row) : []));
    out.push({ ref: { unit, id, ctx }, name: unit.calledName(id), rows });
  };
  for (const id of originsIn(unit, it.result, ['receiver'])) {
    add(id);
    // Other reads of the same model are no links of this one.
    if (!mayBeStatement(scene, { unit, id, ctx })) continue;
    for (const get of unit.usersOf(id))
      if (unit.value(get).kind === 'get') for (const user of unit.usersOf(get)) add(user);
  }
  return out;
}
/** It can be given a limit, or nothing is known of it. */
function mayBeStatement(scene: Scene, ref: Ref): boolean {
  return (
    mayGoOn(scene, ref) || !scene.values.things(ref).some((thing) => thing.kind === 'api' && thing.nodes.length > 0)
  );
}
function mayGoOn({ values }: Scene, ref: Ref): boolean {
  return values
    .things(ref)
    .some(
      (thing) =>
        thing.kind === 'api' && values.apis.rows(values.apis.step(thing.nodes, '.limit'), 'clauses').length > 0,
    );
}
/** The chain is put together elsewhere as well: what stands here is not all of it. */
export function isOpenChain(scene: Scene, it: Access): boolean {
  const { unit, ctx } = it.ref;
  const last = { unit, id: it.result, ctx };
  if (mayGoOn(scene, last) && !it.access.awaited) return true;
  return [...originsIn(unit, it.result, ['receiver'])].some((id) => {
    const { kind } = unit.value(id);
    return (kind === 'param' || kind === 'join' || kind === 'load') && mayGoOn(scene, { unit, id, ctx });
  });
}
