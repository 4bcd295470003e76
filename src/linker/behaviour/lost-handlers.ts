/** Handlers whose failure the framework does not wait for. */
import type { RegionId, ValueId } from '../../facts/facts.ts';
import type { HandlerConvention } from '../../libraries/kinds.ts';
import type { LostError } from '../../model/model.ts';
import { majorOf, versionFor } from '../manifests.ts';
import { originsIn } from '../origins.ts';
import type { Item } from '../scopes.ts';
import type { FunctionThing, Ref } from '../things.ts';
import type { FileUnit } from '../units.ts';
import { fateOf } from './promises.ts';
import { Evaluator, type Machine } from './regions.ts';
import type { Rejections } from './rejections.ts';
import { type Scene } from './scene.ts';
import { States, THROW } from './states.ts';
import type { Throwing } from './throwing.ts';

/** A handler under a framework that ignores the promise it gives; undefined: its errors are received. */
export function lostHandler(
  scene: Scene,
  throwing: Throwing,
  rejections: Rejections,
  item: Item,
): LostError | undefined {
  if (item.convention === undefined) return undefined;
  const version = versionFor(scene.around.manifests, item.ref.unit.path, item.library.package);
  if (!loses(scene.amendments.rejected(item) ?? item.convention.rejected, version)) return undefined;
  // A wrapper that catches stands between them.
  if (isWrapped(scene, item.ref)) return undefined;
  for (const thing of item.things) {
    if (thing.kind !== 'function') continue;
    const fn = thing.ref.unit.value(thing.ref.id);
    if (fn.kind !== 'function') continue;
    // A generator that handles requests is run as an async function by what wraps it.
    if (isDecoratedToCatch(scene, thing) || isOnlyHandedToCatch(scene, thing)) continue;
    const waits = fn.async === true || fn.generator === true;
    const isReturned = rejections.ofReturned(thing);
    if (!isReturned && !(waits && mayReject(thing, throwing, rejections, false))) continue;
    const inClauses = !isReturned && !mayReject(thing, throwing, rejections, true);
    return {
      at: scene.place(item.ref),
      kind: 'handler',
      by: item.text,
      functionAt: scene.place(thing.ref),
      ...(inClauses && { inClauses }),
    };
  }
  return undefined;
}
/** The convention of the version that the code is written for says that rejections are lost. */
function loses(rejected: HandlerConvention['rejected'], version: string | undefined): boolean {
  if (rejected === undefined) return false;
  if (rejected['*'] !== undefined) return rejected['*'] === 'lost';
  const major = majorOf(version);
  if (major !== undefined && rejected[major] !== undefined) return rejected[major] === 'lost';
  // Without a version the newest that is described counts.
  const newest = Object.keys(rejected).sort((a, b) => Number(b) - Number(a))[0];
  return newest !== undefined && rejected[newest] === 'lost';
}
/** The function went through a call that catches what it rejects with, of a library or of the project. */
function isWrapped(scene: Scene, ref: Ref): boolean {
  const unit = ref.unit;
  for (const id of originsIn(unit, ref.id, ['arguments'])) if (callCatches(scene, { ...ref, id })) return true;
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
/** What is called catches what it wraps rejects with. */
function callCatches(scene: Scene, call: Ref): boolean {
  const value = call.unit.value(call.id);
  if (value.kind !== 'call') return false;
  return scene.values.things({ ...call, id: value.callee }).some((thing) => {
    if (thing.kind === 'api')
      return scene.values.apis.rows(thing.nodes, 'wraps').some(({ row }) => row.catches === true);
    return thing.kind === 'function' && catchesInside(thing.ref.unit, thing.ref.id, 0);
  });
}
/**
 * The function is nothing but an argument of what catches, where it is written: whatever name in whatever file leads to
 * it stands for what that call gave.
 */
function isOnlyHandedToCatch(scene: Scene, { ref: { unit, id, ctx } }: FunctionThing): boolean {
  const users = unit.usersOf(id);
  return (
    users.length > 0 &&
    !unit.facts.exports.some((it) => it.value === id) &&
    users.every((user) => {
      const call = unit.value(user);
      return call.kind === 'call' && call.args.includes(id) && callCatches(scene, { unit, id: user, ctx });
    })
  );
}
/** A decorator of the project stands on the method, and catches around what it decorates. */
function isDecoratedToCatch(scene: Scene, { ref: { unit, id, ctx } }: FunctionThing): boolean {
  return unit.usersOf(id).some((user) => {
    const cls = unit.value(user);
    const member = cls.kind === 'class' ? cls.members.find(({ value }) => value === id) : undefined;
    return (member?.marks ?? []).some((mark) => {
      const written = unit.value(mark);
      return scene.values
        .things({ unit, id: written.kind === 'call' ? written.callee : mark, ctx })
        .some((it) => it.kind === 'function' && catchesInside(it.ref.unit, it.ref.id, 0));
    });
  });
}
/** Somewhere in the function a promise's failure is handed on. */
function catchesInside(unit: FileUnit, fn: ValueId, depth: number): boolean {
  const value = unit.value(fn);
  if (value.kind !== 'function' || value.body < 0 || depth > 3) return false;
  const { first, last } = unit.region(value.body);
  for (let id = first; id < last; id++) {
    const it = unit.value(id);
    if (it.kind === 'function' && catchesInside(unit, id, depth + 1)) return true;
    if (it.kind === 'caught' && waitsIn(unit, it.from)) return true;
    if (it.kind !== 'call') continue;
    const get = unit.value(it.callee);
    if (get.kind === 'get' && get.key === 'catch' && it.args.length > 0) return true;
  }
  return false;
}
/** Something is waited for in the region: a `catch` around promises that are only handed on hears nothing of them. */
function waitsIn(unit: FileUnit, region: RegionId): boolean {
  const { first, last } = unit.region(region);
  for (let id = first; id < last; id++) if (unit.value(id).kind === 'wait') return true;
  return false;
}
/** An error can leave the body of an async function; `outside`: one of what it does outside of `catch` clauses. */
function mayReject(fn: FunctionThing, throwing: Throwing, rejections: Rejections, outside: boolean): boolean {
  const { unit, id: owner } = fn.ref;
  // Who guards the work with a try is not blamed for the line of the log or the answer beside it.
  const guards = unit.facts.regions.some((region, id) => region.kind === 'try' && unit.ownerOfRegion(id) === owner);
  const counts = (id: ValueId): boolean => {
    const { kind } = unit.value(id);
    const fate = kind === 'wait' ? 'awaited' : kind === 'call' ? fateOf(unit, id) : 'unknown';
    if (fate === 'settled' || (outside && isInClause(unit, id, owner))) return false;
    return (
      (throwing.mayThrow(unit, id) && (!guards || fate === 'awaited')) ||
      (fate === 'awaited' && rejections.ofCall(unit, id))
    );
  };
  const machine: Machine = {
    size: 1,
    step: (id) => (counts(id) ? { to: [0], throws: [0] } : undefined),
  };
  return !new Evaluator(unit, machine).body(owner, States.only(1, 0)).of(THROW).empty;
}
/** It is done in a `catch` of the function. */
function isInClause(unit: FileUnit, id: ValueId, owner: ValueId): boolean {
  for (let at = unit.regionOf(id); at > 0 && unit.ownerOfRegion(at) === owner; at = unit.region(at).parent)
    if (unit.region(at).kind === 'catch') return true;
  return false;
}
