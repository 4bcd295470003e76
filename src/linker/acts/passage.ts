/** What is told of a function's way with requests, and what is asked of others to tell it. */
import type { Call, RegionId, ValueId } from '../../facts/facts.ts';
import { type Context, type FunctionThing, type Ref, refKey } from '../things.ts';
import type { Values } from '../values/kernel.ts';
import type { Returned } from './alternatives.ts';
import type { Calls } from './calls.ts';
import type { Circles } from './circles.ts';
import type { Flow } from './flow.ts';
import { and, type Known, or, type State, unclear } from './proven.ts';
import type { Proofs } from './proofs.ts';
import type { Switches } from './switches.ts';

/** Those of a function's requests that are asked about, as far as their method decides. */
export interface Part {
  /** Regions that they do not come to. */
  readonly elsewhere: ReadonlySet<RegionId>;
  /** Regions that all of them come to that come to their condition. */
  readonly entered: ReadonlySet<RegionId>;
  /** What the function gives back is all that is answered, since whoever called it gives that back. */
  readonly statusless?: true;
}
/** All of them. */
export const WHOLE: Part = { elsewhere: new Set(), entered: new Set() };
/** A place from which a request goes on (`on`) or is answered, or where a promise is settled. */
export interface Way {
  readonly kind: 'on' | 'answer' | 'redirect' | 'settled';
  readonly state: State;
  readonly at: Ref;
  /** What is known before the library that it is handed to looks at it: where nobody stands behind, that one answers. */
  readonly handed?: State;
  /** The promise that is settled, by the function that makes it. */
  readonly of?: string;
}
/** The way leaves from within a function. */
export function standsIn({ at }: Way, fn: Ref): boolean {
  return at.unit === fn.unit && fn.unit.isWithin(fn.unit.ownerOf(at.id), fn.id);
}
/**
 * Who goes on by a call of what a framework hands over for that, of those who come to it: all of them, or those who were not
 * answered before, where it looks whether an answer was sent. Where one is sent late, it may go on with them all the same.
 */
export function wayOn({ values, calls }: Asked, site: Ref, call: Call, from: Flow, known?: Known): readonly Way[] {
  const heeds = from.silent !== from.all && calls.leavesAnswered(site, call);
  const isLate = heeds && from.all !== undefined && values.handed.isDelayed();
  const state = heeds ? or(from.silent, isLate ? and(from.all, () => late(site)) : undefined) : from.all;
  if (state === undefined) return [];
  return [{ kind: 'on', state: known === undefined ? state : and(state, () => known), at: site }];
}
function late(site: Ref): Known {
  const proof = unclear(site, 'whether an answer is sent before it goes on is not known');
  return { caller: proof, right: proof };
}
/** So many ways are told apart by how they are come to. */
const MANY_WAYS = 60;
/**
 * The ways of a function. Where there are many, those that leave from one place are one: a function that is called at many
 * places by others that are, too, would have more of them than can be kept.
 */
export function waysTogether(ways: readonly Way[]): readonly Way[] {
  if (ways.length <= MANY_WAYS) return ways;
  const out = new Map<string, Way>();
  for (const way of ways) {
    const key = `${way.kind} ${refKey(way.at)} ${way.of ?? ''}`;
    const known = out.get(key);
    if (known === undefined) {
      out.set(key, way);
      continue;
    }
    const handed = known.handed && way.handed && { handed: or(known.handed, way.handed)! };
    const { kind, at, of } = known;
    out.set(key, { kind, at, ...(of !== undefined && { of }), state: or(known.state, way.state)!, ...handed });
  }
  return [...out.values()];
}
/** What a function does with requests. */
export interface Passage {
  readonly ways: readonly Way[];
  /** Where it comes to its end: whatever happened, and without an answer having been given. */
  readonly end: State | undefined;
  readonly silent: State | undefined;
  /** The same where nothing failed. */
  readonly served: State | undefined;
  readonly returns: readonly Returned[];
  /** What is known at its end is so only when the promise that it gives is kept. */
  readonly later: boolean;
  /** What is known at writes of members and variables, and where constants are chosen. */
  readonly marks: ReadonlyMap<ValueId, State>;
  /** What is known where an attempt came to its end. */
  readonly tried: ReadonlyMap<RegionId, State>;
  /** Somebody may be stopped in it: it throws, refuses or answers. */
  readonly stops?: true;
  /** Whoever comes to its end learned something on the way, or did not come there: without, it is as if it had not run. */
  readonly tells?: true;
  /** It refuses by answers that are only made: whoever calls it and drops what it gives goes on all the same. */
  readonly makes?: true;
  /** It could not be looked at to its end. */
  readonly cut?: true;
}
/** What is asked while a function is looked at. */
export interface Asked {
  readonly values: Values;
  readonly calls: Calls;
  readonly proofs: Proofs;
  readonly switches: Switches;
  /** The questions among which what is known is asked for. */
  readonly circles: Circles;
  /** What another function does with requests, in the frame in which it runs; `statusless`: what it gives is the answer. */
  of(fn: FunctionThing, ctx?: Context, statusless?: boolean): Passage;
  /** There is something in a list; `metadata`: that of an endpoint decides, which is not known. */
  isFilled(list: Ref): boolean | 'metadata' | undefined;
  /** A call was looked at. */
  spend(): void;
  /** Takes note of a function that a library is handed under a name. */
  hand(fn: FunctionThing, site: Ref): void;
  /** What is known where a value is the status of an answer that serves. */
  knownServing(status: Ref): Known | undefined;
  /** An error of some kind was made here. */
  isError(ref: Ref): boolean;
}
