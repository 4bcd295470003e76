/** Promise chains as they are written: `.then(f)`, `.catch(g)`, `.finally(h)` and what they hang on. */
import type { ValueId } from '../../facts/facts.ts';
import type { FileUnit } from '../units.ts';

export interface ChainLink {
  readonly kind: 'then' | 'catch' | 'finally';
  /** The call whose promise it is about. */
  readonly of: ValueId;
  /** Runs after success (of `finally`: always). */
  readonly done?: ValueId;
  /** Runs after failure, where it is a function written in this file. */
  readonly failed?: ValueId;
  /** A failure ends here. */
  readonly catches: boolean;
}

/** The link that a call is; undefined for other calls. */
export function chainLink(unit: FileUnit, id: ValueId): ChainLink | undefined {
  const call = unit.value(id);
  if (call.kind !== 'call') return undefined;
  const get = unit.value(call.callee);
  if (get.kind !== 'get' || (get.key !== 'then' && get.key !== 'catch' && get.key !== 'finally')) return undefined;
  const base = unit.value(get.of);
  if (base.kind !== 'call' && base.kind !== 'join' && base.kind !== 'load' && base.kind !== 'param') return undefined;
  const written = (index: number): ValueId | undefined => {
    const arg = call.args[index];
    return arg !== undefined && unit.value(arg).kind === 'function' ? arg : undefined;
  };
  const [first, second] = [written(0), written(1)];
  if (get.key === 'catch')
    return { kind: 'catch', of: get.of, catches: call.args.length > 0, ...(first !== undefined && { failed: first }) };
  return {
    kind: get.key,
    of: get.of,
    catches: get.key === 'then' && call.args.length > 1,
    ...(first !== undefined && { done: first }),
    ...(second !== undefined && { failed: second }),
  };
}
/** The next link on the promise that a call gives. */
export function nextLink(unit: FileUnit, id: ValueId): ValueId | undefined {
  for (const user of unit.usersOf(id)) {
    const get = unit.value(user);
    if (get.kind !== 'get' || get.of !== id || (get.key !== 'then' && get.key !== 'catch' && get.key !== 'finally'))
      continue;
    for (const use of unit.usersOf(user)) {
      const call = unit.value(use);
      if (call.kind === 'call' && call.callee === user) return use;
    }
  }
  return undefined;
}
/** A chain hangs on the promise of this call: its failure is dealt with there. */
export function isHeld(unit: FileUnit, id: ValueId): boolean {
  return nextLink(unit, id) !== undefined;
}
/** A function that may throw by itself: a failure that it is told of goes on. */
function throws(unit: FileUnit, fn: ValueId): boolean {
  return unit.exitsIn(fn).some((exit) => exit.kind === 'throw' && unit.region(exit.to).kind !== 'try');
}
/** The last call of the chain that starts with a call: itself where there is none. */
export function chainEnd(unit: FileUnit, id: ValueId): { readonly end: ValueId; readonly catches: boolean } {
  let catches = false;
  let end = id;
  for (
    let next = nextLink(unit, id), guard = 0;
    next !== undefined && guard < 50;
    next = nextLink(unit, next), guard++
  ) {
    end = next;
    const link = chainLink(unit, next);
    if (link?.catches === true) catches = link.failed === undefined || !throws(unit, link.failed);
  }
  return { end, catches };
}
/** A call that makes one promise of others: `Promise.all([…])`. */
export function gathers(unit: FileUnit, id: ValueId): 'all' | 'any' | 'race' | 'allSettled' | 'resolve' | undefined {
  const call = unit.value(id);
  const get = call.kind === 'call' ? unit.value(call.callee) : undefined;
  if (get?.kind !== 'get') return undefined;
  const of = unit.value(get.of);
  if (of.kind !== 'global' || of.name !== 'Promise') return undefined;
  const { key } = get;
  return key === 'all' || key === 'any' || key === 'race' || key === 'allSettled' || key === 'resolve'
    ? key
    : undefined;
}
/**
 * What becomes of the promise that a call gives: the function waits for it, gives it back, deals with its failure, or
 * throws it away.
 */
export type Fate = 'awaited' | 'returned' | 'settled' | 'dropped' | 'unknown';
export function fateOf(unit: FileUnit, id: ValueId, depth = 0): Fate {
  const { end, catches } = chainEnd(unit, id);
  if (catches || gathers(unit, id) === 'allSettled') return 'settled';
  const users = unit.usersOf(end);
  if (unit.exitsIn(unit.ownerOf(end)).some((exit) => exit.kind === 'return' && exit.value === end)) return 'returned';
  if (users.length === 0) return 'dropped';
  for (const user of depth > 8 ? [] : users) {
    const value = unit.value(user);
    if (value.kind === 'wait') return 'awaited';
    if (value.kind === 'join' || value.kind === 'array' || (value.kind === 'call' && isStep(unit, end, user))) {
      const found = fateOf(unit, user, depth + 1);
      if (found !== 'unknown') return found;
    }
    // `query.where(…)`: a builder, of which the last call is waited for.
    if (value.kind !== 'get' || value.of !== end) continue;
    for (const use of unit.usersOf(user)) {
      const call = unit.value(use);
      if (call.kind !== 'call' || call.callee !== user) continue;
      const found = fateOf(unit, use, depth + 1);
      if (found !== 'unknown') return found;
    }
  }
  return 'unknown';
}
/** The call makes another promise of one that it is handed, alone or in a list; that of `allSettled` never fails. */
function isStep(unit: FileUnit, of: ValueId, id: ValueId): boolean {
  const call = unit.value(id);
  return call.kind === 'call' && call.args.includes(of) && gathers(unit, id) !== undefined;
}
