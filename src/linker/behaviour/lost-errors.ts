/** Promises and handlers whose failure nobody receives. */
import type { ValueId } from '../../facts/facts.ts';
import type { HandlerConvention } from '../../libraries/kinds.ts';
import type { LostError } from '../../model/model.ts';
import { versionFor } from '../manifests.ts';
import { originsIn } from '../origins.ts';
import type { Item } from '../scopes.ts';
import type { FunctionThing, Ref } from '../things.ts';
import type { FileUnit } from '../units.ts';
import type { Act } from './acts.ts';
import { chainEnd } from './promises.ts';
import { Evaluator, type Machine } from './regions.ts';
import { type Scene } from './scene.ts';
import { States, THROW } from './states.ts';
import type { Throwing } from './throwing.ts';

/** An async handler under a framework that ignores what it rejects with; undefined: its errors are received. */
export function lostHandler(scene: Scene, throwing: Throwing, item: Item): LostError | undefined {
  if (item.convention === undefined) return undefined;
  const version = versionFor(scene.around.manifests, item.ref.unit.path, item.library.package);
  if (!loses(item.convention, version)) return undefined;
  // A wrapper that catches stands between them.
  if (isWrapped(scene, item.ref)) return undefined;
  for (const thing of item.things) {
    if (thing.kind !== 'function') continue;
    const unit = thing.ref.unit;
    const fn = unit.value(thing.ref.id);
    if (fn.kind !== 'function' || fn.async !== true || !mayReject(unit, thing, throwing)) continue;
    return { at: scene.place(item.ref), kind: 'handler', by: item.text };
  }
  return undefined;
}
/** The convention of the version that the code is written for says that rejections are lost. */
function loses({ rejected }: HandlerConvention, version: string | undefined): boolean {
  if (rejected === undefined) return false;
  if (rejected['*'] !== undefined) return rejected['*'] === 'lost';
  const major = /(\d+)/.exec(version ?? '')?.[1];
  if (major !== undefined && rejected[major] !== undefined) return rejected[major] === 'lost';
  // Without a version the newest that is described counts.
  const newest = Object.keys(rejected).sort((a, b) => Number(b) - Number(a))[0];
  return newest !== undefined && rejected[newest] === 'lost';
}
/** The function went through a call that catches what it rejects with, of a library or of the project. */
function isWrapped(scene: Scene, ref: Ref): boolean {
  const unit = ref.unit;
  for (const id of originsIn(unit, ref.id, ['arguments'])) {
    const value = unit.value(id);
    if (value.kind !== 'call') continue;
    for (const thing of scene.values.things({ ...ref, id: value.callee })) {
      if (thing.kind === 'api' && scene.values.apis.rows(thing.nodes, 'wraps').some(({ row }) => row.catches === true))
        return true;
      if (thing.kind === 'function' && catchesInside(thing.ref.unit, thing.ref.id, 0)) return true;
    }
  }
  const { kind } = unit.value(ref.id);
  if (kind !== 'import' && kind !== 'get') return false;
  for (const thing of scene.values.things(ref)) {
    if (thing.kind !== 'function' || (thing.ref.unit === ref.unit && thing.ref.id === ref.id)) continue;
    const outer = thing.ref.unit.outerOf(thing.ref.id);
    // A closure that a wrapper of the project gives back.
    if (outer >= 0 && catchesInside(thing.ref.unit, outer, 0)) return true;
  }
  return false;
}
/** Somewhere in the function a promise's failure is handed on. */
function catchesInside(unit: FileUnit, fn: ValueId, depth: number): boolean {
  const value = unit.value(fn);
  if (value.kind !== 'function' || value.body < 0 || depth > 3) return false;
  const { first, last } = unit.region(value.body);
  for (let id = first; id < last; id++) {
    const it = unit.value(id);
    if (it.kind === 'function' && catchesInside(unit, id, depth + 1)) return true;
    if (it.kind === 'caught') return true;
    if (it.kind !== 'call') continue;
    const get = unit.value(it.callee);
    if (get.kind === 'get' && get.key === 'catch' && it.args.length > 0) return true;
  }
  return false;
}
function isAwaited(unit: FileUnit, id: ValueId): boolean {
  return unit.value(id).kind === 'wait' || unit.usersOf(id).some((user) => unit.value(user).kind === 'wait');
}
/** An error can leave the function. */
function mayReject(unit: FileUnit, fn: FunctionThing, throwing: Throwing): boolean {
  // Who guards the work with a try is not blamed for the line of the log or the answer beside it.
  const guards = unit.facts.regions.some((region, id) => region.kind === 'try' && unit.ownerOfRegion(id) === fn.ref.id);
  const counts = (id: ValueId): boolean => throwing.mayThrow(unit, id) && (!guards || isAwaited(unit, id));
  const machine: Machine = {
    size: 1,
    step: (id) => (counts(id) ? { to: [0], throws: [0] } : undefined),
  };
  return !new Evaluator(unit, machine).body(fn.ref.id, States.only(1, 0)).of(THROW).empty;
}

/** A lost error with the value that shows it. */
export interface Floating {
  readonly unit: FileUnit;
  readonly id: ValueId;
  readonly error: LostError;
}
/** Promises that nobody waits for, and errors thrown where nobody catches them. */
export function floatingErrors(
  scene: Scene,
  actsOf: (unit: FileUnit, call: ValueId) => readonly Act[],
): readonly Floating[] {
  const out: Floating[] = [];
  const { failures } = scene.values;
  for (const unit of scene.units) {
    unit.facts.values.forEach((value, id) => {
      if (value.kind !== 'call' || value.unused !== true) return;
      failures.attempt('promise', { unit, id }, () => {
        if (unit.ownerOf(id) >= 0 && isFloating(scene, unit, id, actsOf))
          out.push({ unit, id, error: { at: scene.place({ unit, id }), kind: 'floating', by: '' } });
      });
    });
    for (const { kind, from, to, value } of unit.facts.exits) {
      if (kind !== 'throw' || value === undefined) continue;
      failures.attempt('promise', { unit, id: value }, () => {
        if (unit.region(to).kind === 'try') return;
        const fn = unit.ownerOfRegion(from);
        if (fn >= 0 && isLateCallback(scene, unit, fn))
          out.push({
            unit,
            id: value,
            error: { at: scene.place({ unit, id: value }), kind: 'callback-throw', by: '' },
          });
      });
    }
  }
  return out;
}
/** A call in a statement of its own that gives a promise which nobody looks at. */
function isFloating(
  scene: Scene,
  unit: FileUnit,
  id: ValueId,
  actsOf: (unit: FileUnit, call: ValueId) => readonly Act[],
): boolean {
  const call = unit.value(id);
  if (call.kind !== 'call') return false;
  let start = id;
  for (let at = unit.value(start), guard = 0; at.kind === 'call' && guard < 20; guard++) {
    const get = unit.value(at.callee);
    if (
      get.kind !== 'get' ||
      (get.key !== 'then' && get.key !== 'finally' && get.key !== 'catch') ||
      unit.value(get.of).kind !== 'call'
    )
      break;
    start = get.of;
    at = unit.value(start);
  }
  if (chainEnd(unit, start).catches) return false;
  const first = unit.value(start);
  if (first.kind !== 'call') return false;
  const ref = scene.values.ref(unit, start);
  const site = scene.actsIn(unit).get(start);
  // With a callback for the result there is no promise.
  const last = first.args.at(-1);
  if (site !== undefined && last !== undefined && scene.functionOf(scene.values.ref(unit, last)) !== undefined)
    return false;
  // Where code waits by `async` alone, what a function without it calls gives its result at once.
  if (site !== undefined && scene.values.apis.library(site.callees[0]?.package ?? '')?.ecosystem === 'pypi') {
    if (scene.functionAt(unit, unit.ownerOf(id))?.async !== true) return false;
  }
  const acts = (): readonly Act[] => actsOf(unit, start);
  if (site !== undefined)
    return (
      !isPart(unit, start) &&
      acts().some((act) => act.is === 'access' || act.is === 'outbound') &&
      !isSynchronous(site.callees[0]?.package ?? '', scene)
    );
  const rejects = scene.calls.callees(ref, first).some((fn) => {
    const value = fn.ref.unit.value(fn.ref.id);
    return value.kind === 'function' && value.async === true && !isSafe(fn.ref.unit, fn.ref.id);
  });
  return rejects && acts().some((act) => act.is === 'access' || act.is === 'response' || act.is === 'outbound');
}
/** The call is a step of a builder that is run later, or a method of something that is no promise. */
function isPart(unit: FileUnit, id: ValueId): boolean {
  const call = unit.value(id);
  return call.kind !== 'call' || call.new === true;
}
/** A driver whose calls give their result at once: the project reads results without waiting, and never waits. */
function isSynchronous(name: string, scene: Scene): boolean {
  let direct = false;
  for (const site of scene.allActs()) {
    if (
      site.callees[0]?.package !== name ||
      (scene.rows(site, 'data').length === 0 && scene.rows(site, 'queries').length === 0)
    )
      continue;
    for (const user of site.unit.usersOf(site.ref.id)) {
      const it = site.unit.value(user);
      if (it.kind === 'wait' || (it.kind === 'get' && (it.key === 'then' || it.key === 'catch'))) return false;
      direct ||= it.kind === 'get' && it.of === site.ref.id;
    }
  }
  return direct;
}
/** The whole body stands in a try that catches. */
function isSafe(unit: FileUnit, fn: ValueId): boolean {
  const value = unit.value(fn);
  if (value.kind !== 'function') return false;
  const body = unit.region(value.body);
  const kids = unit.childrenOf(value.body).map((id) => unit.region(id));
  const tried = kids.find((it) => it.kind === 'try');
  if (tried === undefined || !kids.some((it) => it.kind === 'catch')) return false;
  for (let id = body.first; id < tried.first; id++) if (unit.value(id).kind === 'call') return false;
  return true;
}
/** A callback that a library calls later, outside of any promise. */
function isLateCallback(scene: Scene, unit: FileUnit, fn: ValueId): boolean {
  const value = unit.value(fn);
  if (value.kind !== 'function' || value.async === true) return false;
  for (const user of unit.usersOf(fn)) {
    const call = unit.value(user);
    if (call.kind !== 'call' || !call.args.includes(fn)) continue;
    const ref = scene.values.ref(unit, user);
    for (const thing of scene.values.things({ ...ref, id: call.callee })) {
      if (thing.kind !== 'api' || thing.nodes.every((node) => node.package.startsWith('language:'))) continue;
      const rows = scene.values.apis.rows(thing.nodes, 'callbacks');
      if (
        rows.some(({ row }) => row.runs === 'later' && scene.argument(ref, row.function).some((it) => it.id === fn)) &&
        (scene.values.apis.has(thing.nodes, 'queries') ||
          scene.values.apis.has(thing.nodes, 'data') ||
          scene.values.apis.has(thing.nodes, 'outbound'))
      )
        return true;
    }
  }
  return false;
}
