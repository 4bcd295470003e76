/** What becomes of the rows that a read gives: tested for absence, used untested, or only counted. */
import type { RegionId, ValueId } from '../../facts/facts.ts';
import type { DataAccess } from '../../model/model.ts';
import { describe } from '../describe.ts';
import { comesOf } from '../origins.ts';
import type { FileUnit } from '../units.ts';
import type { Access } from './accesses.ts';
import { isAggregate } from './aggregates.ts';
import { isCaughtIn } from './caught.ts';
import { chainLink, nextLink } from './promises.ts';
import { RegionTree } from './region-tree.ts';
import { type Scene } from './scene.ts';
import type { Throwing } from './throwing.ts';

const LIST_MEMBERS =
  /^(?:length|map|forEach|filter|reduce|find|some|every|slice|push|concat|join|sort|flatMap|includes|indexOf|entries|keys|values|at|shift|pop|reverse|flat|then|catch|finally|\d+)$/;
const RESULT_MEMBERS =
  /^(?:rows|recordset|recordsets|Items|Item|Records|records|rowCount|rowsAffected|affectedRows|fields|command|insertId|changes|lastInsertRowid|lastID|meta|results|data)$/;
/** Members under which a builder of statements gives an aggregate: there is always a row of it. */
const AGGREGATES = /^(?:count|count\(\*\)|total|sum|max|min|avg)$/;
const ASSERTS = /^(?:assert|ok|invariant|expect|ensure|must|require|check|should|is(?:Nil|Null|Empty|Undefined))/i;

/** Values that are the answer, the list of rows, and one row. */
export interface Rows {
  readonly results: readonly ValueId[];
  readonly lists: readonly ValueId[];
  readonly rows: readonly ValueId[];
}
/** The values that the answer of an access goes to, in its own function. */
export function rowsOf(access: Access): Rows {
  const unit = access.ref.unit;
  const results = aliases(unit, access.result);
  if (access.access.single === true) return { results, lists: [], rows: results };
  const lists: ValueId[] = [];
  const rows: ValueId[] = [];
  if (access.row?.pair === true)
    lists.push(
      ...results.flatMap((id) =>
        membersOf(unit, id).flatMap(({ key, id: at }) => (key === '0' ? aliases(unit, at) : [])),
      ),
    );
  else if (access.row !== undefined) lists.push(...results);
  else {
    for (const id of results) {
      for (const { key, id: at } of membersOf(unit, id)) {
        if (/^(?:rows|recordset|results|records)$/.test(key)) lists.push(...aliases(unit, at));
        else if (key === '0') (isUsedAsList(unit, at) ? lists : rows).push(...aliases(unit, at));
      }
      if (isUsedAsList(unit, id)) lists.push(id);
    }
  }
  for (const id of lists) {
    for (const { key, id: at } of membersOf(unit, id)) {
      if (key === '0' && !rows.includes(at)) rows.push(...aliases(unit, at));
      if (key !== 'shift' && key !== 'pop' && key !== 'at') continue;
      for (const use of unit.usersOf(at)) {
        const call = unit.value(use);
        if (call.kind === 'call' && call.callee === at) rows.push(...aliases(unit, use));
      }
    }
  }
  return { results, lists, rows };
}
/** The same value under other numbers: awaited, stored, handed to a callback, chosen among others. */
export function aliases(unit: FileUnit, id: ValueId): ValueId[] {
  const out: ValueId[] = [id];
  for (let index = 0; index < out.length && out.length < 40; index++) {
    const at = out[index]!;
    const add = (next: ValueId | undefined): void => {
      if (next !== undefined && !out.includes(next)) out.push(next);
    };
    for (const user of unit.usersOf(at)) {
      const it = unit.value(user);
      if (it.kind === 'wait') add(user);
      else if (
        it.kind === 'join' &&
        (it.at === 'branch' || it.at === 'catch' || it.at === 'finally') &&
        !it.of.some(
          (other) => other !== at && unit.value(other).kind !== 'absent' && unit.value(other).kind !== 'literal',
        )
      )
        add(user);
      else if (it.kind === 'store' && it.to === at)
        for (const load of unit.usersOf(it.cell)) if (unit.value(load).kind === 'load') add(load);
    }
    const link = nextLink(unit, at);
    const then = link === undefined ? undefined : chainLink(unit, link);
    if (then?.kind === 'then' && then.done !== undefined) {
      const fn = unit.value(then.done);
      if (fn.kind === 'function') add(fn.params[0]);
    }
    // `query(text, (error, rows) => …)`
    const call = unit.value(at);
    const last = call.kind === 'call' ? call.args.at(-1) : undefined;
    const callback = last === undefined ? undefined : unit.value(last);
    if (callback?.kind === 'function' && callback.params.length >= 2) add(callback.params[1]);
  }
  return out;
}
function membersOf(unit: FileUnit, id: ValueId): readonly { readonly key: string; readonly id: ValueId }[] {
  const out: { key: string; id: ValueId }[] = [];
  for (const user of unit.usersOf(id)) {
    const get = unit.value(user);
    if (get.kind === 'get' && get.of === id && typeof get.key === 'string') out.push({ key: get.key, id: user });
  }
  return out;
}
function isCalled(unit: FileUnit, get: ValueId): boolean {
  return unit.usersOf(get).some((user) => {
    const call = unit.value(user);
    return call.kind === 'call' && call.callee === get;
  });
}
function isUsedAsList(unit: FileUnit, id: ValueId): boolean {
  return aliases(unit, id).some((at) =>
    unit.usersOf(at).some((user) => {
      const it = unit.value(user);
      if (it.kind === 'get') return typeof it.key === 'string' && LIST_MEMBERS.test(it.key) && it.of === at;
      return it.kind === 'element' && it.of === at;
    }),
  );
}

/** Adds to an access what its rows are used for. */
export function withUse(scene: Scene, it: Access, throwing: Throwing): DataAccess {
  if (it.access.does !== 'read') return it.access;
  const unit = it.ref.unit;
  const found = rowsOf(it);
  const reduced = reducedAt(scene, unit, it, found);
  // A count is no row that may not be there.
  const isAlways = it.statement?.givesRow === true || isAggregate(scene, it);
  const more = {
    ...(reduced && { reduced }),
    ...(it.access.single === undefined && found.rows.length > 0 && !isAlways && { single: true }),
  };
  if (it.access.throwsWhenAbsent === true || found.rows.length === 0 || isAlways) return { ...it.access, ...more };
  const told = new Set([...found.rows, ...found.lists, ...(it.row === undefined ? found.results : [])]);
  const tested = testedIn(unit, told, it.ref.id);
  const asserted = assertions(scene, it, told);
  let unchecked: ValueId | undefined;
  let checked = tested.size > 0 || asserted.length > 0;
  for (const row of found.rows) {
    for (const user of unit.usersOf(row)) {
      // What a variable held before the row was put into it is another value.
      if (user < it.ref.id && !inSameLoop(unit, user, it.ref.id)) continue;
      const use = unit.value(user);
      const reads = use.kind === 'get' && use.of === row;
      if (!reads && !(use.kind === 'set' && use.of === row)) continue;
      // `first().from('users')`: the next link of a statement that is still being built.
      if (reads && unit.value(row).kind === 'call' && isCalled(unit, user)) continue;
      if (
        use.kind === 'get' &&
        (use.optional === true ||
          (typeof use.key === 'string' &&
            (RESULT_MEMBERS.test(use.key) ||
              AGGREGATES.test(use.key) ||
              (found.lists.includes(row) && LIST_MEMBERS.test(use.key)))))
      ) {
        checked ||= use.optional === true;
        continue;
      }
      if (isGuarded(unit, user, tested) || leftBefore(unit, user, tested, throwing) || asserted.some((at) => at < user))
        continue;
      if (unchecked === undefined || user < unchecked) unchecked = user;
    }
  }
  return {
    ...it.access,
    ...more,
    ...(found.rows.some((row) => isAbsenceGiven(unit, row)) && { absenceGiven: true as const }),
    ...(unchecked === undefined
      ? checked && { absenceChecked: true }
      : {
          usedUnchecked: scene.place({ unit, id: unchecked }),
          ...(isCaughtIn(unit, unit.regionOf(unchecked)) && { useCaught: true as const }),
        }),
  };
}
/** `!row`, `row === null`, `Boolean(row)`, as a member of what is made, handed on or returned. */
function isAbsenceGiven(unit: FileUnit, row: ValueId): boolean {
  return unit.usersOf(row).some((user) => {
    const it = unit.value(user);
    if (it.kind === 'op' && it.operator === '!') return isHandedOn(unit, user) || isAbsenceGiven(unit, user);
    if (it.kind === 'op' && /^[!=]==?$/.test(it.operator)) return isHandedOn(unit, user);
    const callee = it.kind === 'call' && it.args.includes(row) ? unit.value(it.callee) : undefined;
    return callee?.kind === 'global' && callee.name === 'Boolean' && isHandedOn(unit, user);
  });
}
function isHandedOn(unit: FileUnit, id: ValueId): boolean {
  return (
    unit.facts.exits.some(({ kind, value }) => kind === 'return' && value === id) ||
    unit.usersOf(id).some((user) => {
      const it = unit.value(user);
      return it.kind === 'object' || (it.kind === 'call' && it.args.includes(id));
    })
  );
}
/** Conditions of the file that look at one of the values, from a place on. */
function testedIn(unit: FileUnit, told: ReadonlySet<ValueId>, from: ValueId): ReadonlySet<ValueId> {
  const out = new Set<ValueId>();
  const looksAt = comesOf(['op', 'get', 'arguments', 'receiver', 'wait', 'join'], (_, id) => told.has(id));
  for (const region of unit.facts.regions) {
    const condition =
      region.kind === 'branch' || region.kind === 'rest'
        ? region.condition
        : region.kind === 'case'
          ? region.subject
          : region.kind === 'loop'
            ? region.condition
            : undefined;
    if (condition !== undefined && condition >= from && !out.has(condition) && looksAt(unit, condition))
      out.add(condition);
    else if (condition !== undefined && told.has(condition)) out.add(condition);
  }
  return out;
}
function isGuarded(unit: FileUnit, id: ValueId, tested: ReadonlySet<ValueId>): boolean {
  for (let r: RegionId = unit.regionOf(id); r > 0; r = unit.region(r).parent) {
    const it = unit.region(r);
    const condition =
      it.kind === 'branch' || it.kind === 'rest'
        ? it.condition
        : it.kind === 'case'
          ? it.subject
          : it.kind === 'loop'
            ? it.condition
            : undefined;
    if (condition !== undefined && tested.has(condition)) return true;
  }
  return false;
}
/**
 * A branch on one of the conditions stands before the place and ends in a call that never comes back, or leaves a try
 * behind which the place stands.
 */
function leftBefore(unit: FileUnit, id: ValueId, tested: ReadonlySet<ValueId>, throwing: Throwing): boolean {
  return unit.facts.regions.some((region, branch) => {
    if (region.kind !== 'branch' || !tested.has(region.condition) || region.last > id) return false;
    if (isAfter(unit, unit.regionOf(id), region.parent))
      return unit.facts.exits.some(({ kind, from }) => from === branch && (kind === 'return' || kind === 'throw'));
    // A function that is written behind the branch is made only where the row was found.
    if (!unit.encloses(region.parent, unit.regionOf(id))) return false;
    for (let at = region.first; at < region.last; at++) if (throwing.neverReturns(unit, at)) return true;
    return false;
  });
}
/** The region is what comes after a try, or lies in it. */
function isAfter(unit: FileUnit, region: RegionId, tried: RegionId): boolean {
  if (unit.region(tried).kind !== 'try') return false;
  for (let r = region; r > 0; r = unit.region(r).parent) {
    const it = unit.region(r);
    if (it.kind === 'after' && it.of === tried) return true;
  }
  return false;
}
/** Calls that are handed the row and throw when it is not as it should be. */
function assertions(scene: Scene, it: Access, told: ReadonlySet<ValueId>): readonly ValueId[] {
  const unit = it.ref.unit;
  const out: ValueId[] = [];
  for (const id of told) {
    for (const user of unit.usersOf(id)) {
      const call = unit.value(user);
      if (call.kind !== 'call' || !call.args.includes(id) || user === it.ref.id) continue;
      const callee = unit.value(call.callee);
      const name =
        callee.kind === 'get'
          ? String(callee.key)
          : callee.kind === 'import' || callee.kind === 'function' || callee.kind === 'global'
            ? callee.name
            : '';
      if (ASSERTS.test(name)) out.push(user);
      else {
        for (const fn of scene.calls.callees({ ...it.ref, id: user }, call)) {
          const inner = fn.ref.unit;
          if (
            inner.facts.exits.some((exit) => exit.kind === 'throw' && inner.ownerOfRegion(exit.from) === fn.ref.id) ||
            (isAwaited(unit, user) && rejects(inner, fn.ref.id))
          )
            out.push(user);
        }
      }
    }
  }
  return out;
}
function isAwaited(unit: FileUnit, id: ValueId): boolean {
  return unit.usersOf(id).some((user) => unit.value(user).kind === 'wait');
}
/** It hands back a promise of its own making, and rejects it under a condition: `new Promise((resolve, reject) => …)`. */
function rejects(unit: FileUnit, fn: ValueId): boolean {
  return unit.facts.values.some((value, id) => {
    const reject = value.kind === 'call' ? unit.value(value.callee) : undefined;
    if (reject?.kind !== 'param' || reject.index !== 1 || !unit.isWithin(unit.ownerOf(id), fn)) return false;
    const region = unit.region(unit.regionOf(id));
    if (region.kind !== 'branch' && region.kind !== 'rest') return false;
    return unit.usersOf(reject.function).some((user) => {
      const made = unit.value(user);
      const callee = made.kind === 'call' && made.new === true ? unit.value(made.callee) : undefined;
      return callee?.kind === 'global' && callee.name === 'Promise';
    });
  });
}
/** Whatever comes before in a loop may come after it in the next turn. */
function inSameLoop(unit: FileUnit, a: ValueId, b: ValueId): boolean {
  const tree = RegionTree.of(unit);
  for (let r = unit.regionOf(a); r > 0; r = unit.region(r).parent)
    if (unit.region(r).kind === 'loop' && tree.holds(r, unit.regionOf(b))) return true;
  return false;
}
/** The one use of the rows is to make a number of them. */
function reducedAt(scene: Scene, unit: FileUnit, it: Access, found: Rows): DataAccess['reduced'] {
  if (it.access.single === true || found.lists.length === 0) return undefined;
  let at: ValueId | undefined;
  for (const list of found.lists) {
    if (
      unit.facts.exits.some(
        (exit) => exit.value === list && unit.value(list).kind !== 'wait' && !found.results.includes(list),
      )
    )
      return undefined;
    for (const user of unit.usersOf(list)) {
      if (found.lists.includes(user) || found.results.includes(user)) continue;
      const use = unit.value(user);
      if (use.kind === 'call' && use.receiver === list && !use.args.includes(list)) continue;
      if (use.kind !== 'get' || use.of !== list) return undefined;
      if (use.key === 'length' && !isCompared(unit, user)) at ??= user;
      else if (use.key === 'reduce' && sums(unit, user)) at ??= callOf(unit, user) ?? user;
      else if (use.key === 'filter' && counted(unit, callOf(unit, user)) !== undefined)
        at ??= counted(unit, callOf(unit, user))!;
      else if (found.lists.includes(user)) continue;
      else return undefined;
    }
    if (found.results.includes(list) && unit.facts.exits.some((exit) => exit.value === list)) return undefined;
  }
  if (at === undefined) return undefined;
  const text = describe({ ...it.ref, id: at });
  return { at: scene.place({ unit, id: at }), by: text };
}
/** The `length` that is all anybody wants of a list. */
function counted(unit: FileUnit, list: ValueId | undefined): ValueId | undefined {
  if (list === undefined || unit.facts.exits.some((exit) => exit.value === list)) return undefined;
  const [only, ...more] = unit.usersOf(list);
  const get = only === undefined ? undefined : unit.value(only);
  return only !== undefined &&
    more.length === 0 &&
    get?.kind === 'get' &&
    get.key === 'length' &&
    !isCompared(unit, only)
    ? only
    : undefined;
}
function callOf(unit: FileUnit, callee: ValueId): ValueId | undefined {
  return unit.usersOf(callee).find((user) => {
    const call = unit.value(user);
    return call.kind === 'call' && call.callee === callee;
  });
}
/** A reduction whose function only adds up. */
function sums(unit: FileUnit, callee: ValueId): boolean {
  const id = callOf(unit, callee);
  const call = id === undefined ? undefined : unit.value(id);
  if (call?.kind !== 'call') return false;
  const [fn, start] = call.args;
  const callback = fn === undefined ? undefined : unit.value(fn);
  const first = start === undefined ? undefined : unit.value(start);
  if (callback?.kind !== 'function' || first?.kind !== 'literal' || typeof first.value !== 'number') return false;
  const body = unit.region(callback.body);
  for (let at = body.first; at < body.last; at++) {
    const it = unit.value(at);
    if (it.kind === 'set' || it.kind === 'store' || it.kind === 'wait' || it.kind === 'object' || it.kind === 'array')
      return false;
  }
  return true;
}
/** Only asked whether there are any. */
function isCompared(unit: FileUnit, id: ValueId): boolean {
  const users = unit.usersOf(id);
  if (unit.facts.exits.some((exit) => exit.value === id)) return false;
  const asked = unit.facts.regions.some(
    (region) => (region.kind === 'branch' || region.kind === 'rest') && region.condition === id,
  );
  return (
    users.every((user) => {
      const it = unit.value(user);
      return it.kind === 'op' && /^(?:[<>]=?|[!=]==?|!|&&|\|\|)$/.test(it.operator);
    }) &&
    (users.length > 0 || asked)
  );
}
