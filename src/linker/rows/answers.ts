/** Rows that are part of what is answered. */
import type { Value } from '../../facts/facts.ts';
import type { Access } from '../behaviour/accesses.ts';
import type { Answered } from '../behaviour/responses.ts';
import { rowsOf } from '../behaviour/row-use.ts';
import type { Scene } from '../behaviour/scene.ts';
import { type FarEdge, Origins } from '../origins.ts';
import { type Ref, valueKey } from '../things.ts';
import { asksStore } from './sources.ts';

/** Where a row gets into an answer. */
export interface Held {
  readonly ref: Ref;
  readonly asIs: boolean;
  /** All rows that a statement gave, and not one of them. */
  readonly list: boolean;
}
/** The row itself, alone or as a member of the answer. */
const AS_IS: readonly FarEdge[] = ['wait', 'join', 'load', 'fallback', 'array', 'object', 'results', 'frame'];
/** And what is made of it. */
const MADE: readonly FarEdge[] = [...AS_IS, 'get', 'element', 'receiver', 'arguments', 'logic'];
/** What is asked of rows that are not answered: how many, whether, which. */
const ASKING = /^(?:length|size|reduce|some|every|find|findIndex|includes|indexOf|has|count|isEmpty|keys)$/;
const NEAREST = 400;

/** Accesses whose rows are held by the answers of a handler, by the key of the access. */
export function heldIn(
  scene: Scene,
  answers: readonly Answered[],
  accesses: ReadonlyMap<string, Access>,
): ReadonlyMap<string, Held> {
  const byResult = new Map<string, string>();
  const lists = new Set<string>();
  for (const [key, access] of accesses) {
    const { result, ref } = access;
    const { unit } = ref;
    byResult.set(key, key);
    byResult.set(valueKey({ unit, id: result }), key);
    // What a statement gives is no row: its rows are a member of that, or are picked out of it.
    const given = access.row === undefined ? rowsOf(access) : { lists: [], rows: [] };
    for (const id of [...given.lists, ...given.rows]) byResult.set(valueKey({ unit, id }), key);
    for (const id of given.lists) lists.add(valueKey({ unit, id }));
  }
  const out = new Map<string, Held>();
  for (const answer of answers) {
    const { status = 200, onError } = answer.response;
    if (status >= 400 || onError) continue;
    for (const body of bodiesOf(scene, answer))
      for (const asIs of [true, false])
        for (const met of metIn(scene, body, asIs ? AS_IS : MADE, byResult)) {
          const key = byResult.get(met)!;
          if (!out.has(key)) out.set(key, { ref: body, asIs, list: lists.has(met) });
        }
  }
  return out;
}
function* metIn(
  scene: Scene,
  body: Ref,
  edges: readonly FarEdge[],
  byResult: ReadonlyMap<string, string>,
): Generator<string, void> {
  const way = new Origins(
    scene.values,
    body,
    edges,
    (at) => {
      if (byResult.has(valueKey(at))) return false;
      const value = at.unit.value(at.id);
      if (value.kind === 'get') return typeof value.key !== 'string' || !ASKING.test(value.key);
      // What another read gives is no part of what it was asked with.
      return value.kind !== 'call' || (!ASKING.test(at.unit.calledName(at.id)) && !asksStore(scene, at));
    },
    NEAREST,
  );
  const met = [...way];
  // What members were written to, or taken from, is not as it came.
  if (edges === AS_IS && met.some(isChanged)) return;
  for (const at of met) if (byResult.has(valueKey(at))) yield valueKey(at);
}
function isChanged({ unit, id }: Ref): boolean {
  return (
    unit.setsOn(id).length > 0 ||
    unit.usersOf(id).some((user) => {
      const value = unit.value(user);
      return value.kind === 'get' && value.of === id && unit.usersOf(user).some((it) => isDeletion(unit.value(it)));
    })
  );
}
function isDeletion(value: Value): boolean {
  return value.kind === 'op' && value.operator === 'delete';
}
/** What an answer is given: the argument of the call, what is written, what is returned. */
function bodiesOf(scene: Scene, { ref }: Answered): readonly Ref[] {
  const value = ref.unit.value(ref.id);
  if (value.kind === 'set') return [{ ...ref, id: value.to }];
  const site = value.kind === 'call' ? scene.actsIn(ref.unit).get(ref.id) : undefined;
  if (site === undefined) return [ref];
  const rows = scene.rows(site, 'responses', ref.ctx);
  if (rows.length === 0) return [ref];
  return rows.flatMap(({ row }) =>
    row.body === undefined || row.body === 'written' ? [] : scene.argument(ref, row.body),
  );
}
