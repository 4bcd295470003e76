/**
 * What a function does with everything that it reaches in the project: its acts in program order, those of a callee where
 * it is called. One walk with one limit for whatever is asked of functions; the asker tells what counts as an act.
 */
import type { RegionId, ValueId } from '../../facts/facts.ts';
import { type Context, type FunctionThing, type Ref, refKey, valueKey } from '../things.ts';
import type { FileUnit } from '../units.ts';
import type { Values } from '../values/kernel.ts';
import { Answers, type Circles } from './circles.ts';
import { type Step, stepsOf } from './steps.ts';

/** When a library runs the function in which an act stands; undefined: at once, or it is not known. */
export type Runs = 'finish' | 'error' | undefined;

/** A function of the project that runs in a call. */
export interface Led {
  readonly fn: FunctionThing;
  /** The frame in which it runs. */
  readonly ctx: Context;
  /** A library is handed it and runs it. */
  readonly handed: boolean;
}
/** What is asked of functions: which acts there are, and what becomes of them on the way to the caller. */
export interface Teller<A> {
  /** Puts the acts of one step into the list; `led`: what runs in it, if it is a call. False: something there is not seen. */
  tell(unit: FileUnit, step: Step, ctx: Context, out: A[], runs: Runs, led: readonly Led[]): boolean;
  /** Functions of the project that a call runs, in the frames in which they run: called, or handed to what it calls. */
  led(ref: Ref): readonly Led[];
  /** When a function that is written in a body runs; `apart`: not with it. */
  written(unit: FileUnit, fn: ValueId, runs: Runs): { readonly runs: Runs } | 'apart';
  /** A call leads back to a function that is being looked at: its acts so far. */
  again?(acts: A[], led: Led, site: Ref): void;
  /** An act that is never left out for those before it, however many they are. */
  isVital?(act: A): boolean;
  /** Acts of a callee as its caller has them. */
  lift(acts: readonly A[], led: Led, site: Ref, out: A[], runs: Runs): void;
}
export interface Followed<A> {
  readonly acts: readonly A[];
  /** False where something could not be followed, or was too far away to be. */
  readonly complete: boolean;
}
/** Calls one inside another. */
export const MAX_CALLS_DEEP = 16;
export const MAX_ACTS = 200;
const NOBODY: readonly Led[] = [];

export class Follow<A> {
  private readonly values: Values;
  private readonly teller: Teller<A>;
  private readonly circles: Circles;
  private readonly memo: Answers<Followed<A>>;
  /** Functions that are being looked at: their places among the open questions, and what was found so far. */
  private readonly running = new Map<string, { readonly place: number; readonly acts: A[] }>();
  /** How often something was too far away to be looked at. */
  private cuts = 0;

  constructor(values: Values, circles: Circles, teller: Teller<A>) {
    this.values = values;
    this.circles = circles;
    this.memo = new Answers(circles);
    this.teller = teller;
  }
  /** All acts of a function in its closure. Where a limit is reached, the place is told among what was not looked at. */
  of(fn: FunctionThing, ctx: Context = fn.ref.ctx): Followed<A> {
    const { cuts } = this;
    const open = this.running.get(refKey(fn.ref));
    if (open !== undefined) {
      this.circles.lean(open.place);
      return { acts: [...open.acts], complete: true };
    }
    const found = this.collect(fn, ctx, 0);
    if (this.cuts > cuts)
      this.values.cuts.add(fn.ref, 'call', 'what it does is too many calls away to be followed to its end');
    return found;
  }
  /** The same of a function whose body runs without some of its regions. */
  without(fn: FunctionThing, left: readonly RegionId[]): Followed<A> {
    const acts: A[] = [];
    const { unit, id, ctx } = fn.ref;
    const complete = this.values.failures.guarded(
      'function',
      fn.ref,
      () => false,
      () => this.body(unit, id, ctx, acts, 0, undefined, left),
    );
    return { acts: this.limited(acts), complete: complete && acts.length < MAX_ACTS };
  }
  /** Acts of one call: its own, or those of the functions that it reaches, so many calls deep. */
  ofCall(ref: Ref, deep: number): readonly A[] {
    const out: A[] = [];
    this.values.failures.guarded(
      'call',
      ref,
      () => false,
      () => this.step(ref.unit, { is: 'value', id: ref.id }, ref.ctx, out, MAX_CALLS_DEEP - deep, undefined),
    );
    return out;
  }
  /** The function was looked at in this frame, to its end. */
  knows(fn: FunctionThing, ctx: Context): boolean {
    return this.memo.get(frameKey(fn, ctx)) !== undefined;
  }
  private collect(fn: FunctionThing, ctx: Context, depth: number): Followed<A> {
    const name = refKey(fn.ref);
    const key = frameKey(fn, ctx);
    const known = this.memo.get(key);
    if (known !== undefined) return known;
    const open = this.running.get(name);
    if (open !== undefined) {
      // What it does stands before this already.
      this.circles.lean(open.place);
      return { acts: [], complete: true };
    }
    // What was cut short is the answer for this distance alone.
    const near = `${key}@${String(depth)}`;
    const short = depth > MAX_CALLS_DEEP ? { acts: [], complete: false } : this.memo.get(near);
    if (short !== undefined) {
      this.cuts++;
      return short;
    }
    if (this.circles.isTooMuch) {
      this.cuts++;
      this.circles.giveUp();
      return { acts: [], complete: false };
    }
    const { cuts } = this;
    const asked = this.circles.ask((place) => this.look(fn, ctx, depth, name, place));
    this.memo.set(this.cuts > cuts ? near : key, asked);
    return asked.answer;
  }
  private look(fn: FunctionThing, ctx: Context, depth: number, name: string, place: number): Followed<A> {
    const acts: A[] = [];
    this.running.set(name, { place, acts });
    const complete = this.values.failures.guarded(
      'function',
      fn.ref,
      () => false,
      () => this.body(fn.ref.unit, fn.ref.id, ctx, acts, depth, undefined),
    );
    this.running.delete(name);
    return { acts: this.limited(acts), complete: complete && acts.length < MAX_ACTS };
  }
  private limited(acts: readonly A[]): readonly A[] {
    const isVital = (act: A): boolean => this.teller.isVital?.(act) === true;
    if (acts.length <= MAX_ACTS) return acts;
    return acts.filter((act, index) => index < MAX_ACTS || (index < 2 * MAX_ACTS && isVital(act)));
  }
  private body(
    unit: FileUnit,
    fn: ValueId,
    ctx: Context,
    out: A[],
    depth: number,
    runs: Runs,
    left: readonly RegionId[] = [],
  ): boolean {
    let complete = true;
    for (const step of stepsOf(unit, fn)) {
      if (left.length > 0 && left.some((it) => unit.encloses(it, regionOf(unit, step)))) continue;
      if (!this.step(unit, step, ctx, out, depth, runs)) complete = false;
    }
    return complete;
  }
  private step(unit: FileUnit, step: Step, ctx: Context, out: A[], depth: number, runs: Runs): boolean {
    if (step.is === 'function') {
      const written = this.teller.written(unit, step.id, runs);
      return written === 'apart' || this.body(unit, step.id, ctx, out, depth, written.runs);
    }
    if (step.is === 'exit' || unit.value(step.id).kind !== 'call')
      return this.teller.tell(unit, step, ctx, out, runs, NOBODY);
    const site: Ref = { unit, id: step.id, ctx };
    const all = this.teller.led(site);
    let complete = this.teller.tell(unit, step, ctx, out, runs, all);
    for (const led of all) {
      const open = this.running.get(refKey(led.fn.ref));
      if (open !== undefined) this.teller.again?.(open.acts, led, site);
      const inner = this.collect(led.fn, led.ctx, depth + 1);
      if (!inner.complete) complete = false;
      this.teller.lift(inner.acts, led, site, out, runs);
    }
    return complete;
  }
}
function regionOf(unit: FileUnit, step: Step): RegionId {
  return step.is === 'exit' ? step.exit.from : unit.regionOf(step.id);
}
/** A function in one of its frames. */
export function frameKey({ ref }: FunctionThing, ctx: Context): string {
  return `${valueKey(ref)}:${String(ctx.id)}`;
}
