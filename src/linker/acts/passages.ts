/**
 * Under what a request gets through a function: what is known of it at each place from which it goes on or is served.
 * Nothing has to be said of refusals: what does not go on from there is refused, however that is done.
 */
import type { RegionId, ValueId } from '../../facts/facts.ts';
import { givers } from '../declared-parameters.ts';
import { type Context, type FunctionThing, type Ref, refKey, valueKey } from '../things.ts';
import type { FileUnit } from '../units.ts';
import type { Values } from '../values/kernel.ts';
import { Alternatives, type Returned } from './alternatives.ts';
import type { Marks } from '../metadata.ts';
import type { Assumptions } from './assumptions.ts';
import type { Calls } from './calls.ts';
import { Answers, type Circles } from './circles.ts';
import { type Asked, type Part, type Passage, WHOLE } from './passage.ts';
import { both, decided, type Known, NOTHING, OPEN, type State } from './proven.ts';
import { isFilled } from './known.ts';
import { knownServing } from './given-status.ts';
import { Natures } from './natures.ts';
import { Principals } from './principals.ts';
import { onlyMethod } from './only-methods.ts';
import { Proofs } from './proofs.ts';
import { bodiesIn } from './run-within.ts';
import { Switches } from './switches.ts';
import { Walk } from './walk.ts';

interface Around {
  readonly values: Values;
  readonly calls: Calls;
  readonly assumptions: Assumptions;
  /** Functions that answer requests, by key. */
  readonly answering: ReadonlySet<string>;
}
interface From {
  readonly of: Passages;
  readonly marks: Marks | undefined;
  readonly delegating: boolean;
}
const ANSWERING: Part = { ...WHOLE, statusless: true };
const NONE: ReadonlyMap<number, State> = new Map();
const CLOSED: Passage = {
  ways: [],
  end: OPEN,
  silent: OPEN,
  served: OPEN,
  returns: [],
  later: false,
  marks: NONE,
  tried: NONE,
};
/** Where requests go on in it is not known. */
const CUT: Passage = { ...CLOSED, cut: true };
/** What classes of errors are called. */
const ERROR = /(?:^|[ .])\w*Error$/;
/** Calls one inside another. */
const MAX_CALLS_DEEP = 16;

export class Passages implements Asked {
  readonly values: Values;
  readonly calls: Calls;
  readonly proofs: Proofs;
  readonly switches: Switches;
  readonly natures: Natures;
  private readonly principals: Principals;
  private readonly alternatives: Alternatives;
  private readonly around: Around;
  readonly circles: Circles;
  private readonly marks: Marks | undefined;
  private readonly memo: Answers<Passage>;
  private readonly handed: Map<string, Ref[]>;

  private constructor(around: Around, circles: Circles, from?: From) {
    const { values, calls, answering, assumptions } = around;
    this.around = around;
    this.values = values;
    this.calls = calls;
    this.circles = circles;
    this.memo = new Answers(circles);
    this.marks = from?.marks;
    const implied = (ref: Ref, side: boolean): Known | undefined => this.proofs.implied(ref, side);
    const knownAt = (ref: Ref): Known | undefined => this.knownAt(ref);
    const handed = from?.of.handed ?? new Map<string, Ref[]>();
    this.handed = handed;
    this.principals =
      from?.of.principals ??
      new Principals(values, circles, answering, {
        implied,
        knownAt,
        knownGivenBack: (ref) => this.knownGivenBack(ref),
        handing: (ref) => alternatives.handing(ref).map((it) => it.site),
        knownBehind: (fn) => this.of(fn).end?.get(),
      });
    this.natures = from?.of.natures ?? new Natures(values, circles, this.principals);
    const alternatives = new Alternatives(values, circles, this.natures, {
      implied: (ref, side) => this.proofs.implied(ref, side, true),
      impliedGiven: (ref, side, given, is) => this.proofs.impliedGiven(ref, side, given, is),
      knownAt,
      knownBehind: (attempt, frame) => this.knownBehind(attempt, frame),
      returnedBy: (call) => this.returnedBy(call),
      keptIn: (ref) => this.principals.keptIn(ref),
      givenTo: (ref) => {
        const param = ref.unit.value(ref.id);
        if (param.kind !== 'param') return [];
        return givers(values, ref.unit, param).flatMap((fn) => this.of(fn).returns);
      },
      returnsOf: (fn) => this.of(fn).returns,
      handedTo: (fn) => handed.get(valueKey(fn)) ?? [],
    });
    this.alternatives = alternatives;
    this.proofs = new Proofs(values, circles, {
      natures: this.natures,
      principals: this.principals,
      alternatives,
      assumptions,
      marks: from?.marks,
      delegating: from?.delegating === true,
      returnedByOnly: (call) => this.returnedByOnly(call),
    });
    this.switches = new Switches(values, alternatives, this.proofs);
  }
  /** Whatever metadata endpoints carry. */
  static unmarked(
    values: Values,
    calls: Calls,
    circles: Circles,
    assumptions: Assumptions,
    answering: ReadonlySet<string>,
  ): Passages {
    return new Passages({ values, calls, assumptions, answering }, circles);
  }
  /** At an endpoint that carries some; `delegating`: where middleware counts that is asked. */
  at(marks: Marks | undefined, delegating = false): Passages {
    return new Passages(this.around, this.circles, { of: this, marks, delegating });
  }
  /** What a function does with requests, in the frame in which it runs. */
  of(fn: FunctionThing, ctx: Context = fn.ref.ctx, statusless = false): Passage {
    const key = `${refKey({ ...fn.ref, ctx })}${statusless ? ' answers' : ''}`;
    const isNew = !this.memo.isAsked(key);
    if (this.memo.depth > MAX_CALLS_DEEP && isNew) {
      this.values.cuts.add(fn.ref, 'call', 'what it hangs on is too many calls away');
      return CUT;
    }
    if (this.circles.isTooMuch && isNew) {
      this.circles.giveUp();
      return CUT;
    }
    const walked = (): Passage =>
      this.values.failures.guarded<Passage>(
        'function',
        fn.ref,
        () => CLOSED,
        () => new Walk(this, fn.ref.unit, ctx, statusless ? ANSWERING : WHOLE).passage(fn.ref.id),
      );
    return this.memo.ask(key, CLOSED, walked, (found, final) => final && found.cut !== true);
  }
  isFilled(list: Ref): boolean | 'metadata' | undefined {
    const { assumptions } = this.around;
    // What is written into a list is there; more may be put into it.
    if (!assumptions.leansOn(list)) return isFilled(assumptions.of(list, {})) === true ? true : undefined;
    return (this.marks && isFilled(assumptions.of(list, { marks: this.marks }))) ?? 'metadata';
  }
  spend(): void {
    this.circles.spend();
  }
  /** A value stands for a caller who was made sure of. */
  isCaller(ref: Ref): boolean {
    return this.principals.isCaller(ref);
  }
  /** What the project puts where a member is read. */
  keptIn(ref: Ref): readonly Ref[] {
    return this.principals.keptIn(ref).map(({ value }) => value);
  }
  /** Places where what is read here is put into a session without anybody being made sure of in sight. */
  putUnproven(ref: Ref): readonly Ref[] {
    return this.principals.putUnproven(ref);
  }
  isNeverPut(ref: Ref): boolean {
    return this.principals.isNeverPut(ref);
  }
  /** What it does with some requests only. */
  apart(fn: FunctionThing, part: Part): Passage {
    const { unit, ctx, id } = fn.ref;
    return this.values.failures.guarded<Passage>(
      'function',
      fn.ref,
      () => CLOSED,
      () => this.circles.ask(() => new Walk(this, unit, ctx, part).passage(id)).answer,
    );
  }
  /** What those make sure of who come by a refusal: that it was not come to, or that what is called there came back. */
  provesAt(refusal: Ref): Known | undefined {
    const { unit, id, ctx } = refusal;
    const call = unit.value(id);
    let out: Known = NOTHING;
    if (call.kind === 'call')
      for (const fn of this.calls.callees(refusal, call))
        out = both(out, this.of(fn, this.values.enter(fn, refusal)).silent?.get()) ?? out;
    for (let r = unit.regionOf(id); r >= 0; r = unit.region(r).parent) {
      const region = unit.region(r);
      if (region.kind === 'function') break;
      if (region.kind === 'branch' || region.kind === 'rest')
        out = both(out, this.proofs.implied({ unit, id: region.condition, ctx }, region.side !== 'true', true)) ?? out;
      if (r === 0) break;
    }
    return out;
  }
  /** Only those come to a refusal who lack a right, or what is called there refuses them. */
  lacksAt(refusal: Ref): boolean {
    const call = refusal.unit.value(refusal.id);
    const called = call.kind === 'call' ? this.calls.callees(refusal, call) : [];
    const asks = called.some((fn) => {
      const known = this.of(fn, this.values.enter(fn, refusal)).silent?.get();
      return known?.right !== undefined || decided(known?.partly).length > 0;
    });
    const known = this.knownAt(refusal);
    return asks || [known?.right, ...decided(known?.partly)].some((it) => it?.denies === true);
  }
  /** Takes note of a function that a library is handed under a name. */
  hand(fn: FunctionThing, site: Ref): void {
    const key = valueKey(fn.ref);
    const list = this.handed.get(key);
    if (list === undefined) this.handed.set(key, [site]);
    else if (!list.some((it) => refKey(it) === refKey(site))) list.push(site);
  }
  /** It has a parameter for what it is to go on with. */
  declaresNext(fn: FunctionThing): boolean {
    const { unit } = fn.ref;
    const value = unit.value(fn.ref.id);
    return value.kind === 'function' && value.params.some((id) => this.calls.isNext({ ...fn.ref, id }));
  }
  /** It answers by what it gives back, or by what it leaves behind, and needs no call for it. */
  answersByEnd(fn: FunctionThing): boolean {
    const { unit } = fn.ref;
    const value = unit.value(fn.ref.id);
    return value.kind === 'function' && unit.returnedBy(value).some((id) => !this.isAnswer({ ...fn.ref, id }));
  }
  private isAnswer(ref: Ref): boolean {
    const value = ref.unit.value(ref.id);
    return value.kind === 'absent' || value.kind === 'call' || (value.kind === 'literal' && value.value === null);
  }
  /** What is known where a value is the status of an answer that serves. */
  knownServing(status: Ref): Known | undefined {
    return knownServing(this.values, this.alternatives, status);
  }
  /** An error of some kind was made here. */
  isError(ref: Ref): boolean {
    const { values } = this;
    const value = ref.unit.value(ref.id);
    const made = value.kind === 'call' ? values.things({ ...ref, id: value.callee }) : [];
    const isNew = value.kind === 'call' && value.new === true;
    return [...values.things(ref), ...made].some((it) => {
      if (it.kind === 'instance' && it.of.kind === 'class')
        return values.ancestors(it.of).some((cls) => cls.kind === 'api' && ERROR.test(cls.path));
      if (it.kind !== 'api') return false;
      const rows = values.apis.rows(it.nodes, 'errors');
      return rows.some(({ row }) => row.throws === undefined) || (isNew && made.includes(it) && ERROR.test(it.path));
    });
  }
  private returnedBy(call: Ref): readonly Returned[] | undefined {
    const value = call.unit.value(call.id);
    if (value.kind !== 'call' || value.new === true) return undefined;
    const callees = this.calls.callees(call, value);
    if (callees.length === 0) {
      const bodies = bodiesIn(this.values, call);
      return bodies.length === 0 ? undefined : bodies.flatMap((fn) => this.of(fn, fn.ref.ctx).returns);
    }
    // What a wrapper reads for all its callers says nothing of this one: what it is asked with does.
    if (!this.natures.isApart(call) && this.reads(call, value.args)) return undefined;
    return callees.flatMap((fn) => this.of(fn, this.values.enter(fn, call)).returns);
  }
  /** What a call gives was read from a store there, and not handed to it. */
  private reads(call: Ref, args: readonly ValueId[]): boolean {
    return this.natures.of(call).stored && !args.some((id) => this.natures.of({ ...call, id }).stored);
  }
  private returnedByOnly(call: Ref): readonly Returned[] {
    const value = call.unit.value(call.id);
    const callee = value.kind === 'call' ? call.unit.value(value.callee) : undefined;
    const fn =
      callee?.kind === 'get' && typeof callee.key === 'string' ? onlyMethod(this.values, callee.key) : undefined;
    return fn === undefined ? [] : this.of(fn, this.values.enter(fn, call)).returns;
  }
  /** What is known at a call, or where a member or a variable is written, of the function in which that stands. */
  knownAt(ref: Ref): Known | undefined {
    const state = this.runAround(ref, ref.unit.ownerOf(ref.id))?.marks.get(ref.id);
    return state === undefined ? NOTHING : state.get();
  }
  private knownGivenBack(ref: Ref): Known | undefined {
    const returns = this.runAround(ref, ref.unit.ownerOf(ref.id))?.returns ?? [];
    return returns.find((it) => it.ref.unit === ref.unit && it.ref.id === ref.id)?.state.get();
  }
  private knownBehind(attempt: RegionId, frame: Pick<Ref, 'unit' | 'ctx'>): Known | undefined {
    const state = this.runAround(frame, frame.unit.ownerOfRegion(attempt))?.tried.get(attempt);
    return state === undefined ? NOTHING : state.get();
  }
  /** What the function does in which something stands. */
  private runAround(frame: Pick<Ref, 'unit' | 'ctx'>, owner: ValueId): Passage | undefined {
    const { unit, ctx } = frame;
    const fn = outermost(unit, owner);
    if (fn < 0 || unit.value(fn).kind !== 'function') return undefined;
    return this.of({ kind: 'function', ref: { unit, id: fn, ctx } });
  }
}
const outermostOf = new WeakMap<FileUnit, Map<ValueId, ValueId>>();
/** The function with which another runs that is written as an argument in it. */
function outermost(unit: FileUnit, fn: ValueId): ValueId {
  const ofUnit = outermostOf.get(unit) ?? new Map<ValueId, ValueId>();
  outermostOf.set(unit, ofUnit);
  let found = ofUnit.get(fn);
  if (found === undefined) ofUnit.set(fn, (found = outermostAround(unit, fn)));
  return found;
}
function outermostAround(unit: FileUnit, fn: ValueId): ValueId {
  let at = fn;
  for (let outer = at; outer >= 0;) {
    const inner = outer;
    if (!unit.usersOf(inner).some((user) => isArgument(unit, inner, user))) break;
    outer = unit.outerOf(inner);
    if (outer >= 0) at = outer;
  }
  return at;
}
function isArgument(unit: FileUnit, fn: ValueId, user: ValueId): boolean {
  const call = unit.value(user);
  return call.kind === 'call' && call.args.includes(fn);
}
