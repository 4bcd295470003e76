/** What a function does, with everything it reaches in the project: its acts in program order. */
import type { Exit, ValueId } from '../../facts/facts.ts';
import type { DataAccess, LogRecord, OutboundCall, Thrown } from '../../model/model.ts';
import type { Site } from '../flows/sites.ts';
import { type ApiThing, type Context, type FunctionThing, type Ref, valueKey, refKey } from '../things.ts';
import type { FileUnit } from '../units.ts';
import { type Audited, auditOfAccess, auditOfLog, auditOfRow } from './audits.ts';
import { Frames } from './frames.ts';
import { type Input, Inputs } from './inputs.ts';
import { logAt } from './logs.ts';
import { loopAround, runsWhen } from './loops.ts';
import { outboundAt } from './outbound.ts';
import { type Answered, answeredAt, leakIn, responseAt, returnedResponse } from './responses.ts';
import { isInline, placeKey, type Scene } from './scene.ts';
import { handedError, thrownAt, thrownByCall } from './thrown.ts';
import { standsFor } from '../http.ts';

type Loop = DataAccess['loop'];
type Held = DataAccess['transaction'];
export type Act =
  | { readonly is: 'access'; readonly access: DataAccess; readonly key: string }
  | { readonly is: 'response'; readonly answer: Answered }
  | { readonly is: 'log'; readonly log: LogRecord }
  | { readonly is: 'audit'; readonly audit: Audited; readonly runs: 'finish' | 'error' | undefined }
  | { readonly is: 'outbound'; readonly call: OutboundCall }
  | { readonly is: 'throw'; readonly thrown: Thrown }
  | { readonly is: 'input'; readonly input: Input }
  /** Input is checked against a schema. */
  | { readonly is: 'validation'; readonly key: string }
  /** A password is hashed. */
  | { readonly is: 'hash' }
  /** The chain goes on here. */
  | { readonly is: 'next' };
export interface Acts {
  readonly acts: readonly Act[];
  /** False when a call could not be followed into project code that matters. */
  readonly complete: boolean;
}
/** What other passes found out about single accesses. */
export interface Details {
  /** By `valueKey`: complete but for what the caller adds. */
  readonly accesses: ReadonlyMap<string, DataAccess>;
  /** An access whose receiver is only known in a frame. */
  accessIn(site: Site, ctx: Context): DataAccess | undefined;
  /** Transactions that an access or a call runs in, by `valueKey`. */
  readonly transactions: ReadonlyMap<string, NonNullable<Held>>;
}
const NOTHING: Acts = { acts: [], complete: true };
const TOO_FAR: Acts = { acts: [], complete: false };
/** Calls one inside another that are followed for what a function does, and for what a single call does. */
const MAX_DEPTH = 16;
const MAX_DEPTH_OF_CALL = 3;
const MAX_ACTS = 200;
/** Functions up to this many values answer for those who call them. */
const SMALL = 60;

export class Collector {
  private readonly scene: Scene;
  private readonly details: Details;
  private readonly frames: Frames;
  private readonly inputs: Inputs;
  private readonly memo = new Map<string, Acts>();
  private readonly running = new Set<string>();
  /** How often something was too far away to be looked at. */
  private cuts = 0;
  private readonly exits = new Map<FileUnit, Map<ValueId, Exit[]>>();
  private readonly reach = new Map<string, ReadonlySet<string>>();
  private readonly calls = new Map<string, readonly Act[]>();
  /** Calls between functions of the project, as far as they were followed. */
  private readonly edges = new Map<string, FunctionThing[]>();
  /** Answers of helpers, which count where the helper is called: by `placeKey`. */
  readonly lent = new Set<string>();
  /** Functions of the project that were reached, by file and value. */
  readonly reached = new Set<string>();

  constructor(scene: Scene, details: Details) {
    this.scene = scene;
    this.details = details;
    this.frames = new Frames(scene);
    this.inputs = new Inputs(scene);
  }
  /** All acts of a function in its closure. */
  of(fn: FunctionThing, returnsResponse = false): Acts {
    const { cuts } = this;
    const found = this.collect(fn, fn.ref.ctx, 0);
    if (this.cuts > cuts)
      this.scene.values.cuts.add(fn.ref, 'call', 'what it does is too many calls away to be followed to its end');
    return returnsResponse ? { ...found, acts: [...found.acts, ...this.returned(fn)] } : found;
  }
  private collect(fn: FunctionThing, ctx: Context, depth: number): Acts {
    const unit = fn.ref.unit;
    const key = refKey({ unit, id: fn.ref.id, ctx });
    const known = this.memo.get(key);
    if (known !== undefined) return known;
    const name = valueKey(fn.ref);
    if (this.running.has(name)) return NOTHING;
    // What was cut short is the answer for this distance alone.
    const near = `${key}@${String(depth)}`;
    const short = depth > MAX_DEPTH ? TOO_FAR : this.memo.get(near);
    if (short !== undefined) {
      this.cuts++;
      return short;
    }
    const { cuts } = this;
    this.running.add(name);
    this.reached.add(name);
    const out: Act[] = [];
    const complete = this.scene.values.failures.guarded(
      'function',
      fn.ref,
      () => false,
      () => this.body(unit, fn.ref.id, ctx, out, depth, undefined),
    );
    this.running.delete(name);
    const all = complete && out.length < MAX_ACTS;
    const found: Acts = { acts: out.length > MAX_ACTS ? out.slice(0, MAX_ACTS) : out, complete: all };
    this.memo.set(this.cuts > cuts ? near : key, found);
    return found;
  }
  private body(
    unit: FileUnit,
    fn: ValueId,
    ctx: Context,
    out: Act[],
    depth: number,
    runs: 'finish' | 'error' | undefined,
  ): boolean {
    const value = unit.value(fn);
    if (value.kind !== 'function' || value.body < 0) return true;
    const { first, last } = unit.region(value.body);
    const exits = this.exitsOf(unit, fn);
    let complete = true;
    let next = 0;
    for (let id = first; id < last || next < exits.length; id++) {
      for (; next < exits.length && exits[next]!.at <= id; next++) this.raised(unit, exits[next]!, ctx, out);
      if (id >= last) continue;
      const it = unit.value(id);
      const ref: Ref = { unit, id, ctx };
      switch (it.kind) {
        case 'call':
        case 'text':
          if (it.kind === 'text' && it.tag === undefined) break;
          if (!this.call(ref, out, depth, runs)) complete = false;
          break;
        case 'get':
          for (const input of this.inputs.at(ref)) out.push({ is: 'input', input });
          break;
        case 'param':
          if (it.marks !== undefined) for (const input of this.inputs.at(ref)) out.push({ is: 'input', input });
          break;
        case 'set':
          this.written(ref, out);
          break;
        case 'function':
          if (isInline(unit, id) && !this.scene.values.isHandler(ref)) {
            const when = runsWhen(this.scene, unit, id);
            if (!this.body(unit, id, ctx, out, depth, when === 'finish' || when === 'error' ? when : runs))
              complete = false;
          }
          break;
        default:
          break;
      }
    }
    return complete;
  }
  private exitsOf(unit: FileUnit, fn: ValueId): readonly Exit[] {
    let lists = this.exits.get(unit);
    if (lists === undefined) {
      this.exits.set(unit, (lists = new Map<ValueId, Exit[]>()));
      for (const exit of unit.facts.exits) {
        if (exit.kind !== 'throw') continue;
        const owner = unit.ownerOfRegion(exit.from);
        const list = lists.get(owner);
        if (list === undefined) lists.set(owner, [exit]);
        else list.push(exit);
      }
    }
    return lists.get(fn) ?? [];
  }
  private raised(unit: FileUnit, exit: Exit, ctx: Context, out: Act[]): void {
    const thrown = exit.value === undefined ? undefined : thrownAt(this.scene, { unit, id: exit.value, ctx });
    if (thrown !== undefined) out.push({ is: 'throw', thrown });
    if (exit.value === undefined) return;
    const leak = this.leakOf({ unit, id: exit.value, ctx });
    if (leak !== undefined) out.push({ is: 'response', answer: leak });
  }
  /** An HTTP error whose message shows internals of another: the framework sends it. */
  private leakOf(ref: Ref): Answered | undefined {
    const unit = ref.unit;
    const site = this.scene.actsIn(unit).get(ref.id);
    if (site === undefined) return undefined;
    for (const { row } of this.scene.rows(site, 'errors', ref.ctx)) {
      const status = typeof row.status === 'number' ? row.status : undefined;
      for (const arg of row.message === undefined
        ? this.scene.values.argument(ref, '[0]')
        : this.scene.argument(ref, row.message)) {
        const leaks = leakIn(this.scene, arg, status, 0);
        if (leaks)
          return {
            ref,
            ends: true,
            given: false,
            response: {
              at: this.scene.place(ref),
              ...(status !== undefined && { status }),
              body: { keys: [], leaks, shape: 'unknown' },
              onError: true,
            },
          };
      }
    }
    return undefined;
  }

  // ---- calls

  private call(ref: Ref, out: Act[], depth: number, runs: 'finish' | 'error' | undefined): boolean {
    const unit = ref.unit;
    const site = this.scene.actsIn(unit).get(ref.id) ?? this.siteIn(ref);
    if (site !== undefined) this.act(site, ref, out, runs);
    for (const input of this.inputs.at(ref)) out.push({ is: 'input', input });
    const call = unit.value(ref.id);
    if (call.kind !== 'call') return true;
    this.goesOn(ref, call.callee, call.args, out);
    if (site !== undefined && site.callees.length > 0) return true;
    const callees = this.scene.callees(ref, call);
    const around = callees.length === 0 ? undefined : loopAround(this.scene, unit, ref.id);
    const loop = around && { at: around };
    const held = this.details.transactions.get(valueKey(ref));
    let complete = true;
    for (const fn of callees) {
      this.edge(unit, ref.id, fn);
      const ctx = this.frames.needed(fn) ? this.scene.values.enter(fn, ref) : fn.ref.ctx;
      const inner = this.collect(fn, ctx, depth + 1);
      if (!inner.complete) complete = false;
      this.include(inner.acts, fn, ref, loop, held, runs, out);
    }
    // A named function that is handed over runs as well, when a library is handed it.
    if (callees.length === 0) complete = this.handedOver(ref, call.args, out, depth, runs) && complete;
    return complete && (callees.length > 0 || !this.isOpen(ref));
  }
  /** Takes over what a callee does; what it did before is not said twice. */
  private include(
    acts: readonly Act[],
    fn: FunctionThing,
    site: Ref,
    loop: Loop,
    held: Held,
    runs: 'finish' | 'error' | undefined,
    out: Act[],
  ): void {
    if (acts.length === 0) return;
    let before = this.saidIn.get(out);
    if (before === undefined) this.saidIn.set(out, (before = { acts: new Set<Act>(), count: 0 }));
    for (; before.count < out.length; before.count++) before.acts.add(out[before.count]!);
    for (const act of acts) {
      if (out.length >= MAX_ACTS) return;
      const lifted = this.lifted(act, fn, site, loop, held, runs);
      if (!before.acts.has(lifted) || lifted.is === 'audit' || lifted.is === 'next') out.push(lifted);
    }
  }
  /** What a list of acts holds, so far as it was looked at: a function with many calls goes through it once. */
  private readonly saidIn = new WeakMap<readonly Act[], { readonly acts: Set<Act>; count: number }>();
  /** An act as its caller sees it. */
  private lifted(
    act: Act,
    fn: FunctionThing,
    site: Ref,
    loop: Loop,
    held: Held,
    runs: 'finish' | 'error' | undefined,
  ): Act {
    switch (act.is) {
      case 'access': {
        if ((loop === undefined || act.access.loop) && (held === undefined || act.access.transaction)) return act;
        return {
          ...act,
          access: {
            ...act.access,
            ...(loop && !act.access.loop && { loop }),
            ...(held && !act.access.transaction && { transaction: held }),
          },
        };
      }
      case 'response':
        if (!this.isHelper(fn, act.answer)) return act;
        this.lent.add(placeKey(act.answer.response.at));
        return { is: 'response', answer: answeredAt(this.scene, act.answer, site, site.ctx) };
      case 'audit':
        return act.runs === undefined && runs !== undefined ? { ...act, runs } : act;
      default:
        return act;
    }
  }
  /** A small function that answers for those who call it. */
  private isHelper(fn: FunctionThing, answer: Answered): boolean {
    const unit = fn.ref.unit;
    const value = unit.value(fn.ref.id);
    if (
      value.kind !== 'function' ||
      answer.ref.unit !== unit ||
      this.scene.values.isHandler(fn.ref) ||
      isInline(unit, fn.ref.id)
    )
      return false;
    const { first, last } = unit.region(value.body);
    return unit.ownerOf(answer.ref.id) === fn.ref.id && last - first <= SMALL;
  }
  private handedOver(
    ref: Ref,
    args: readonly ValueId[],
    out: Act[],
    depth: number,
    runs: 'finish' | 'error' | undefined,
  ): boolean {
    const unit = ref.unit;
    let complete = true;
    for (const id of args) {
      const { kind } = unit.value(id);
      if (
        kind === 'function' ||
        kind === 'literal' ||
        kind === 'text' ||
        kind === 'object' ||
        kind === 'array' ||
        kind === 'call' ||
        kind === 'op'
      )
        continue;
      if (kind === 'param') continue;
      for (const thing of this.scene.values.things({ ...ref, id })) {
        if (thing.kind !== 'function' || this.scene.values.isHandler(thing.ref)) continue;
        this.edge(unit, ref.id, thing);
        const inner = this.collect(thing, thing.ref.ctx, depth + 1);
        if (!inner.complete) complete = false;
        this.include(inner.acts, thing, ref, undefined, undefined, runs, out);
      }
    }
    return complete;
  }
  private edge(unit: FileUnit, at: ValueId, to: FunctionThing): void {
    for (let fn = unit.ownerOf(at); fn >= 0; fn = unit.outerOf(fn)) {
      const key = valueKey({ unit, id: fn });
      const list = this.edges.get(key);
      if (list === undefined) this.edges.set(key, [to]);
      else if (!list.some((it) => it.ref.id === to.ref.id && it.ref.unit === to.ref.unit)) list.push(to);
      if (!isInline(unit, fn)) return;
    }
  }
  /** A call whose library is only known in this frame. */
  private siteIn(ref: Ref): Site | undefined {
    const unit = ref.unit;
    const call = unit.value(ref.id);
    if (call.kind !== 'call' || ref.ctx === this.scene.values.contexts.root) return undefined;
    const callee = unit.value(call.callee);
    if (callee.kind !== 'get' || typeof callee.key !== 'string' || !this.scene.actNames().has(callee.key))
      return undefined;
    const callees = this.scene.values
      .things({ ...ref, id: call.callee })
      .filter((it): it is ApiThing => it.kind === 'api' && this.scene.isAct(it));
    return callees.length === 0 ? undefined : { ref: this.scene.values.ref(unit, ref.id), unit, callees };
  }
  /** The callee is not known, and functions of its name do things that matter. */
  private isOpen(ref: Ref): boolean {
    const unit = ref.unit;
    const call = unit.value(ref.id);
    const callee = call.kind === 'call' ? unit.value(call.callee) : undefined;
    if (callee === undefined) return false;
    const name = callee.kind === 'get' ? callee.key : callee.kind === 'import' ? callee.name : undefined;
    if (
      typeof name !== 'string' ||
      !this.scene.values
        .things({ ...ref, id: (call as { callee: ValueId }).callee })
        .some((it) => it.kind === 'unknown')
    )
      return false;
    if (callee.kind === 'import') return typeof callee.from === 'string' && callee.from.startsWith('.');
    return this.scene.namesWithActs().has(name);
  }
  /** `next()` and `next(error)`. */
  private goesOn(ref: Ref, callee: ValueId, args: readonly ValueId[], out: Act[]): void {
    const unit = ref.unit;
    const it = unit.value(callee);
    if (it.kind !== 'param' && it.kind !== 'load') return;
    const isNext = this.scene.values.things({ ...ref, id: callee }).some((thing) => standsFor(thing, 'next'));
    if (!isNext) return;
    out.push({ is: 'next' });
    const thrown = handedError(this.scene, ref, args);
    if (thrown !== undefined) out.push({ is: 'throw', thrown });
  }

  // ---- acts of libraries

  private act(site: Site, ref: Ref, out: Act[], runs: 'finish' | 'error' | undefined): void {
    const { scene, details } = this;
    const { ctx } = ref;
    const key = valueKey(ref);
    const access = details.accesses.get(key);
    const own = access === undefined || access.target === '' ? (details.accessIn(site, ctx) ?? access) : access;
    if (own !== undefined) {
      const held = own.transaction ?? details.transactions.get(key);
      const found: DataAccess = { ...own, ...(held && { transaction: held }) };
      out.push({ is: 'access', access: found, key });
      const audit = auditOfAccess(scene, ref, found);
      if (audit !== undefined) out.push({ is: 'audit', audit, runs });
    }
    const responses = scene.rows(site, 'responses', ctx);
    const response = responses.find(({ row }) => row.ends) ?? responses[0];
    if (response !== undefined) out.push({ is: 'response', answer: responseAt(scene, ref, response.row) });
    const logs = scene.rows(site, 'logs', ctx);
    const [audit] = scene.rows(site, 'audits', ctx);
    if (audit !== undefined) out.push({ is: 'audit', audit: auditOfRow(scene, ref, audit.row), runs });
    if (logs.length > 0) {
      const log = logAt(scene, ref, logs);
      out.push({ is: 'log', log });
      const shaped = audit === undefined ? auditOfLog(scene, ref, log) : undefined;
      if (shaped !== undefined) out.push({ is: 'audit', audit: shaped, runs });
    }
    if (scene.rows(site, 'validators', ctx).length > 0) out.push({ is: 'validation', key });
    if (scene.rows(site, 'crypto', ctx).some(({ row }) => row.does === 'hash-password')) out.push({ is: 'hash' });
    const outbound = outboundAt(scene, site);
    if (outbound !== undefined) out.push({ is: 'outbound', call: outbound });
    for (const { row, name } of scene.rows(site, 'errors', ctx)) {
      const thrown = thrownByCall(scene, ref, row, name);
      if (thrown !== undefined) out.push({ is: 'throw', thrown });
    }
  }
  /** `context.body = x`. */
  private written(ref: Ref, out: Act[]): void {
    const set = ref.unit.value(ref.id);
    if (set.kind !== 'set' || typeof set.key !== 'string' || !this.scene.writtenNames().has(set.key)) return;
    const { values } = this.scene;
    for (const thing of values.things({ ...ref, id: set.of })) {
      if (thing.kind !== 'api') continue;
      const nodes = values.apis.step(thing.nodes, `.${set.key}`);
      const [found] = values.apis.rows(nodes, 'responses');
      if (found?.row.body === 'written') {
        out.push({ is: 'response', answer: responseAt(this.scene, ref, found.row) });
        return;
      }
    }
  }
  /** Values that a framework sends because its handler gives them back. */
  private returned(fn: FunctionThing): readonly Act[] {
    const unit = fn.ref.unit;
    const value = unit.value(fn.ref.id);
    if (value.kind !== 'function') return [];
    const out: Act[] = [];
    for (const exit of unit.returnsOf(value)) {
      if (exit.value === undefined || unit.value(exit.value).kind === 'absent') continue;
      const ref: Ref = { unit, id: exit.value, ctx: fn.ref.ctx };
      if (this.isAnswer(ref)) continue;
      out.push({ is: 'response', answer: returnedResponse(this.scene, ref, exit.from) });
    }
    return out;
  }
  private isAnswer(ref: Ref): boolean {
    const unit = ref.unit;
    let value = unit.value(ref.id);
    let { id } = ref;
    if (value.kind === 'wait') {
      id = value.of;
      value = unit.value(id);
    }
    const site = this.scene.actsIn(unit).get(id);
    if (
      site !== undefined &&
      (this.scene.rows(site, 'responses').length > 0 || this.scene.rows(site, 'statuses').length > 0)
    )
      return true;
    return this.scene.values.things(ref).every((it) => standsFor(it, 'response') || standsFor(it, 'next'));
  }
  /** Acts of one call: its own, or those of the functions that it reaches. */
  ofCall(unit: FileUnit, id: ValueId): readonly Act[] {
    const key = valueKey({ unit, id });
    let found = this.calls.get(key);
    if (found === undefined) {
      const out: Act[] = [];
      const ref = this.scene.values.ref(unit, id);
      this.scene.values.failures.guarded(
        'call',
        ref,
        () => false,
        () => this.call(ref, out, MAX_DEPTH - MAX_DEPTH_OF_CALL, undefined),
      );
      this.calls.set(key, (found = out));
    }
    return found;
  }
  /** Functions of the project that some functions are, or reach, by `valueKey`. */
  reachOf(roots: readonly FunctionThing[]): ReadonlySet<string> {
    const only = roots.length === 1 ? valueKey(roots[0]!.ref) : undefined;
    const known = only === undefined ? undefined : this.reach.get(only);
    if (known !== undefined) return known;
    const seen = new Set<string>();
    const queue: FunctionThing[] = [...roots];
    for (const fn of queue) {
      const key = valueKey(fn.ref);
      if (seen.has(key) || seen.size > 20_000) continue;
      seen.add(key);
      queue.push(...(this.edges.get(key) ?? []));
    }
    if (only !== undefined) this.reach.set(only, seen);
    return seen;
  }
}
