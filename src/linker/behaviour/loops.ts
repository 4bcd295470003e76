/** Loops around a value: written ones, and functions that a list calls for each of its items. */
import type { Join, Location, Region, RegionId, ValueId } from '../../facts/facts.ts';
import { originsIn } from '../origins.ts';
import type { FunctionThing, Ref } from '../things.ts';
import type { FileUnit } from '../units.ts';
import { isListened } from './events.ts';
import type { Scene } from './scene.ts';

const EACH =
  /^(?:map|forEach|flatMap|filter|reduce|reduceRight|each|eachSeries|eachLimit|eachOf|forEachSeries|mapSeries|mapLimit|concurrent)$/;
/** Lists of parts that are each as large as one query takes. */
const PARTS = /chunk|batch|partition|page/i;
/** So many turns are tries, or a handful. */
const FEW = 20;
type Loop = Extract<Region, { kind: 'loop' }>;

/** The innermost loop that runs a value once for each of many things, within the function it belongs to. */
export function loopAround(scene: Scene, unit: FileUnit, id: ValueId): Location | undefined {
  const home = scene.homeOf(unit, unit.ownerOf(id));
  if (isDead(unit, id)) return undefined;
  for (let r: RegionId = unit.regionOf(id); r > 0; r = unit.region(r).parent) {
    const it = unit.region(r);
    if (it.kind === 'loop' && !isOther(scene, unit, it, id) && !endsWith(unit, r, id))
      return scene.regionPlace(unit, r);
    if (it.kind !== 'function') continue;
    const each = callOfEach(scene, unit, it.of);
    if (each !== undefined) return scene.place({ unit, id: each });
    // What listens is called for what comes in, and not once for each turn in which it was registered.
    if (it.of === home || isListener(scene, unit, it.of)) return undefined;
  }
  return undefined;
}
function isListener(scene: Scene, unit: FileUnit, fn: ValueId): boolean {
  return unit
    .usersOf(fn)
    .some((user) => LISTENS.test(unit.calledName(user)) && isListened(scene, scene.values.ref(unit, user)));
}
const LISTENS = /^(?:on|once|addListener|addEventListener|createServer)$/;
/** The block is left before, whatever happens. */
function isDead(unit: FileUnit, id: ValueId): boolean {
  for (let r: RegionId = unit.regionOf(id); r > 0; r = unit.region(r).parent) {
    if (unit.facts.exits.some((exit) => exit.from === r && exit.at <= id && exit.end <= unit.value(id).start))
      return true;
    if (unit.region(r).kind === 'function') return false;
  }
  return false;
}
/** What follows the value in its block leaves the loop: it is run once, for the one that was looked for. */
function endsWith(unit: FileUnit, loop: RegionId, id: ValueId): boolean {
  for (let r: RegionId = unit.regionOf(id); r > 0 && r !== loop; r = unit.region(r).parent) {
    const { kind } = unit.region(r);
    if (kind === 'function') return false;
    const leaves = unit.facts.exits.some(
      (exit) => exit.from === r && exit.at >= id && (exit.kind === 'return' || exit.kind === 'throw'),
    );
    if (leaves) return true;
  }
  return false;
}
/** A loop that does not turn once for each of many things: over a handful or parts, pages, tries, a worker. */
function isOther(scene: Scene, unit: FileUnit, loop: Loop, id: ValueId): boolean {
  const { over, condition } = loop;
  if (over !== undefined) return isShort(unit, over) || isParts(unit, over) || isTable(scene, unit, over);
  // `while (true)`: a worker, or tries until one succeeds.
  if (condition === undefined) return true;
  const value = unit.value(condition);
  if (value.kind === 'literal') return value.value === true;
  if (isCounted(scene, unit, loop, condition)) return true;
  if (comparesLength(unit, loop, condition)) return takesParts(unit, loop, condition);
  return isToldByQuery(scene, unit, loop, condition, id) || !changes(unit, loop, id);
}
/** A list of one, or a handful of constants, written there. */
function isShort(unit: FileUnit, over: ValueId): boolean {
  const list = unit.value(over);
  return (
    list.kind === 'array' &&
    list.spreads === undefined &&
    (list.items.length < 2 ||
      list.items.every((item) => unit.value(item).kind === 'literal' || unit.value(item).kind === 'get'))
  );
}
/** A handful of things that a module writes out, or their names: they do not grow with what is stored. */
function isTable(scene: Scene, unit: FileUnit, over: ValueId): boolean {
  const ref = scene.values.ref(unit, over);
  const made = unit.value(over);
  const [of] = made.kind === 'call' && OF_OBJECTS.test(unit.calledName(over)) ? made.args : [];
  if (of !== undefined) {
    const held = scene.values.things({ ...ref, id: of });
    return (
      held.length > 0 &&
      held.every((it) => {
        const size = it.kind === 'object' && isWritten(it.ref) ? scene.values.entriesOf(it.ref).length : 0;
        return size > 0 && size <= FEW;
      })
    );
  }
  const things = scene.values.things(ref);
  return (
    things.length > 0 &&
    things.every((it) => {
      const items =
        it.kind === 'array' && it.made === undefined && isWritten(it.ref) ? scene.values.items(it) : undefined;
      return items !== undefined && items.length > 0 && items.length <= FEW;
    })
  );
}
const OF_OBJECTS = /^(?:keys|values|entries)$/;
/** It stands in a module, not in a function that makes it anew, and nothing else is put into it by a computed name. */
function isWritten({ unit, id }: Ref): boolean {
  const { kind } = unit.value(id);
  return (
    (kind === 'array' || kind === 'object') &&
    unit.ownerOf(id) < 0 &&
    unit.setsOn(id).every((it) => typeof it.key === 'string')
  );
}
/** `for (const part of chunk(ids, 100))`. */
function isParts(unit: FileUnit, over: ValueId): boolean {
  const call = unit.value(over);
  const callee = call.kind === 'call' ? unit.value(call.callee) : undefined;
  const name = callee?.kind === 'get' ? callee.key : callee && 'name' in callee ? callee.name : undefined;
  return typeof name === 'string' && PARTS.test(name);
}
/** Turns a fixed number of times: `attempt < 3`, `attempt < MAX_ATTEMPTS`. */
function isCounted(scene: Scene, unit: FileUnit, loop: Loop, condition: ValueId): boolean {
  return comparisonsIn(unit, condition).some(([left, right]) => {
    const bound = counterOf(unit, loop, left) === undefined ? left : right;
    if (counterOf(unit, loop, left === bound ? right : left) === undefined) return false;
    const most = scene.values
      .things(scene.values.ref(unit, bound))
      .map((it) => (it.kind === 'constant' ? Number(it.value) : NaN));
    // `while (left > 0)` ends there.
    return most.length > 0 && most.every((it) => it > 0 && it <= FEW);
  });
}
/** `i < rows.length`, of a list that the loop does not make. */
function comparesLength(unit: FileUnit, loop: Loop, condition: ValueId): boolean {
  return comparisonsIn(unit, condition).some((sides) =>
    sides.some((side) => {
      const get = unit.value(side);
      return get.kind === 'get' && get.key === 'length' && (get.of < loop.first || get.of >= loop.last);
    }),
  );
}
/** `i += 100`: so many at once. */
function takesParts(unit: FileUnit, loop: Loop, condition: ValueId): boolean {
  return comparisonsIn(unit, condition).some((sides) =>
    sides.some((side) => {
      const counter = counterOf(unit, loop, side);
      return (
        counter?.of.some((id) => {
          const next = unit.value(id);
          if (next.kind !== 'op' || next.right === undefined || (next.operator !== '+' && next.operator !== '-'))
            return false;
          const step = unit.value(next.right);
          return step.kind !== 'literal' || step.value !== 1;
        }) === true
      );
    }),
  );
}
function comparisonsIn(unit: FileUnit, condition: ValueId): readonly (readonly [ValueId, ValueId])[] {
  return [...originsIn(unit, condition, ['logic'])].flatMap((id) => {
    const op = unit.value(id);
    return op.kind === 'op' && op.right !== undefined && /^(?:[<>]=?|[!=]==?)$/.test(op.operator)
      ? [[op.left, op.right] as const]
      : [];
  });
}
/** A variable that each turn gives another value. */
function counterOf(unit: FileUnit, loop: Loop, id: ValueId): Join | undefined {
  const value = unit.value(id);
  return value.kind === 'join' && value.at === 'loop' && id >= loop.first && id < loop.last ? value : undefined;
}
/** It goes on as long as what the query itself found says so: the next page, the next try. */
function isToldByQuery(scene: Scene, unit: FileUnit, loop: Loop, condition: ValueId, id: ValueId): boolean {
  const acts = scene.actsIn(unit);
  const leads = (at: ValueId): boolean | readonly ValueId[] => {
    const value = unit.value(at);
    if (value.kind !== 'join' || value.at !== 'branch') return true;
    // What a branch chooses is told by its condition.
    return (value.from ?? []).flatMap((from) => {
      const region = unit.region(from);
      return region.kind === 'branch' || region.kind === 'rest' ? [region.condition] : [];
    });
  };
  for (const at of originsIn(unit, condition, ['op', 'get', 'arguments', 'receiver', 'wait', 'join', 'load'], leads)) {
    if (at === id) return true;
    if (at < loop.first || at >= loop.last || unit.value(at).kind !== 'call') continue;
    const site = acts.get(at);
    if (site !== undefined && (scene.rows(site, 'data').length > 0 || scene.rows(site, 'queries').length > 0))
      return true;
  }
  return false;
}
/** What the call is given is another in each turn. */
function changes(unit: FileUnit, loop: Loop, id: ValueId): boolean {
  const within = (at: ValueId): boolean => at >= loop.first && at < loop.last;
  for (const at of originsIn(unit, id, [
    'op',
    'get',
    'arguments',
    'receiver',
    'wait',
    'join',
    'text',
    'array',
    'object',
  ])) {
    if (at === id || !within(at)) continue;
    const { kind } = unit.value(at);
    if (kind === 'join' || kind === 'load' || kind === 'element') return true;
    // Links of the same statement are made of what they are given.
    if (kind === 'call' && !isLinkOf(unit, at, id)) return true;
  }
  return false;
}
function isLinkOf(unit: FileUnit, at: ValueId, id: ValueId): boolean {
  for (const link of originsIn(unit, id, ['receiver'])) if (link === at) return true;
  return false;
}
/** A function that calls itself for the next of a list: `walk(list, index + 1)`, `walk(rest)`, after `list.shift()`. */
export function walksList(scene: Scene, site: Ref, fn: FunctionThing): boolean {
  const { unit } = site;
  // Circles lead through other files as well; the numbers of their values say nothing in this one.
  if (fn.ref.unit !== unit) return false;
  const call = unit.value(site.id);
  const own = unit.value(fn.ref.id);
  if (call.kind !== 'call' || own.kind !== 'function') return false;
  if (scene.homeOf(unit, unit.ownerOf(site.id)) !== fn.ref.id) return false;
  return call.args.some((arg) => {
    const value = unit.value(arg);
    if (value.kind === 'op' && value.operator === '+' && value.right !== undefined) {
      const step = unit.value(value.right);
      return step.kind === 'literal' && step.value === 1 && isIndex(unit, value.left);
    }
    // What is left of a list: `[...rest]`, `list.slice(1)`.
    if (value.kind === 'array') return value.items.length === 1 && value.spreads?.length === 1;
    const callee = value.kind === 'call' ? unit.value(value.callee) : undefined;
    return callee?.kind === 'get' && callee.key === 'slice' && unit.value(callee.of).kind === 'param';
  });
}
function isIndex(unit: FileUnit, id: ValueId): boolean {
  return unit.usersOf(id).some((user) => {
    const get = unit.value(user);
    return get.kind === 'get' && get.key === id && unit.value(get.of).kind !== 'array';
  });
}
/** The call that runs a function literal for each item of a list. */
function callOfEach(scene: Scene, unit: FileUnit, fn: ValueId): ValueId | undefined {
  for (const user of unit.usersOf(fn)) {
    const call = unit.value(user);
    if (call.kind !== 'call' || !call.args.includes(fn)) continue;
    const callee = unit.value(call.callee);
    const named = callee.kind === 'get' && typeof callee.key === 'string' && EACH.test(callee.key);
    if (callee.kind === 'get' && (isShort(unit, callee.of) || isParts(unit, callee.of))) continue;
    if ([...(callee.kind === 'get' ? [callee.of] : []), ...call.args].some((it) => isTable(scene, unit, it))) continue;
    const things = scene.values.things(scene.values.ref(unit, call.callee));
    const rows = things.flatMap((it) => (it.kind === 'api' ? scene.values.apis.rows(it.nodes, 'callbacks') : []));
    if (
      rows.some(({ row }) => row.runs === 'each') ||
      (rows.length === 0 &&
        named &&
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
        return row.runs === 'event' ? 'later' : row.runs;
      }
    }
  }
  return undefined;
}
