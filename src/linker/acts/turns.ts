/** What runs once for each of a known list (`list.map(guard)`, `for (const guard of guards)`), turn by turn. */
import type { Call, Region, RegionId, ValueId } from '../../facts/facts.ts';
import { type Context, type FunctionThing, type Ref, refKey, type Thing, valueOf } from '../things.ts';
import type { FileUnit } from '../units.ts';
import { callbackTurns } from '../values/collection-calls.ts';
import type { Values } from '../values/kernel.ts';

/** How many turns are told apart: tables that are written out have a row for each part of an application. */
const MAX_TURNS = 128;
/** Methods that call their function with every item, whatever it gives; the others may stop early. */
const WITH_ALL = /^Array \.(forEach|map|flatMap|filter|reduce|reduceRight)$/;

export interface Turns {
  readonly fn: FunctionThing;
  /** A frame for each turn, in order; at least one. */
  readonly frames: readonly Context[];
  /** What the promises become that the function gives: a list of them; one, in which each waits for the one before; lost. */
  readonly promises: 'listed' | 'chained' | 'lost';
}
/** The turns in which a call of a list's method runs the function that it is handed; undefined where they are not known. */
export function turnsOf(values: Values, site: Ref, call: Call, things: readonly Thing[]): Turns | undefined {
  const [thing] = things;
  if (things.length !== 1 || thing?.kind !== 'api' || call.args[0] === undefined) return undefined;
  const method = WITH_ALL.exec(thing.path)?.[1];
  if (method === undefined) return undefined;
  const [fn, ...others] = values.things({ ...site, id: call.args[0] });
  if (fn?.kind !== 'function' || others.length > 0) return undefined;
  const turns = callbackTurns(values, thing, site);
  if (turns === undefined || turns.length === 0 || turns.length > MAX_TURNS) return undefined;
  const frames = turns.map((args, turn) => values.enterWith(fn, `${refKey(site)}#${String(turn)}`, args));
  return { fn, frames, promises: promisesOf(method, fn) };
}
/** A list runs the function that is written there for each item, of which nothing is known: what that throws, this does. */
export function isForEach(unit: FileUnit, { callee }: Call, fn: ValueId): boolean {
  const [method, given] = [unit.value(callee), unit.value(fn)];
  return method.kind === 'get' && method.key === 'forEach' && given.kind === 'function' && given.async !== true;
}
function promisesOf(method: string, { ref }: FunctionThing): Turns['promises'] {
  if (method === 'map' || method === 'flatMap') return 'listed';
  const fn = valueOf(ref);
  const before = fn.kind === 'function' ? fn.params[0] : undefined;
  return method.startsWith('reduce') && before !== undefined && isWaitedFor(ref.unit, before) ? 'chained' : 'lost';
}
function isWaitedFor(unit: FileUnit, id: ValueId): boolean {
  return unit.usersOf(id).some((user) => {
    const value = unit.value(user);
    return value.kind === 'wait' || (value.kind === 'get' && value.key === 'then');
  });
}
/** The frames of a loop that calls what it meets, a turn each; undefined where it does not, or they are not known. */
export function loopTurns(
  values: Values,
  unit: FileUnit,
  ctx: Context,
  region: RegionId,
  { over }: Extract<Region, { kind: 'loop' }>,
): readonly Context[] | undefined {
  const element = over === undefined ? undefined : unit.elementIn(region, over);
  if (over === undefined || element === undefined || !isCalled(unit, element)) return undefined;
  const { keys } = unit.value(element) as { keys?: true };
  const turns = values.turns({ unit, id: over, ctx }, keys === true);
  if (turns === undefined || turns.length < 2 || turns.length > MAX_TURNS) return undefined;
  return turns.map((is, turn) => values.contexts.turn(unit, element, is, turn, ctx));
}
/** It is called, or a member of it is. */
function isCalled(unit: FileUnit, id: ValueId): boolean {
  return unit.usersOf(id).some((user) => {
    const value = unit.value(user);
    if (value.kind === 'call') return value.callee === id;
    return value.kind === 'get' && value.of === id && unit.usersOf(user).some((it) => isCallOf(unit, it, user));
  });
}
function isCallOf(unit: FileUnit, id: ValueId, callee: ValueId): boolean {
  const value = unit.value(id);
  return value.kind === 'call' && value.callee === callee;
}
