/**
 * Checks that only those come to who bring something to check: whoever sends no credentials goes on, and nobody is made
 * sure of by them (`if (token) verify(token); next()`).
 */
import type { Marks } from '../metadata.ts';
import type { Context, FunctionThing, Ref } from '../things.ts';
import type { Values } from '../values/kernel.ts';
import type { Assumed, Assumptions } from './assumptions.ts';
import type { Gate, Refusal } from './gate.ts';
import { truth } from './known.ts';
import type { Passage } from './passage.ts';
import type { WaysOn } from './verdicts.ts';

/** Calls inside one another that are looked into. */
const MAX_DEEP = 4;

/** What a function does, and the place where it makes sure of some of those who come. */
export interface Asked {
  readonly fn: FunctionThing;
  readonly passage: Passage;
  readonly gate: Gate;
  readonly refusals: readonly Refusal[];
  readonly how: Exclude<WaysOn, 'serves'>;
  readonly at: Ref;
  readonly marks: Marks | undefined;
}
/** A request that brings no credentials is not refused, comes by no check, and goes on: all of that for sure. */
export function lets(values: Values, assumptions: Assumptions, asked: Asked): boolean {
  const { fn, gate, refusals, at, marks } = asked;
  const bare: Assumed = { marks, bare: true };
  const isPassed = (ref: Ref): boolean => !mayCome(values, assumptions, fn, fn.ref.ctx, ref, bare, 0);
  const isRefused = ({ at, within = at }: Refusal): boolean => !isPassed(at) && mayRun(assumptions, within, bare);
  const asking = [
    ...gate.roles.filter(({ does }) => does === 'authenticates' || does === 'authorizes'),
    ...gate.delegates,
  ];
  return (
    isPassed(at) &&
    !refusals.some(isRefused) &&
    asking.every((it) => isPassed(it.at)) &&
    goesOn(assumptions, asked, bare)
  );
}
/** It goes on for sure. */
function goesOn(assumptions: Assumptions, { fn, passage, how }: Asked, bare: Assumed): boolean {
  const { unit, ctx } = fn.ref;
  const value = unit.value(fn.ref.id);
  if (value.kind !== 'function') return false;
  const runs = (at: Ref): boolean | undefined =>
    at.unit === unit && unit.isWithin(unit.ownerOf(at.id), fn.ref.id)
      ? assumptions.runs({ unit, region: unit.regionOf(at.id), ctx }, bare)
      : undefined;
  if (how === 'true') return truth(assumptions.givenBack(fn, bare)) === true;
  if (passage.ways.some(({ kind, at }) => kind === 'on' && runs(at) === true)) return true;
  if (how === 'next') return false;
  const ends = unit.returnsOf(value).map((exit) => assumptions.runs({ unit, region: exit.from, ctx }, bare));
  return ends.includes(true) || ends.every((it) => it === false);
}
function mayRun(assumptions: Assumptions, { unit, id, ctx }: Ref, bare: Assumed): boolean {
  return assumptions.runs({ unit, region: unit.regionOf(id), ctx }, bare) !== false;
}
/** A function may come to a place, in itself or in what it calls. */
function mayCome(
  values: Values,
  assumptions: Assumptions,
  fn: FunctionThing,
  ctx: Context,
  to: Ref,
  bare: Assumed,
  deep: number,
): boolean {
  const { unit, id } = fn.ref;
  const value = unit.value(id);
  if (value.kind !== 'function' || value.body < 0) return false;
  if (to.unit === unit && unit.isWithin(unit.ownerOf(to.id), id)) return mayRun(assumptions, { ...to, ctx }, bare);
  if (deep > MAX_DEEP) return true;
  const { first, last } = unit.region(value.body);
  for (let it = first; it < last; it++) {
    const call = unit.value(it);
    if (call.kind !== 'call') continue;
    const site: Ref = { unit, id: it, ctx };
    const called = values.things({ ...site, id: call.callee }).filter((thing) => thing.kind === 'function');
    if (called.length === 0 || !mayRun(assumptions, site, bare)) continue;
    if (called.some((thing) => mayCome(values, assumptions, thing, values.enter(thing, site), to, bare, deep + 1)))
      return true;
  }
  return false;
}
