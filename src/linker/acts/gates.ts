/**
 * What a function that stands before (or is) a handler does with a request: under what it refuses, and whether that
 * hangs on credentials, limits or valid input. Told by what it calls and reads, never by its name.
 */
import type { Exit, RegionId, ValueId } from '../../facts/facts.ts';
import { protectingHeaders } from '../../libraries/http.ts';
import type { Marks } from '../metadata.ts';
import { isOfFailure } from './chained.ts';
import { isOfMade } from './errors.ts';
import { catchOf, inTry, isCaught, isLast } from './groups.ts';
import { decided, heeded, refusesFailure } from './heeded.ts';
import { refusalGiven, statusOf, statusOfError, statusOfRow } from '../statuses.ts';
import { type ApiThing, type Context, type FunctionThing, type Ref, refKey } from '../things.ts';
import type { FileUnit } from '../units.ts';
import type { Values } from '../values/kernel.ts';
import { lacksRight, refusalFor } from './asked-refusals.ts';
import { sentOn } from './sent-on.ts';
import type { Assumptions, Place } from './assumptions.ts';
import { type Calls, isLost } from './calls.ts';
import { Answers, Circles } from './circles.ts';
import { Follow, type Followed } from './follow.ts';
import type { Gate, Refusal } from './gate.ts';
import { type GateAct, gateOf, isPut, liftedAll } from './gate-acts.ts';
import { keptAsk } from './kept-asks.ts';
import { type Limit, limitOf } from './limits.ts';
import { Passages } from './passages.ts';
import { checkedParameters, checkedParts, notedParts } from './request-parts.ts';
import { methodAbove } from './delegates.ts';
import { isForBareRequests } from './demands.ts';
import { isTranslated } from './translated.ts';
import { goesOnAfter, goesOnWithout, keepsSome, leavesWithout, turnsAway } from './turned-away.ts';
import { lets } from './optional-checks.ts';
import { decidesOtherwise } from './other-reasons.ts';
import { unclearAnswer, unclearRefusal } from './unclear-refusals.ts';
import { unclearChain } from './unclear-chains.ts';
import { unclearOutcome } from './unclear-outcomes.ts';
import { isUnreachable } from './unreachable.ts';
import { unclearSession } from './unclear-sessions.ts';
import { askOfRequest, unreadAsk } from './unread-asks.ts';
import { unseenAnswer } from './unseen-answers.ts';
import { lentRefusal } from './lent-refusals.ts';
import { type Judged, type Served, type Verdict, verdictOf, type WaysOn } from './verdicts.ts';

export type { WaysOn } from './verdicts.ts';
export type { Gate, Refusal } from './gate.ts';
/** Why nothing is known of a function that leads to too much. */
const TOO_MUCH = 'what it hangs on is too much to look at';

export class Gates {
  private readonly values: Values;
  private readonly calls: Calls;
  private readonly assumptions: Assumptions;
  private readonly passages: Passages;
  /** The same at endpoints whose metadata decides. */
  private readonly marked = new Map<Marks, Passages>();
  private readonly delegating = new Map<Marks | undefined, Passages>();
  private readonly follow: Follow<GateAct>;
  private readonly circles = new Circles();
  private readonly memo = new Answers<Gate>(this.circles);
  /** What members are called in which checks note down what fails. */
  private readonly noted: ReadonlySet<string>;

  /** `answering`: functions that answer requests, by key. */
  constructor(values: Values, calls: Calls, assumptions: Assumptions, answering: ReadonlySet<string>) {
    this.values = values;
    this.calls = calls;
    this.assumptions = assumptions;
    this.noted = new Set(values.apis.libraries.flatMap((it) => it.noted ?? []).map((it) => it.replace(/^.*\./, '')));
    this.passages = Passages.unmarked(values, calls, this.circles, assumptions, answering);
    this.follow = new Follow<GateAct>(values, this.circles, {
      tell: (unit, step, ctx, out) => {
        const before = out.length;
        if (step.is === 'exit') this.exit(unit, step.exit, ctx, out);
        else this.value({ unit, id: step.id, ctx }, out);
        if (step.is !== 'exit') this.translated(out, before, { unit, id: step.id, ctx });
        this.place(out, before, { unit, region: step.is === 'exit' ? step.exit.from : unit.regionOf(step.id), ctx });
        return true;
      },
      led: (ref) => this.calls.led(ref, (fn) => this.values.enter(fn, ref)),
      written: (unit, fn) => (isPut(unit, fn) ? 'apart' : { runs: undefined }),
      lift: (acts, _, site, out) => {
        const before = out.length;
        out.push(...liftedAll(site, acts, inTry(site)));
        this.translated(out, before, site);
        this.place(out, before, { unit: site.unit, region: site.unit.regionOf(site.id), ctx: site.ctx });
      },
    });
  }
  /** The gate that a function is in its closure, with all it calls in the project. */
  of(fn: FunctionThing, ctx: Context = fn.ref.ctx): Gate {
    const key = refKey({ ...fn.ref, ctx });
    const known = this.memo.get(key);
    if (known !== undefined) return known;
    const asked = this.circles.ask(() => this.told(this.follow.of(fn, ctx)));
    this.memo.set(key, asked);
    return asked.answer;
  }

  /** A value stands for a caller who was made sure of; undefined: that is too much to look at. */
  isCaller(ref: Ref): boolean | undefined {
    const { givenUp } = this.circles;
    return this.passages.isCaller(ref) || (this.circles.givenUp === givenUp ? false : undefined);
  }
  /** Whether whoever gets through a function is known, or may; `marks`: at an endpoint that carries these. */
  verdict(fn: FunctionThing, does: 'authenticates' | 'authorizes', how: WaysOn, marks?: Marks): Judged {
    return this.whole(fn, () => this.judged(fn, does, how, marks, {}));
  }
  /** The same of a handler, for those requests that do not come to some of its regions. */
  served(fn: FunctionThing, does: 'authenticates' | 'authorizes', which: Served): Judged {
    return this.whole(fn, () => this.judged(fn, does, 'serves', undefined, which));
  }
  /**
   * What rests on all there is. Where that is too much, nothing is known but who is made sure of wherever it goes on: what
   * was not looked at could only say more of them.
   */
  private whole(fn: FunctionThing, judge: () => Judged): Judged {
    const { givenUp } = this.circles;
    const judged = this.circles.wholly(judge);
    if (judged !== undefined && this.circles.givenUp === givenUp) return judged;
    if (judged?.verdict?.is === 'yes' && judged.cut !== true) return judged;
    this.values.cuts.add(fn.ref, 'call', TOO_MUCH);
    return { leans: false, ...judged, verdict: { is: 'unknown', at: fn.ref, by: TOO_MUCH } };
  }
  private judged(
    fn: FunctionThing,
    does: 'authenticates' | 'authorizes',
    how: WaysOn,
    marks: Marks | undefined,
    which: Served,
  ): Judged {
    const claim = does === 'authenticates' ? 'caller' : 'right';
    const judged = verdictOf(this.passagesAt(marks), fn, claim, how, which);
    const { verdict } = judged;
    const unread = (): Verdict | undefined => (claim === 'caller' ? this.unread(fn, how, marks, which) : undefined);
    // Who came too often is refused for that, and not for who they are.
    const refusals = this.refusalsOf(fn, marks, which.elsewhere ?? []).filter(({ status }) => status !== 429);
    // Somebody is told that nobody knows them, by a helper that runs what serves the others: whom is not followed.
    const whomUnknown = (): Verdict | undefined => {
      if (how !== 'serves' || claim !== 'caller') return undefined;
      const at = lentRefusal(this.calls, this.passagesAt(marks).natures, fn, refusals);
      return at && { is: 'unknown', at, by: 'whom it refuses is not followed' };
    };
    if (verdict === undefined)
      return {
        ...judged,
        verdict:
          this.forNobody(judged, fn, claim, which) ??
          unread() ??
          this.unclear(claim, marks, refusals) ??
          (claim === 'caller' ? this.unclearSession(fn, marks, refusals) : undefined) ??
          (how === 'true' ? this.unsaid(fn, claim, marks) : undefined) ??
          this.unclearChain(fn, claim, marks) ??
          whomUnknown(),
      };
    if (verdict.is === 'unknown' && how !== 'serves' && decidesOtherwise(verdict.at, refusals))
      return { ...judged, verdict: undefined };
    if (verdict.is === 'unknown' && verdict.ifRefused !== true) return judged;
    const passages = this.passagesAt(marks);
    const isStranger = (at: Ref): boolean => refusesStrangers(passages, { at });
    // Some do not come to the helper at all that refuses strangers.
    const isRefusingStrangers = (it: Refusal): boolean =>
      refusesStrangers(passages, it) || (it.within !== undefined && isForStrangers(passages, it.within));
    const isPassedBy = ({ at, how: by }: Refusal): boolean => by === 'answer' && goesOnAfter(passages.of(fn), at);
    const isRefused = (): boolean =>
      claim === 'right'
        ? // Of what is not understood, anybody who is refused may be for it.
          (verdict.is === 'unknown' && refusals.length > 0) ||
          refusals.some((it) => lacksRight(passages, it)) ||
          (how === 'serves' && leavesWithout(passages.of(fn))) ||
          (which.last === true && goesOnWithout(passages.of(fn), (it) => passages.lacksAt(it)))
        : (which.last === true && goesOnWithout(passages.of(fn), isStranger)) ||
          refusals.some((it) => isRefusingStrangers(it) && !isPassedBy(it)) ||
          ((how === 'next' || how === 'end') && turnsAway(passages.of(fn), (it) => passages.provesAt(it)));
    const isPassed =
      how !== 'serves' && verdict.is === 'conditional' && refusals.length > 0 && refusals.every(isPassedBy);
    if (isPassed || (verdict.ifRefused === true && !isRefused()))
      return { ...judged, verdict: unread() ?? this.unclear(claim, marks, refusals) ?? whomUnknown() };
    if (verdict.is === 'conditional' && claim === 'caller' && how !== 'serves') {
      const [gate, passage] = [this.of(fn), passages.of(fn)];
      if (lets(this.values, this.assumptions, { fn, passage, gate, refusals, how, at: verdict.at, marks }))
        return { ...judged, verdict: undefined };
    }
    return { ...judged, verdict: { ...verdict, at: refusalFor(passages, refusals, claim) ?? verdict.at } };
  }
  /** Where nobody is served at all, those of whom nobody is made sure are refused as well. */
  private forNobody(
    { servesNobody }: Judged,
    fn: FunctionThing,
    claim: 'caller' | 'right',
    { elsewhere = [] }: Served,
  ): Verdict | undefined {
    if (servesNobody !== true) return undefined;
    const refusals = this.refusalsOf(fn, undefined, elsewhere);
    const refusal = refusals.find((it) => it.perhaps !== true && refusesStrangers(this.passages, it));
    if (refusal === undefined) return undefined;
    if (claim === 'caller') return { is: 'yes', at: refusal.at };
    const sent = sentOn(this.passages, refusals);
    if (sent !== undefined) return sent.lacking && { is: 'yes', at: sent.lacking };
    return { is: 'unknown', at: refusal.at, by: 'nobody seems to be served' };
  }
  /** Who is known, and may, wherever a place in the code is come to: what is registered there is for no others. */
  knownAt(ref: Ref): ReturnType<Passages['knownAt']> {
    return this.passages.knownAt(ref);
  }
  /** Whether each way through a function leads by middleware that it hands on to; undefined: none of them. */
  handsOn(fn: FunctionThing, how: WaysOn, marks?: Marks): 'yes' | 'conditional' | undefined {
    let passages = this.delegating.get(marks);
    if (passages === undefined) this.delegating.set(marks, (passages = this.passages.at(marks, true)));
    const is = verdictOf(passages, fn, 'caller', how).verdict?.is;
    return is === 'unknown' ? 'conditional' : is;
  }
  /** Some are kept from going on, and what nobody understands was asked about their credentials. */
  private unread(
    fn: FunctionThing,
    how: WaysOn,
    marks: Marks | undefined,
    { elsewhere = [] }: Served,
  ): Verdict | undefined {
    const passages = this.passagesAt(marks);
    const all = this.refusalsOf(fn, marks, elsewhere);
    const sure = all.filter(({ perhaps }) => perhaps !== true);
    const refusals = sure.filter(({ status }) => status === 401 || status === 403);
    // Who is turned away where a check failed is turned away by it, whether its outcome is used or not.
    const caught = sure.filter(
      (it) => isOfFailure(it.at) && (refusals.includes(it) || (how !== 'serves' && it.status === undefined)),
    );
    const passage = passages.of(fn);
    // What is handed credentials and answers itself, or tells what is answered, refuses whom it likes.
    const isOpen = refusals.length === 0 && (how === 'serves' || (how === 'next' && keepsSome(passage, fn)));
    const places = isOpen ? passage.ways : refusals;
    const ask = (
      refs: readonly { readonly at: Ref }[],
      by: Parameters<typeof unreadAsk>[5],
    ): ReturnType<typeof unreadAsk> =>
      unreadAsk(
        this.values,
        this.calls,
        passages.natures,
        fn,
        refs.map((it) => it.at),
        by,
      );
    // One that gives its answer back has no way on.
    const before = places.length > 0 || (isOpen && how === 'serves') ? ask(places, 'used') : undefined;
    const failing = before ?? (caught.length > 0 ? ask(caught, 'tried') : undefined);
    const kept = (): ReturnType<typeof unreadAsk> =>
      how === 'serves'
        ? undefined
        : (keptAsk({ values: this.values, calls: this.calls, natures: passages.natures }, fn) ??
          unseenAnswer(this.values, fn));
    // What is demanded throws, whoever else is refused.
    const asked =
      failing ?? askOfRequest(this.values, fn) ?? ask([], 'demanded') ?? (refusals.length === 0 ? kept() : undefined);
    if (asked === undefined || decidesOtherwise(asked.at, all)) return undefined;
    return { is: 'unknown', ...asked };
  }
  /** Strangers are kept out, and by what is not understood. */
  private unclear(
    claim: 'caller' | 'right',
    marks: Marks | undefined,
    refusals: readonly Refusal[],
  ): Verdict | undefined {
    const passages = this.passagesAt(marks);
    const refusal = claim === 'caller' ? unclearRefusal(passages, refusals) : undefined;
    const at = refusal ?? unclearOutcome(passages, claim, refusals);
    return at && { is: 'unknown', at, by: 'whom it refuses there is not understood' };
  }
  private unclearChain(fn: FunctionThing, claim: 'caller' | 'right', marks: Marks | undefined): Verdict | undefined {
    const at = unclearChain(this.values, this.passagesAt(marks).natures, fn, claim);
    return at && { is: 'unknown', at, by: 'for whom that fails is not known' };
  }
  private unclearSession(fn: FunctionThing, marks: Marks | undefined, sure: readonly Refusal[]): Verdict | undefined {
    // What is thrown leads to the refusal that receives it.
    const thrown = sure.some(({ at }) => isCaught(at)) ? this.of(fn).refusals.filter(({ how }) => how === 'stop') : [];
    return unclearSession(this.values, this.calls, this.passagesAt(marks), [...sure, ...thrown]);
  }
  /** It lets those by for whom something stands of which it is not seen who put it there, or what. */
  private unsaid(fn: FunctionThing, claim: 'caller' | 'right', marks: Marks | undefined): Verdict | undefined {
    if (claim !== 'caller') return undefined;
    const passages = this.passagesAt(marks);
    const given = passages.of(fn).returns.map(({ ref }) => ref);
    const at = unclearAnswer(passages, given);
    return at && { is: 'unknown', at, by: 'who puts there what it asks is not seen' };
  }
  /** Where a function lets only so many requests through, besides in some of its regions. */
  limits(fn: FunctionThing, elsewhere: readonly RegionId[] = []): Limit | undefined {
    const { roles, refusals } = this.of(fn);
    const isHere = ({ at }: { readonly at: Ref }): boolean => !isWithin(fn, at, elsewhere);
    return limitOf(this.values, { roles: roles.filter(isHere), refusals: refusals.filter(isHere) });
  }
  /** Where a function refuses whoever shows no credentials, before it is asked whose they are. */
  demands(fn: FunctionThing, marks?: Marks): readonly Refusal[] {
    const { natures } = this.passagesAt(marks);
    return this.refusalsOf(fn, marks, []).filter((it) => it.perhaps !== true && isForBareRequests(natures, it.at));
  }
  private passagesAt(marks: Marks | undefined): Passages {
    if (marks === undefined) return this.passages;
    let found = this.marked.get(marks);
    if (found === undefined) this.marked.set(marks, (found = this.passages.at(marks)));
    return found;
  }
  private refusalsOf(fn: FunctionThing, marks: Marks | undefined, elsewhere: readonly RegionId[]): readonly Refusal[] {
    const gate = this.of(fn);
    return (marks === undefined ? gate : (gate.at?.(marks) ?? gate)).refusals.filter(
      (it) => (it.how !== 'stop' || this.isFinal(it)) && !isWithin(fn, it.at, elsewhere),
    );
  }
  /** What catches it leaves the function, and lets nobody go on. */
  private isFinal({ at, caught }: Refusal): boolean {
    if (caught !== true) return false;
    const region = catchOf(at);
    if (region === undefined) return false;
    const { unit } = at;
    const { first, last } = unit.region(region);
    let isPassedOn = false;
    for (let id = first; id < last; id++) {
      const call = unit.value(id);
      if (call.kind !== 'call' || !this.calls.isContinuation({ ...at, id })) continue;
      const [error] = call.args;
      if (error === undefined || !this.calls.isError({ ...at, id }, call, error)) return false;
      isPassedOn = true;
    }
    if (isPassedOn && isLast(unit, region)) return true;
    const letsGoOn = (id: ValueId | undefined): boolean => {
      const given = id === undefined ? undefined : unit.value(id);
      return given?.kind === 'literal' && given.value === true;
    };
    return unit
      .exitsIn(unit.ownerOf(at.id))
      .some((it) => it.from === region && it.kind !== 'break' && !(it.kind === 'return' && letsGoOn(it.value)));
  }
  private told({ acts, complete }: Followed<GateAct>): Gate {
    return {
      ...gateOf(acts, !complete),
      ...(acts.some((act) => act.under !== undefined) && {
        at: (marks: Marks) =>
          gateOf(
            acts.flatMap((act) => this.actAt(act, marks)),
            !complete,
          ),
      }),
    };
  }
  /** An act at an endpoint. */
  private actAt(act: GateAct, marks: Marks): readonly GateAct[] {
    if (act.under === undefined) return [act];
    const ways = act.under.map((place) => this.assumptions.admits(place, marks));
    if (ways.includes(false)) return [];
    return [ways.includes(undefined) ? { ...act, perhaps: true } : act];
  }
  /** Those behind have run where their failure is answered: acts from `first` on keep nobody from them. */
  private translated(out: GateAct[], first: number, site: Ref): void {
    if (!out.slice(first).some((act) => act.is === 'refusal') || !isTranslated(this.calls, site)) return;
    for (let index = first; index < out.length; index++) {
      const act = out[index]!;
      if (act.is === 'refusal') out[index] = { ...act, refusal: { ...act.refusal, how: 'stop' } };
    }
  }
  /** Notes where acts from `first` on stand, where metadata decides whether that place is come to. */
  private place(out: GateAct[], first: number, place: Place): void {
    if (first === out.length || !this.assumptions.leans(place)) return;
    for (let index = first; index < out.length; index++) {
      const act = out[index]!;
      out[index] = { ...act, under: [...(act.under ?? []), place] };
    }
  }

  // ---- acts of single steps

  private exit(unit: FileUnit, exit: Exit, ctx: Context, out: GateAct[]): void {
    if (exit.value === undefined) return;
    const ref: Ref = { unit, id: exit.value, ctx };
    const value = unit.value(exit.value);
    if (exit.kind === 'throw') {
      // What the catch does is seen there.
      if (value.kind === 'caught' || isUnreachable(unit, exit.value)) return;
      const how = unit.region(exit.to).kind === 'try' ? 'stop' : 'error';
      refuse(ref, statusOfError(this.values, ref), how, out, { thrown: true });
    } else if (exit.kind === 'return' && value.kind === 'literal' && value.value === false)
      refuse(ref, undefined, 'false', out);
    else if (exit.kind === 'return') {
      const to = unit.region(exit.to);
      const status =
        to.kind === 'function' ? refusalGiven(this.values, { unit, id: to.of, ctx }, exit.value) : undefined;
      if (status !== undefined) refuse(ref, status, 'answer', out);
    }
  }
  private value(ref: Ref, out: GateAct[]): void {
    const unit = ref.unit;
    const value = unit.value(ref.id);
    if (value.kind === 'set') {
      if ((value.key !== 'status' && value.key !== 'statusCode') || isOfMade(unit, value.of)) return;
      const status = statusOf(this.values, { ...ref, id: value.to });
      if (status !== undefined && status >= 400) refuse(ref, status, 'answer', out);
    } else if (value.kind === 'get') {
      if (typeof value.key === 'string' && this.noted.has(value.key)) this.looksAtNoted(ref, out);
    } else if (value.kind === 'call') {
      this.delegate(ref, value.callee, out);
      for (const thing of this.values.things({ ...ref, id: value.callee }))
        if (thing.kind === 'api') this.library(thing, ref, value.new === true, out);
      const [error] = value.args;
      // `next(error)`
      if (error === undefined || !this.calls.isContinuation(ref)) return;
      if (this.calls.isDecision(ref, value)) refuse(ref, statusOfRow(this.values, ref, '[1]'), 'answer', out);
      else if (this.calls.isError(ref, value, error))
        refuse(ref, statusOfError(this.values, { ...ref, id: error }), 'error', out);
    }
  }
  /** What checks have noted down is looked at, and whoever failed them goes no further. */
  private looksAtNoted(ref: Ref, out: GateAct[]): void {
    const isNoted = this.values
      .things(ref)
      .some((it) => it.kind === 'api' && this.values.apis.flagged(it.nodes, 'noted'));
    if (isNoted && decided(this.values, ref) === 'yes')
      out.push({ is: 'validation', at: ref, parts: [], part: 'gathers' });
  }
  /** A method is called of middleware of a library. */
  private delegate(ref: Ref, callee: ValueId, out: GateAct[]): void {
    const { to = [], member = '', isOwn = true } = methodAbove(this.values, ref, callee) ?? {};
    for (const it of to)
      out.push({ is: 'delegate', delegate: { to: it, member, at: ref, ...(!isOwn && { ofOther: true }) } });
  }
  private library(thing: ApiThing, ref: Ref, made: boolean, out: GateAct[]): void {
    const { apis } = this.values;
    const call = ref.unit.value(ref.id);
    for (const { row } of apis.rows(thing.nodes, 'responses')) {
      if (row.made === true && call.kind === 'call' && isLost(ref.unit, call)) continue;
      const status = statusOfRow(this.values, ref, row.status);
      const how = { made: row.made === true };
      if (row.as === 'redirect') refuse(ref, 302, 'redirect', out, how);
      else if (row.cuts === true || (status !== undefined && status >= 400)) refuse(ref, status, 'answer', out, how);
    }
    for (const { row } of apis.rows(thing.nodes, 'statuses')) {
      const status = row.status === 'written' ? undefined : statusOfRow(this.values, ref, row.status);
      if (status !== undefined && status >= 400) refuse(ref, status, 'answer', out);
    }
    if (!made)
      for (const { row } of apis.rows(thing.nodes, 'errors'))
        refuse(ref, statusOfRow(this.values, ref, row.status), 'error', out);
    if (apis.rows(thing.nodes, 'sinks').some(({ row }) => row.kind === 'header') && this.namesSecurityHeader(ref))
      out.push({ is: 'role', does: 'headers', at: ref });
    // Middleware made and called at once (`limiter(req, res, next)`), or a call that is itself the check.
    for (const { row } of apis.rows(thing.nodes, 'middleware'))
      out.push({
        is: 'role',
        does: row.does,
        at: ref,
        ...(row.tells && { tells: [ref] }),
        ...(row.fails && { fails: true }),
      });
    for (const { row, library } of apis.rows(thing.nodes, 'validators')) {
      const parts = row.notes ? notedParts(this.values, thing) : checkedParts(this.values, ref, row.input);
      if (row.notes || row.gathers)
        out.push({ is: 'validation', at: ref, parts, part: row.notes ? 'notes' : 'gathers' });
      else if (parts.length > 0) {
        const stops = heeded(this.values, ref, row);
        out.push({ is: 'validation', at: ref, parts, ...(stops && { stops }) });
      } else if (refusesFailure(ref, row)) {
        const about = checkedParameters(this.values, ref, row.input);
        const byClass = library.decorators?.some((it) => it.does === 'constraint') === true;
        if (about.length > 0) out.push({ is: 'validation', at: ref, parts, about, ...(byClass && { byClass }) });
      }
    }
  }
  /** A header is set that tells browsers what pages may do. */
  private namesSecurityHeader(ref: Ref): boolean {
    return this.values
      .argument(ref, '[0]')
      .some((it) => this.values.constants(it).some((name) => protectingHeaders.includes(name.toLowerCase())));
  }
}

function refuse(
  at: Ref,
  status: number | undefined,
  how: Refusal['how'],
  out: GateAct[],
  { thrown = false, made = false }: { readonly thrown?: boolean; readonly made?: boolean } = {},
): void {
  const more = { ...(how === 'stop' && { caught: true as const }), ...(made && { made: true as const }) };
  out.push({ is: 'refusal', refusal: { at, status, how, calls: 0, ...more }, thrown });
}
/** It stands in one of these regions of a function. */
function isWithin({ ref: { unit } }: FunctionThing, at: Ref, regions: readonly RegionId[]): boolean {
  return (
    at.unit === unit && regions.some((region) => at.id >= unit.region(region).first && at.id < unit.region(region).last)
  );
}
/** Those are refused of whom nobody could be made sure: where that is asked, or where it failed. */
function refusesStrangers(passages: Passages, { at, status }: Pick<Refusal, 'at'> & Partial<Refusal>): boolean {
  return isForStrangers(passages, at) || (status === 401 && isCaught(at));
}
/** Who does not come to a place is known. */
function isForStrangers(passages: Passages, at: Ref): boolean {
  const known = passages.provesAt(at);
  return known?.caller !== undefined || known?.sometimes !== undefined;
}
