/** Things that are made at their first use and kept: once for the process, whoever asks first. */
import type { FunctionValue, ValueId } from '../../facts/facts.ts';
import { originsIn, SAME } from '../origins.ts';
import { type Ref, valueKey } from '../things.ts';
import type { FileUnit } from '../units.ts';
import type { Scene } from './scene.ts';

/** Functions of packages that run what they are handed at the first call alone. */
const ONCE = /^(?:once|memoize|memoizee|memoizeOne|memoize-one|lazy|singleton|pMemoize|p-memoize)$/;

/** True for what a call makes under the condition that none is kept yet, and that is kept there, in the function or by all who call it. */
export function isKeptOnce(scene: Scene, ref: Ref, seen = new Set<string>()): boolean {
  const { unit, id } = ref;
  if (isKeptHere(unit, id)) return true;
  const fn = unit.ownerOf(id);
  if (fn < 0 || seen.has(valueKey({ unit, id: fn }))) return false;
  seen.add(valueKey({ unit, id: fn }));
  const own = unit.value(fn);
  if (own.kind === 'function' && isKeptForCallers(scene, unit, fn, id)) return true;
  if (own.kind !== 'function' || !unit.returnedBy(own).some((given) => isMadeOf(unit, given, id))) return false;
  if (isHandedToOnce(unit, fn)) return true;
  const sites = [...scene.values.callersOf(unit, fn), ...runsOf(scene, unit, fn)];
  return sites.length > 0 && sites.every((site) => isKeptOnce(scene, site, seen));
}
/** The function runs once, when the process starts, and serves from then on: what it takes lasts as long as that. */
export function isOfStart(scene: Scene, unit: FileUnit, fn: ValueId): boolean {
  const sites = scene.values.callersOf(unit, fn);
  if (sites.length !== 1 || sites[0]!.unit.ownerOf(sites[0]!.id) >= 0) return false;
  return scene.sites
    .of(['settings'])
    .some(
      (site) =>
        site.unit === unit &&
        unit.ownerOf(site.ref.id) === fn &&
        scene.rows(site, 'settings').some(({ row }) => row.is === 'listens'),
    );
}
/** It is read from a member of what outlives the function, or from a variable of what is around that. */
export function isKeptElsewhere(unit: FileUnit, id: ValueId, fn: ValueId): boolean {
  const value = unit.value(id);
  if (value.kind === 'get') return typeof value.key === 'string' && lasts(unit, value.of);
  return value.kind === 'load' && unit.ownerOf(value.cell) !== fn && !unit.isWithin(unit.ownerOf(value.cell), fn);
}
/** `if (!kept) await setUp();`, where the function that is called keeps what it makes for the process. */
function isKeptForCallers(scene: Scene, unit: FileUnit, fn: ValueId, id: ValueId): boolean {
  const made = unit.value(id);
  const [first, last] = [unit.region((unit.value(fn) as FunctionValue).body).first, unit.facts.values.length];
  const own = [
    id,
    ...(made.kind === 'call' && made.receiver !== undefined ? originsIn(unit, made.receiver, SAME) : []),
  ];
  const cells = new Set<ValueId>();
  for (let at = first; at < last; at++) {
    const store = unit.value(at);
    if (store.kind !== 'store' || unit.ownerOf(at) !== fn) continue;
    if (own.some((it) => unit.value(it).kind === 'call' && isMadeOf(unit, store.to, it))) cells.add(store.cell);
  }
  if (cells.size === 0) return false;
  const sites = scene.values.callersOf(unit, fn);
  return sites.length > 0 && sites.every((site) => site.unit === unit && asksFor(unit, site.id, cells));
}
/** It is come to only under a condition that looks at one of the variables. */
function asksFor(unit: FileUnit, id: ValueId, cells: ReadonlySet<ValueId>): boolean {
  for (let r = unit.regionOf(id); r > 0; r = unit.region(r).parent) {
    const it = unit.region(r);
    if (it.kind === 'function') return false;
    if (it.kind !== 'branch' && it.kind !== 'rest') continue;
    for (const at of originsIn(unit, it.condition, ['op', 'get', 'receiver', 'wait', 'join'])) {
      const load = unit.value(at);
      if (load.kind === 'load' && cells.has(load.cell)) return true;
    }
  }
  return false;
}
/** Calls of a function literal by the functions of the project that it is handed to. */
function runsOf(scene: Scene, unit: FileUnit, fn: ValueId): readonly Ref[] {
  return unit.usersOf(fn).flatMap((user) => {
    const call = unit.value(user);
    const index = call.kind === 'call' ? call.args.indexOf(fn) : -1;
    if (call.kind !== 'call' || index < 0) return [];
    return scene.calls.callees(scene.values.ref(unit, user), call).flatMap(({ ref }) => {
      const taker = ref.unit.value(ref.id);
      const param = taker.kind === 'function' ? taker.params[index] : undefined;
      if (param === undefined) return [];
      return ref.unit.usersOf(param).flatMap((use) => {
        const run = ref.unit.value(use);
        return run.kind === 'call' && run.callee === param ? [scene.values.ref(ref.unit, use)] : [];
      });
    });
  });
}
function isHandedToOnce(unit: FileUnit, fn: ValueId): boolean {
  return unit.usersOf(fn).some((user) => {
    const call = unit.value(user);
    if (call.kind !== 'call' || !call.args.includes(fn)) return false;
    const callee = unit.value(call.callee);
    // What a package is as a whole goes by the name of the package: `lodash.once`.
    if (callee.kind === 'import' && (callee.name === '=' || callee.name === 'default'))
      return typeof callee.from === 'string' && ONCE.test(callee.from.split(/[./]/).at(-1)!);
    const name = callee.kind === 'get' ? callee.key : 'name' in callee ? callee.name : undefined;
    return typeof name === 'string' && ONCE.test(name);
  });
}
/** `kept ??= make()`, `if (!this.kept) this.kept = make()`, `if (kept) return kept; kept = make()`. */
function isKeptHere(unit: FileUnit, id: ValueId): boolean {
  for (let r = unit.regionOf(id); r > 0; r = unit.region(r).parent) {
    const it = unit.region(r);
    if (it.kind === 'function') return false;
    if (it.kind !== 'branch' && it.kind !== 'rest') continue;
    if (keptUnder(unit, it.condition, id) || asksItsModule(unit, it.condition, id)) return true;
  }
  return false;
}
/** The module keeps what it makes, and is asked before: `if (mongoose.connection.readyState === 0) await mongoose.connect(…)`. */
function asksItsModule(unit: FileUnit, condition: ValueId, id: ValueId): boolean {
  const call = unit.value(id);
  const module = call.kind === 'call' ? moduleOf(unit, call.callee) : undefined;
  return (
    module !== undefined &&
    [...originsIn(unit, condition, ['op', 'join'])].some(
      (at) => unit.value(at).kind === 'get' && moduleOf(unit, at) === module,
    )
  );
}
/** The module that a member is read from, however deep. */
function moduleOf(unit: FileUnit, id: ValueId): string | undefined {
  let value = unit.value(id);
  while (value.kind === 'get') value = unit.value(value.of);
  return value.kind === 'import' && typeof value.from === 'string' ? value.from : undefined;
}
/** What the call gives is written to a place that the condition looks at. */
function keptUnder(unit: FileUnit, condition: ValueId, id: ValueId): boolean {
  const looked = [...originsIn(unit, condition, ['op', 'get', 'receiver', 'wait', 'join'])];
  return looked.some((at) => {
    const place = unit.value(at);
    if (place.kind === 'load')
      return unit.usersOf(place.cell).some((user) => {
        const store = unit.value(user);
        return store.kind === 'store' && isMadeOf(unit, store.to, id);
      });
    if (place.kind === 'get')
      return (
        typeof place.key === 'string' &&
        lasts(unit, place.of) &&
        unit.facts.values.some(
          (set) =>
            set.kind === 'set' && set.key === place.key && isSame(unit, set.of, place.of) && isMadeOf(unit, set.to, id),
        )
      );
    // `if (!pools.has(name)) pools.set(name, make())`
    const callee = place.kind === 'call' ? unit.value(place.callee) : undefined;
    if (callee?.kind !== 'get' || (callee.key !== 'has' && callee.key !== 'get') || !lasts(unit, callee.of))
      return false;
    return unit.usersOf(callee.of).some((get) => {
      const method = unit.value(get);
      if (method.kind !== 'get' || method.key !== 'set') return false;
      return unit.usersOf(get).some((use) => {
        const set = unit.value(use);
        return set.kind === 'call' && set.callee === get && set.args.some((arg) => isMadeOf(unit, arg, id));
      });
    });
  });
}
/** One object, also where `globalThis` is written twice. */
function isSame(unit: FileUnit, one: ValueId, other: ValueId): boolean {
  if (one === other) return true;
  const [a, b] = [unit.value(one), unit.value(other)];
  if (a.kind === 'get' && b.kind === 'get') return a.key === b.key && isSame(unit, a.of, b.of);
  return a.kind === 'global' && b.kind === 'global' && a.name === b.name;
}
/** It outlives the call: no parameter (a request), and no value of the function's own making. */
function lasts(unit: FileUnit, of: ValueId): boolean {
  for (const at of originsIn(unit, of, ['get', ...SAME])) {
    const { kind } = unit.value(at);
    if (kind === 'param' || ((kind === 'object' || kind === 'call') && unit.ownerOf(at) >= 0)) return false;
  }
  return true;
}
function isMadeOf(unit: FileUnit, value: ValueId, id: ValueId): boolean {
  for (const at of originsIn(unit, value, [...SAME, 'logic', 'receiver', 'get', 'arguments', 'array', 'object']))
    if (at === id) return true;
  return false;
}
