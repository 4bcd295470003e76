/** One walk through a function's body in program order, with what is known of the request at each place. */
import type { Call, Exit, Get, Region, RegionId, ValueId } from '../../facts/facts.ts';
import { isStatus } from '../http.ts';
import { type Context, type FunctionThing, type Ref, type Thing, valueKey } from '../things.ts';
import { isExecutor, isRejected } from '../made-promises.ts';
import type { FileUnit } from '../units.ts';
import type { Returned } from './alternatives.ts';
import {
  after,
  alike,
  ALL,
  answered,
  type Attempt,
  type Flow,
  joined,
  keepMarks,
  type Kept,
  leniently,
  meet,
  NOBODY,
} from './flow.ts';
import { isHandedError, mayBeNothing } from './errors.ts';
import { MARKED } from './exemptions.ts';
import { errorsGiven } from './given-errors.ts';
import { hangsOn, isLast, isOther, testsOf } from './groups.ts';
import { asTaken, early, givesRefusal } from './given-refusals.ts';
import { answersFor } from './leaves-empty.ts';
import { CHAINS, LibraryCalls } from './library-calls.ts';
import { handedPromise } from './handed-promises.ts';
import { following, KeptPromises, settledBy } from './kept-promises.ts';
import { type Asked, type Part, type Passage, standsIn, type Way, wayOn, waysTogether, WHOLE } from './passage.ts';
import { Notes } from './notes.ts';
import { idle, type Known, NOTHING, OPEN, or, State, withoutRights } from './proven.ts';
import { isRunWithin } from './run-within.ts';
import { isUnreachable } from './unreachable.ts';
import { isForEach, loopTurns, type Turns, turnsOf } from './turns.ts';

export class Walk {
  private readonly passages: Asked;
  private readonly unit: FileUnit;
  private ctx: Context;
  private readonly ways: Way[] = [];
  private readonly marks = new Map<ValueId, State>();
  private readonly tried = new Map<RegionId, State>();
  private readonly promised: KeptPromises;
  private libraries: LibraryCalls;
  private readonly part: Part;
  private readonly left = new Map<RegionId, Flow>();
  /** Bodies that are being walked, one in another. */
  private readonly within = new Set<RegionId>();
  /** Attempts that are being walked, and those whose catch is. */
  private readonly trying: Attempt[] = [];
  private readonly catching: Attempt[] = [];
  private returns: Returned[] = [];
  private end: Flow = NOBODY;
  private later = false;
  private readonly notes = new Notes();
  /** The function whose values are given back: not those that are written in it. */
  private owner: ValueId = -1;
  /** Something failed here: who answers now does not serve. */
  private failing = 0;

  constructor(passages: Asked, unit: FileUnit, ctx: Context, part: Part = WHOLE) {
    this.passages = passages;
    this.part = part;
    this.unit = unit;
    this.ctx = ctx;
    this.promised = new KeptPromises(unit, (param) => handedPromise(passages, this.ref(param)));
    this.libraries = this.librariesIn(ctx);
  }
  private librariesIn(ctx: Context): LibraryCalls {
    return new LibraryCalls(this.passages, this.unit, ctx, {
      ways: this.ways,
      promised: this.promised,
      notes: this.notes,
    });
  }
  passage(fn: ValueId): Passage {
    const value = this.unit.value(fn);
    this.owner = fn;
    if (value.kind === 'function' && value.body >= 0) this.end = this.body(value.body, ALL);
    else this.end = ALL;
    return {
      ways: waysTogether(this.ways),
      end: this.end.all,
      silent: this.end.silent,
      served: this.end.served,
      returns: this.returns,
      later: this.later || (value.kind === 'function' && value.async === true),
      marks: this.marks,
      tried: this.tried,
      ...this.notes.of(this.ways.length),
    };
  }
  private ref(id: ValueId): Ref {
    return { unit: this.unit, id, ctx: this.ctx };
  }
  /** A body with the ways out of it; those of a function that is written in another are its own. */
  private body(region: RegionId, from: Flow): Flow {
    const outer = this.left.get(region);
    this.left.delete(region);
    this.within.add(region);
    const last = this.region(region, from);
    this.within.delete(region);
    const end = meet(last, this.left.get(region) ?? NOBODY);
    if (outer !== undefined) this.left.set(region, outer);
    return end;
  }

  private region(id: RegionId, from: Flow): Flow {
    const { unit } = this;
    if (this.part.elsewhere.has(id)) return NOBODY;
    const region = unit.region(id);
    const children = unit.childrenOf(id);
    const exits = unit.exitsIn(unit.ownerOfRegion(id)).filter((it) => it.from === id);
    let flow = from;
    let child = 0;
    let exit = 0;
    for (let at = region.first; ; at++) {
      for (; exit < exits.length && exits[exit]!.at <= at; exit++) flow = this.exit(exits[exit]!, flow);
      while (child < children.length && unit.region(children[child]!).first <= at) {
        const first = child;
        const it = unit.region(children[child]!);
        child++;
        if (it.kind === 'branch')
          while (child < children.length && isOther(unit, children[first]!, children[child]!)) child++;
        else if (it.kind === 'try')
          while (child < children.length && hangsOn(unit, children[child]!, children[first]!)) child++;
        const group = children.slice(first, child);
        flow = this.group(group, flow);
        at = Math.max(at, unit.region(group.at(-1)!).last);
        for (; exit < exits.length && exits[exit]!.at <= at; exit++) flow = this.exit(exits[exit]!, flow);
      }
      if (at >= region.last) return flow;
      if (flow.all !== undefined) flow = this.notes.taken(flow, this.value(at, flow));
    }
  }
  private group(group: readonly RegionId[], from: Flow): Flow {
    const { unit } = this;
    const first = unit.region(group[0]!);
    switch (first.kind) {
      case 'branch':
        return this.branches(group, first.condition, from);
      case 'rest':
        return this.region(group[0]!, this.where(from, first.condition, first.side));
      case 'try':
        return this.attempt(group, from);
      case 'loop':
        return this.loop(group[0]!, first, from);
      case 'block':
        return this.block(group[0]!, from);
      case 'catch':
        return this.whileFailing(() => this.region(group[0]!, from));
      default:
        return this.region(group[0]!, from);
    }
  }
  private loop(id: RegionId, loop: Extract<Region, { kind: 'loop' }>, from: Flow): Flow {
    const turns = loopTurns(this.passages.values, this.unit, this.ctx, id, loop);
    if (turns !== undefined) return this.unrolled(id, turns, from);
    const { over, atLeastOnce } = loop;
    const isFilled = over === undefined ? undefined : this.passages.isFilled(this.ref(over));
    if (isFilled === false) return from;
    const around = isFilled === 'metadata' ? joined(from, alike(new State(() => ({ apart: MARKED })))) : from;
    const out = meet(this.region(id, from), atLeastOnce === true || isFilled === true ? NOBODY : around);
    return meet(out, this.left.get(id) ?? NOBODY);
  }
  private unrolled(id: RegionId, turns: readonly Context[], from: Flow): Flow {
    const { ctx, libraries } = this;
    let flow = from;
    // What is known at a place in each of its turns is what is known there in the first.
    let first: ReadonlyMap<ValueId, State> | undefined;
    for (const turn of turns) {
      this.ctx = turn;
      this.libraries = this.librariesIn(turn);
      flow = this.region(id, flow);
      first ??= new Map(this.marks);
    }
    this.ctx = ctx;
    this.libraries = libraries;
    for (const [place, state] of first ?? []) this.marks.set(place, state);
    return meet(flow, this.left.get(id) ?? NOBODY);
  }
  private branches(group: readonly RegionId[], condition: ValueId, from: Flow): Flow {
    const { unit } = this;
    const sides = new Set<string>();
    let out = NOBODY;
    const ways = this.ways.length;
    const isTold = this.notes.isToldBy(() => {
      for (const id of group) {
        const it = unit.region(id);
        if (it.kind !== 'branch') continue;
        sides.add(it.side);
        const before = this.where(from, condition, it.side);
        const failed = it.side === 'true' && isHandedError(this.passages.values, this.ref(condition));
        out = meet(out, failed ? this.whileFailing(() => this.region(id, before)) : this.region(id, before));
      }
    });
    const { elsewhere, entered } = this.part;
    if (entered.has(group[0]!)) return out;
    // Whatever it came to, they go on as they came.
    if (!isTold && this.ways.length === ways && !group.some((id) => elsewhere.has(id))) return from;
    if (group.length > 1) return out;
    return meet(out, this.where(from, condition, sides.has('true') ? 'false' : 'true'));
  }
  /** What is known where a condition came out on a side. */
  private where(from: Flow, condition: ValueId, side: 'true' | 'false' | 'nullish'): Flow {
    if (from.all === undefined) return NOBODY;
    const more = (): Known | undefined => this.passages.proofs.implied(this.ref(condition), side === 'true', true);
    return joined(from, alike(new State(more, this.passages.circles)));
  }
  private attempt(group: readonly RegionId[], from: Flow): Flow {
    const { unit } = this;
    const attempt: Attempt = { goesOn: false };
    this.trying.push(attempt);
    const tried = leniently(this.region(group[0]!, from), attempt);
    this.trying.pop();
    if (tried.all !== undefined) this.tried.set(group[0]!, tried.all);
    let out = tried;
    for (const id of group.slice(1)) {
      const it = unit.region(id);
      if (it.kind === 'catch') {
        this.catching.push(attempt);
        const caught = this.whileFailing(() => this.region(id, from));
        this.catching.pop();
        if (caught.silent !== undefined) attempt.goesOn = true;
        out = meet(out, isLast(unit, id) ? { ...caught, served: undefined } : caught);
      } else if (it.kind === 'after') out = this.region(id, tried);
      else out = this.region(id, out);
    }
    return out;
  }
  private block(id: RegionId, from: Flow): Flow {
    const { unit } = this;
    const cases = unit.childrenOf(id).filter((it) => unit.region(it).kind === 'case');
    if (cases.length === 0) return meet(this.region(id, from), this.left.get(id) ?? NOBODY);
    let out = NOBODY;
    let through = NOBODY;
    let hasDefault = false;
    for (const it of cases) {
      const region = unit.region(it) as Region & { kind: 'case' };
      hasDefault ||= region.tests.length === 0;
      const chosen = this.chosen(from, region.subject, region.tests, testsOf(unit, cases));
      const end = this.region(it, meet(chosen, through));
      through = region.fallsThrough === true ? end : NOBODY;
      if (region.fallsThrough !== true) out = meet(out, end);
    }
    return meet(meet(out, through), meet(this.left.get(id) ?? NOBODY, hasDefault ? NOBODY : from));
  }
  /** `tests`: of the case; none: what comes there is none of what `all` cases are for. */
  private chosen(from: Flow, of: ValueId, tests: readonly ValueId[], all: readonly ValueId[]): Flow {
    const { switches, circles } = this.passages;
    const [subject, among] = [this.ref(of), (tests.length === 0 ? all : tests).map((it) => this.ref(it))];
    const how = tests.length === 0 ? 'isNoneOf' : 'isOneOf';
    return joined(from, alike(new State(() => switches[how](subject, among), circles)));
  }
  private whileFailing(work: () => Flow): Flow {
    this.failing++;
    const out = work();
    this.failing--;
    return out;
  }
  private exit(exit: Exit, flow: Flow): Flow {
    if (flow.all === undefined) return NOBODY;
    this.notes.leaves = true;
    if (exit.kind === 'return' && !isRejected(this.unit, exit.value)) {
      const kept = exit.value === undefined ? undefined : this.promised.of(exit.value);
      if (kept !== undefined) this.later = this.notes.tells = true;
      const left = early(this.unit, exit, flow);
      const given = kept ? joined(flow, kept) : this.notes.taken(left, this.libraries.givenBack(exit, left));
      const handler = this.ref(this.owner);
      const errors = errorsGiven(this.passages, handler, exit.value);
      const refused = errors === 'always' || givesRefusal(this.passages, handler, exit, this.part);
      if (!refused && given.silent !== undefined) for (const it of this.catching) it.goesOn = true;
      if (refused) this.notes.stops = true;
      if (errors !== 'always' && errors.length > 0) this.notes.tells = true;
      const sound = refused ? answered(given) : errors.reduce((at, it) => this.where(at, it.condition, it.side), given);
      const out = this.trying.reduce(leniently, sound);
      const region = this.unit.region(exit.to);
      if (exit.value !== undefined && region.kind === 'function' && this.owner === region.of && out.all !== undefined)
        this.returns.push({ ref: this.ref(exit.value), state: out.all });
      this.left.set(exit.to, meet(this.left.get(exit.to) ?? NOBODY, out));
    } else if (exit.kind === 'return' || (exit.kind === 'throw' && !isUnreachable(this.unit, exit.value)))
      this.notes.stops = true;
    else this.left.set(exit.to, meet(this.left.get(exit.to) ?? NOBODY, flow));
    return NOBODY;
  }
  private value(id: ValueId, flow: Flow): Flow {
    const value = this.unit.value(id);
    switch (value.kind) {
      case 'wait': {
        const kept = this.promised.of(value.of);
        return kept === undefined ? flow : joined(flow, kept);
      }
      case 'literal':
        if (value.value === true || isStatus(value.value)) this.marks.set(id, flow.all!);
        return flow;
      case 'store':
        this.marks.set(id, flow.all!);
        return flow;
      case 'set':
        this.marks.set(id, flow.all!);
        return this.libraries.written(this.ref(id), value, flow, this.failing > 0);
      case 'call':
        this.marks.set(id, flow.all!);
        return this.call(id, value, flow);
      case 'get':
        return this.reach(value, flow);
      default:
        return flow;
    }
  }
  /** A member of what was looked up: where it was not found this throws. That is no question after what somebody may. */
  private reach(get: Get, flow: Flow): Flow {
    const base = this.unit.value(get.of);
    if (get.optional === true || base.kind !== 'get' || typeof base.key === 'string') return flow;
    const { proofs, circles } = this.passages;
    const there = new State(() => withoutRights(proofs.implied(this.ref(get.of), true)), circles);
    return joined(flow, alike(there));
  }
  private call(id: ValueId, call: Call, from: Flow): Flow {
    const site = this.ref(id);
    this.passages.spend();
    const { values, calls } = this.passages;
    const things = values.things(this.ref(call.callee));
    if (calls.isContinuation(site)) return this.goOn(site, call, from);
    const settled = settledBy(values, this.ref(call.callee));
    if (settled !== undefined) {
      this.ways.push({ kind: 'settled', state: from.all!, at: site, of: settled });
      return from;
    }
    const callee = this.unit.value(call.callee);
    if (
      callee.kind === 'get' &&
      typeof callee.key === 'string' &&
      CHAINS.test(callee.key) &&
      call.receiver !== undefined
    )
      return this.chained(id, call, callee.key, call.receiver, from);
    const functions = calls.callees(site, call);
    if (functions.length > 0)
      return this.libraries.demanded(site, call, functions, this.enter(id, site, call, functions, from));
    const turns = turnsOf(values, site, call, things);
    let flow = turns === undefined ? this.callbacks(id, call, things, from) : this.inTurn(id, turns, from);
    this.promised.together(id, call, things);
    for (const thing of things)
      if (thing.kind === 'api') flow = this.libraries.behind(site, call, thing, flow, this.failing > 0);
    return this.libraries.passedOn(site, call, things, flow);
  }
  /** `next()` goes on, `next(error)` does not; what is written out is handed on; a decision is told whether it goes on. */
  private goOn(site: Ref, call: Call, from: Flow): Flow {
    const { calls, proofs } = this.passages;
    const [first] = call.args;
    const isDecision = calls.isDecision(site, call);
    const isOther =
      first === undefined || this.unit.value(first).kind === 'object' || !calls.isError(site, call, first);
    const asked = isOther && !isDecision ? undefined : first;
    const mayGoOn = asked === undefined || isDecision || mayBeNothing(this.unit, asked, this.failing > 0);
    const known = asked === undefined ? NOTHING : proofs.implied(this.ref(asked), isDecision);
    if (mayGoOn && known !== undefined)
      this.ways.push(...wayOn(this.passages, site, call, from, asked === undefined ? undefined : known));
    return mayGoOn ? from : answered(from);
  }
  private enter(id: ValueId, site: Ref, call: Call, functions: readonly FunctionThing[], from: Flow): Flow {
    let [end, silent]: (State | undefined)[] = [];
    let [stops, tells, later] = [call.unused !== true, false, false];
    const before = this.ways.length;
    const answers = answersFor(this.passages, this.ref(this.owner), id, this.part);
    for (const fn of functions) {
      const passage = asTaken(this.passages.of(fn, this.passages.values.enter(fn, site), answers), this.unit, id);
      this.lift(passage, from);
      stops ||= passage.stops === true || passage.cut === true || passage.ways.length > 0;
      tells ||= passage.tells === true;
      end = or(end, passage.end);
      silent = or(silent, passage.silent);
      later ||= passage.later;
    }
    const flow = this.callbacks(id, call, functions, from, this.ways.slice(before));
    if (!tells) [end, silent] = [end && OPEN, silent && OPEN];
    else if (!stops) [end, silent] = [idle(end), idle(silent)];
    if (later) {
      this.promised.set(id, { state: end, silent });
      return flow;
    }
    return { all: after(flow.all, end), silent: after(flow.silent, silent), served: after(flow.served, silent) };
  }
  /** A function runs once for each of a list. */
  private inTurn(id: ValueId, { fn, frames, promises }: Turns, from: Flow): Flow {
    let flow = from;
    let kept: Kept | undefined;
    for (const ctx of frames) {
      const passage = this.passages.of(fn, ctx);
      this.lift(passage, flow);
      keepMarks(this.marks, passage.marks, flow);
      const end = { state: passage.end, silent: passage.silent };
      if (!passage.later) flow = joined(flow, end);
      else if (promises !== 'lost') kept = kept === undefined ? end : following(kept, end);
    }
    if (kept !== undefined) this.promised.set(id, kept);
    return flow;
  }
  private lift(passage: Passage, from: Flow): void {
    this.notes.lift(passage);
    for (const way of passage.ways) {
      if (this.failing > 0 && way.kind === 'answer') continue;
      const state = way.kind === 'answer' ? from.silent : from.all;
      if (state === undefined) continue;
      const handed = way.handed && { handed: after(state, way.handed)! };
      this.ways.push({ ...way, state: after(state, way.state)!, ...handed });
    }
  }
  /** Functions that a call is handed run with what is known here, unless it was `seen` what is known where they are called. */
  private callbacks(id: ValueId, call: Call, things: readonly Thing[], from: Flow, seen: readonly Way[] = []): Flow {
    let flow = from;
    for (const arg of call.args) {
      const value = this.unit.value(arg);
      if (value.kind === 'function') {
        if (call.new === true && isExecutor(this.unit, arg)) this.promise(id, arg, from);
        else {
          const before = this.ways.length;
          const end = this.run(arg, from);
          if (isForEach(this.unit, call, arg)) flow = meet(from, end);
          else if (isRunWithin(this.passages.values, call, arg, things)) this.promised.keep(id, end);
          if (seen.some((way) => standsIn(way, this.ref(arg)))) this.ways.length = before;
        }
      } else if (value.kind !== 'literal' && value.kind !== 'object' && value.kind !== 'array' && value.kind !== 'text')
        this.handOver(arg, id, call, things, from);
    }
    return flow;
  }
  private handOver(arg: ValueId, id: ValueId, call: Call, things: readonly Thing[], from: Flow): void {
    if (!things.some((it) => it.kind === 'api')) return;
    for (const fn of this.passages.values.things(this.ref(arg))) {
      if (fn.kind !== 'function' || this.passages.values.handed.isHandler(fn.ref)) continue;
      this.passages.hand(fn, this.ref(id));
      const passage = this.passages.of(fn, fn.ref.ctx);
      this.lift(passage, from);
      if (isRunWithin(this.passages.values, call, arg, things))
        this.promised.keep(id, { all: passage.end, silent: passage.silent });
    }
  }
  /** A function that is written here runs. */
  private run(fn: ValueId, from: Flow): Flow {
    const value = this.unit.value(fn);
    if (value.kind !== 'function' || value.body < 0 || from.all === undefined) return from;
    // A function that hands itself on (`list.map(visit)`) does the second time what it does the first.
    if (this.within.has(value.body)) return from;
    const { owner } = this;
    this.owner = -1;
    const end = this.body(value.body, from);
    this.owner = owner;
    return end;
  }
  /** `new Promise((resolve) => …)` is kept where it is settled. */
  private promise(id: ValueId, executor: ValueId, from: Flow): void {
    const before = this.ways.length;
    this.run(executor, from);
    const key = valueKey({ unit: this.unit, id: executor });
    let state: State | undefined;
    const mine = this.ways.splice(before);
    for (const way of mine)
      if (way.kind === 'settled' && way.of === key) state = or(state, way.state);
      else this.ways.push(way);
    if (mine.some((way) => way.kind === 'settled' && way.of === key)) this.promised.set(id, alike(state));
  }
  private chained(id: ValueId, call: Call, how: string, receiver: ValueId, from: Flow): Flow {
    const kept = this.promised.of(receiver);
    const done = kept === undefined ? from : joined(from, kept);
    const run = (arg: ValueId | undefined, flow: Flow, failing: boolean): Flow | undefined => {
      if (arg === undefined) return undefined;
      const work = (): Flow => {
        const value = this.unit.value(arg);
        if (value.kind === 'function') return this.run(arg, flow);
        const fn = this.passages.values.things(this.ref(arg)).find((it): it is FunctionThing => it.kind === 'function');
        if (fn === undefined) return this.goesOnWith(arg, flow, failing);
        const passage = this.passages.of(fn);
        this.lift(passage, flow);
        const silent = after(flow.silent, passage.silent);
        return { all: after(flow.all, passage.end), silent, served: silent };
      };
      return failing ? this.whileFailing(work) : work();
    };
    if (how === 'then') {
      const first = run(call.args[0], done, false) ?? done;
      const second = call.args[1] === undefined ? NOBODY : (run(call.args[1], from, true) ?? NOBODY);
      this.promised.keep(id, meet(first, second));
    } else if (how === 'catch') this.promised.keep(id, meet(done, run(call.args[0], from, true) ?? NOBODY));
    else {
      run(call.args[0], from, false);
      this.promised.keep(id, done);
    }
    return from;
  }
  /** `promise.then(next)`, `promise.catch(next)`. */
  private goesOnWith(arg: ValueId, flow: Flow, failing: boolean): Flow {
    if (!this.passages.calls.isNext(this.ref(arg))) return flow;
    if (!failing && flow.all !== undefined) this.ways.push({ kind: 'on', state: flow.all, at: this.ref(arg) });
    return failing ? NOBODY : flow;
  }
}
