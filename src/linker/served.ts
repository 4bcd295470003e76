/** For whom a place runs: what is kept by function, found again from a place inside it. */
import { isRef, type Context, type Ref, type Thing, valueKey } from './things.ts';
import type { Values } from './values/kernel.ts';

/** Keeps something under the functions that things are, and under those that a wrapper around them was made with. */
export function addFunctions<T>(
  byFunction: Map<string, T[]>,
  values: Values,
  at: Ref,
  things: readonly Thing[],
  kept: T,
): void {
  for (const thing of things) {
    if (thing.kind !== 'function') continue;
    const wrappers = values.failures.guarded<readonly string[]>(
      'served',
      at,
      () => [],
      () => wrapped(values, thing.ref),
    );
    for (const key of [valueKey(thing.ref), ...wrappers]) {
      const list = byFunction.get(key);
      if (list) list.push(kept);
      else byFunction.set(key, [kept]);
    }
  }
}
/** Functions that a wrapper around the handler was made with (`catchAsync(handler)`). */
function wrapped(values: Values, ref: Ref): readonly string[] {
  const out: string[] = [];
  for (let ctx: Context | null = ref.ctx; ctx !== null; ctx = ctx.parent) {
    for (const arg of ctx.args) {
      for (const thing of arg === undefined ? [] : isRef(arg) ? values.things(arg) : arg)
        if (thing.kind === 'function') out.push(valueKey(thing.ref));
    }
  }
  return out;
}
/** What is kept under the function around a place, one around that, or one that handed over what is read there. */
export function around<T>(source: Ref, byFunction: ReadonlyMap<string, readonly T[]>, depth = 0): readonly T[] {
  const unit = source.unit;
  for (let fn = unit.ownerOf(source.id); fn >= 0; fn = unit.outerOf(fn)) {
    const found = byFunction.get(valueKey({ unit, id: fn }));
    if (found) return found;
  }
  for (let { ctx } = source; ctx.parent !== null && depth < MAX_CALLS; ctx = ctx.parent) {
    for (const arg of ctx.args) {
      const found = arg !== undefined && isRef(arg) ? around(arg, byFunction, depth + 1) : [];
      if (found.length > 0) return found;
    }
  }
  return [];
}
/** Calls between a handler and the place where its request is read. */
const MAX_CALLS = 4;

/**
 * The same of a place in a function that others call: what is kept under all of those (a controller hands its request on to
 * a service). Where one of them is called by nobody of whom something is kept, nothing is known.
 */
export function servedFrom<T>(
  values: Values,
  source: Ref,
  byFunction: ReadonlyMap<string, readonly T[]>,
  depth = 0,
): readonly T[] {
  const found = around(source, byFunction);
  const { unit } = source;
  let fn = unit.ownerOf(source.id);
  if (found.length > 0 || fn < 0 || depth >= MAX_CALLS) return found;
  for (let outer = unit.outerOf(fn); outer >= 0; outer = unit.outerOf(fn)) fn = outer;
  const callers = values.callersOf(unit, fn);
  if (callers.length > MAX_CALLERS) return [];
  const all = callers.map((site) => servedFrom(values, site, byFunction, depth + 1));
  return all.every((it) => it.length > 0) ? all.flat() : [];
}
/** So many calls of a function are looked at. */
const MAX_CALLERS = 24;
