/** Places where a part of the request is copied into a row that was read or made: by a call, a spread, or key by key. */
import type { Location, Value, ValueId } from '../../facts/facts.ts';
import type { Flow } from '../../model/model.ts';
import { fromOf } from '../flows/row-paths.ts';
import { Origins } from '../origins.ts';
import type { Ref } from '../things.ts';
import type { FileUnit } from '../units.ts';
import type { Act } from './acts.ts';
import { origin } from './connections.ts';
import { flowBetween, type Part, rawPart } from './raw-input.ts';
import { type Scene } from './scene.ts';

interface Merge {
  readonly at: Location;
  readonly flow: Flow;
}
export function mergesOf(scene: Scene, actsOf: (unit: FileUnit, call: ValueId) => readonly Act[]): readonly Merge[] {
  const out: Merge[] = [];
  for (const unit of scene.units) {
    const into = (id: ValueId, target: ValueId, parts: readonly (() => Part | undefined)[]): void => {
      const ref = scene.values.ref(unit, target);
      if (!isStored(scene, ref, actsOf) || isOnlyShown(scene, unit, id, ref)) return;
      for (const part of parts) {
        const found = part();
        if (found === undefined) continue;
        const flow = flowBetween(scene, found, { ...ref, id }, 'merged into a stored row');
        out.push({ at: scene.place({ unit, id }), flow });
        return;
      }
    };
    const whole = (ids: readonly ValueId[]) =>
      ids.map((id) => (): Part | undefined => rawPart(scene, scene.values.ref(unit, id)));
    const look = (value: Value, id: ValueId): void => {
      if (value.kind === 'object') {
        const spread = value.entries.filter((entry) => entry.key === null).map((entry) => entry.value);
        if (spread.length > 1) into(id, spread[0]!, whole(spread.slice(1)));
      } else if (value.kind === 'set' && typeof value.key !== 'string')
        into(id, value.of, [() => keyPart(scene, scene.values.ref(unit, value.key as ValueId))]);
      else if (value.kind === 'call') for (const it of copiesBy(scene, unit, id)) into(id, it.to, it.parts);
    };
    unit.facts.values.forEach((value, id) => {
      if (value.kind !== 'object' && value.kind !== 'call' && value.kind !== 'set') return;
      scene.values.failures.attempt('merge', { unit, id }, () => {
        look(value, id);
      });
    });
  }
  return out;
}
/** Where a library call copies to, and what: `Object.assign(row, body)`, `row.set(body)`, `row.set(key, value)`. */
function copiesBy(
  scene: Scene,
  unit: FileUnit,
  id: ValueId,
): readonly { readonly to: ValueId; readonly parts: readonly (() => Part | undefined)[] }[] {
  const { values } = scene;
  const call = unit.value(id);
  if (call.kind !== 'call' || call.args.length === 0) return [];
  const site = values.ref(unit, id);
  return values.things({ ...site, id: call.callee }).flatMap((thing) => {
    if (thing.kind !== 'api') return [];
    return values.apis.rows(thing.nodes, 'flows').flatMap(({ row }) => {
      if (!/^(?:receiver(?: \[\d\])?|\[\d\])$/.test(row.to)) return [];
      const [to] = scene.argument(site, row.to);
      if (to === undefined) return [];
      const from = values.argument(site, row.from);
      const parts = from.map((it) => (): Part | undefined => rawPart(scene, it));
      return [{ to: to.id, parts: [...parts, ...from.map((it) => () => keyPart(scene, it))] }];
    });
  });
}
/** The value is a row: one that was read, or an entity that a later save will write. */
function isStored(scene: Scene, ref: Ref, actsOf: (unit: FileUnit, call: ValueId) => readonly Act[]): boolean {
  const { apis } = scene.values;
  const from = origin(ref);
  if (
    from.unit.value(from.id).kind === 'call' &&
    actsOf(from.unit, from.id).some((act) => act.is === 'access' && act.access.does === 'read')
  )
    return true;
  return scene.values
    .things(ref)
    .some((it) => it.kind === 'api' && SAVES.some((name) => apis.has(apis.step(it.nodes, name), 'data')));
}
/** Nothing is done with a row but to read members of it, to add some, and to answer with it: it is never saved. */
function isOnlyShown(scene: Scene, unit: FileUnit, copy: ValueId, to: Ref): boolean {
  const read = origin(to);
  if (read.unit !== unit || savesAll(unit, unit.ownerOf(copy))) return false;
  const from = [copy, to.id, read.id];
  const seen = new Set<ValueId>(from);
  for (const id of seen)
    for (const user of unit.usersOf(id)) {
      const use = unit.value(user);
      if (use.kind === 'wait' || use.kind === 'join') seen.add(user);
      else if (use.kind === 'object') seen.add(user);
      else if (use.kind === 'get') {
        // A method of its own may save it.
        if (unit.usersOf(user).some((it) => isCallOf(unit, it, user))) return false;
      } else if (use.kind === 'call') {
        if (!from.includes(user) && !isAnswer(scene, unit, user)) return false;
      } else if (use.kind !== 'op' && use.kind !== 'text' && !(use.kind === 'set' && use.of === id)) return false;
    }
  const exits = (id: ValueId): boolean => unit.exitsIn(unit.ownerOf(id)).some((exit) => seen.has(exit.value ?? -1));
  return !from.some(exits);
}
/** A unit of work writes what was changed, without being handed it. */
function savesAll(unit: FileUnit, fn: ValueId): boolean {
  const own = fn < 0 ? undefined : unit.value(fn);
  if (own?.kind !== 'function' || own.body < 0) return true;
  const { first, last } = unit.region(own.body);
  for (let id = first; id < last; id++) {
    const get = unit.value(id);
    if (get.kind === 'get' && /^(?:flush|commit|persist|save|submit)/i.test(String(get.key))) return true;
  }
  return false;
}
function isCallOf(unit: FileUnit, user: ValueId, callee: ValueId): boolean {
  const call = unit.value(user);
  return call.kind === 'call' && call.callee === callee;
}
const ANSWERS = /(?:Context|Response|Reply)$/;
function isAnswer(scene: Scene, unit: FileUnit, call: ValueId): boolean {
  const { values } = scene;
  const value = unit.value(call);
  if (value.kind !== 'call') return false;
  const callee = unit.value(value.callee);
  const things = values.things(values.ref(unit, value.callee));
  if (things.some((it) => it.kind === 'api' && values.apis.has(it.nodes, 'responses'))) return true;
  // What a package of views adds to the request's own object.
  if (callee.kind !== 'get' || callee.key !== 'render') return false;
  return values
    .things(values.ref(unit, callee.of))
    .some((it) => it.kind === 'api' && it.nodes.some(({ types }) => types.some((type) => ANSWERS.test(type))));
}
const SAVES = ['.save', '.$query', '.flush'];
/** The part of the request whose keys a key is one of, each in its turn, and nothing says which. */
function keyPart(scene: Scene, key: Ref): Part | undefined {
  for (const at of new Origins(scene.values, key, ['get', 'join', 'wait'], (it) => turnOf(scene, it))) {
    const value = at.unit.value(at.id);
    if (value.kind !== 'element' && value.kind !== 'param') continue;
    for (const over of turnOf(scene, at)) {
      const part = keysOf(scene, over);
      if (part !== undefined) return scene.around.tested?.(key) === true ? undefined : part;
    }
  }
  return undefined;
}
/** What a value is one of in each turn of a loop, or of a callback that runs for each. */
function turnOf({ values }: Scene, ref: Ref): readonly Ref[] {
  const { unit } = ref;
  const value = unit.value(ref.id);
  if (value.kind === 'element') return [{ ...ref, id: value.of }];
  if (value.kind !== 'param' || value.index > 0) return [];
  return unit.usersOf(value.function).flatMap((user) => {
    const call = unit.value(user);
    const runs =
      call.kind === 'call' && call.receiver !== undefined && call.args.includes(value.function)
        ? values.things({ ...ref, id: call.callee })
        : [];
    const each = runs.some(
      (it) => it.kind === 'api' && values.apis.rows(it.nodes, 'callbacks').some(({ row }) => row.runs === 'each'),
    );
    return each && call.kind === 'call' ? [{ ...ref, id: call.receiver! }] : [];
  });
}
/** The part of the request whose keys, or entries, a value lists. */
function keysOf(scene: Scene, ref: Ref): Part | undefined {
  const { values } = scene;
  const call = ref.unit.value(ref.id);
  // `for (const key in body)`.
  if (call.kind !== 'call') return rawPart(scene, ref);
  for (const thing of values.things({ ...ref, id: call.callee })) {
    if (thing.kind !== 'api') continue;
    for (const { row } of values.apis.rows(thing.nodes, 'flows')) {
      if (!/^return element\b/.test(row.to)) continue;
      for (const from of values.argument(ref, fromOf(row.from).head)) {
        const part = rawPart(scene, from);
        if (part !== undefined) return part;
      }
    }
  }
  return undefined;
}
