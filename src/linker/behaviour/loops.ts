/** Loops around a value: written ones, and functions that a list calls for each of its items. */
import type { Location, RegionId, ValueId } from '../../facts/facts.ts';
import type { FileUnit } from '../units.ts';
import type { Scene } from './scene.ts';

const EACH = /^(?:map|forEach|flatMap|filter|each|eachSeries|mapSeries|mapLimit|concurrent)$/;

/** The innermost loop that runs a value, within the function it belongs to. */
export function loopAround(scene: Scene, unit: FileUnit, id: ValueId): Location | undefined {
  const home = scene.homeOf(unit, unit.ownerOf(id));
  for (let r: RegionId = unit.regionOf(id); r > 0; r = unit.region(r).parent) {
    const it = unit.region(r);
    if (it.kind === 'loop' && !isShort(unit, it.over) && !isLongRunning(unit, it.over, it.condition))
      return scene.regionPlace(unit, r);
    if (it.kind !== 'function') continue;
    const each = callOfEach(scene, unit, it.of);
    if (each !== undefined) return scene.place({ unit, id: each });
    if (it.of === home) return undefined;
  }
  return undefined;
}
/** A list of one, or a handful of constants, written there. */
function isShort(unit: FileUnit, over: ValueId | undefined): boolean {
  const list = over === undefined ? undefined : unit.value(over);
  return (
    list?.kind === 'array' &&
    list.spreads === undefined &&
    (list.items.length < 2 ||
      list.items.every((item) => unit.value(item).kind === 'literal' || unit.value(item).kind === 'get'))
  );
}
/** `while (true)`: a worker, or tries until one succeeds. */
function isLongRunning(unit: FileUnit, over: ValueId | undefined, condition: ValueId | undefined): boolean {
  if (over !== undefined) return false;
  if (condition === undefined) return true;
  const value = unit.value(condition);
  return value.kind === 'literal' && value.value === true;
}
/** The call that runs a function literal for each item of a list. */
function callOfEach(scene: Scene, unit: FileUnit, fn: ValueId): ValueId | undefined {
  for (const user of unit.usersOf(fn)) {
    const call = unit.value(user);
    if (call.kind !== 'call' || !call.args.includes(fn)) continue;
    const callee = unit.value(call.callee);
    if (callee.kind !== 'get' || typeof callee.key !== 'string') continue;
    if (isShort(unit, callee.of)) continue;
    const things = scene.values.things(scene.values.ref(unit, call.callee));
    const rows = things.flatMap((it) => (it.kind === 'api' ? scene.values.apis.rows(it.nodes, 'callbacks') : []));
    if (
      rows.some(({ row }) => row.runs === 'each') ||
      (rows.length === 0 &&
        EACH.test(callee.key) &&
        things.every((it) => it.kind === 'unknown' || (it.kind === 'api' && it.nodes.length === 0)))
    )
      return user;
  }
  return undefined;
}
/** When a library runs a function literal that it is handed; undefined: at once, or it is not known. */
export function runsWhen(scene: Scene, unit: FileUnit, fn: ValueId): 'finish' | 'error' | 'later' | undefined {
  for (const user of unit.usersOf(fn)) {
    const call = unit.value(user);
    if (call.kind !== 'call') continue;
    const ref = scene.values.ref(unit, user);
    for (const thing of scene.values.things({ ...ref, id: call.callee })) {
      if (thing.kind !== 'api') continue;
      for (const { row } of scene.values.apis.rows(thing.nodes, 'callbacks')) {
        if (row.runs === 'now' || row.runs === 'each' || !scene.argument(ref, row.function).some((it) => it.id === fn))
          continue;
        if (thing.nodes.every((node) => node.package.startsWith('language:')) && row.runs === 'later') continue;
        return row.runs;
      }
    }
  }
  return undefined;
}
