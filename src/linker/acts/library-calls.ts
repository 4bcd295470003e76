/** What calls of libraries make sure of in a function, and which of them let its requests go on, answer or refuse them. */
import { failurePages } from '../../libraries/http.ts';
import type { Call, Exit, SetMember, ValueId } from '../../facts/facts.ts';
import { statusOf, statusOfRow } from '../statuses.ts';
import type { ApiThing, Context, FunctionThing, Ref, Thing } from '../things.ts';
import type { FileUnit } from '../units.ts';
import type { Values } from '../values/kernel.ts';
import { holds } from '../when.ts';
import { isNotUnderstood } from './understood.ts';
import { isLost } from './calls.ts';
import { isAsked } from './delegates.ts';
import { alike, answered, type Flow, joined, NOBODY } from './flow.ts';
import { isSometimesRefusal } from './given-status.ts';
import type { KeptPromises } from './kept-promises.ts';
import type { Notes } from './notes.ts';
import type { Asked, Way } from './passage.ts';
import { onlyMethod } from './only-methods.ts';
import { isVerification } from './principals.ts';
import { and, type Known, NOTHING, OPEN, type Proof, State, unclear } from './proven.ts';
import { handsWholeRequest } from './whole-requests.ts';

/** How promises are chained. */
export const CHAINS = /^(?:then|catch|finally)$/;

/** What is found of a function is put here. */
export interface Found {
  readonly ways: Way[];
  /** What promises are kept with. */
  readonly promised: KeptPromises;
  readonly notes: Notes;
}
export class LibraryCalls {
  private readonly asked: Asked;
  private readonly unit: FileUnit;
  private readonly ctx: Context;
  private readonly found: Found;

  constructor(asked: Asked, unit: FileUnit, ctx: Context, found: Found) {
    this.asked = asked;
    this.unit = unit;
    this.ctx = ctx;
    this.found = found;
  }
  /** What is known behind a call of something of a library; `failing`: something failed, so that an answer refuses. */
  behind(site: Ref, call: Call, thing: ApiThing, from: Flow, failing: boolean): Flow {
    const { values, proofs, circles } = this.asked;
    const { apis } = values;
    let flow = from;
    for (const { row } of apis.rows(thing.nodes, 'statuses')) {
      if (row.status === 'written') continue;
      const told = this.withStatus(site, row.status, flow);
      const status = told === undefined ? statusOfRow(values, site, row.status) : undefined;
      flow = told ?? (this.isAnswer(site, status) ? answered(flow) : flow);
    }
    for (const { row } of apis.rows(thing.nodes, 'responses')) {
      // An answer that is only made, and dropped, is none.
      if (row.made === true && isLost(this.unit, call)) continue;
      const told = this.withStatus(site, row.status, flow);
      const status = told === undefined ? statusOfRow(values, site, row.status) : undefined;
      flow = told ?? flow;
      if (row.made === true) this.found.notes.makes = true;
      const isRefused = (status !== undefined && status >= 400) || (row.as === 'html' && this.showsFailure(call));
      const refuses = isRefused || row.cuts === true || failing || this.sendsError(call);
      if (flow.silent !== undefined && !refuses && row.ends)
        this.found.ways.push({ kind: row.as === 'redirect' ? 'redirect' : 'answer', state: flow.silent, at: site });
      else if (row.as === 'redirect' && flow.silent !== undefined)
        this.found.ways.push({ kind: 'redirect', state: flow.silent, at: site });
      if (refuses || row.ends || row.as === 'redirect') flow = answered(flow);
    }
    if (call.new !== true)
      for (const { row } of apis.rows(thing.nodes, 'errors')) {
        if (row.throws === 'always') return NOBODY;
        const [asked] = row.throws === undefined ? [] : values.argument(site, row.throws);
        if (asked !== undefined) flow = joined(flow, alike(new State(() => proofs.implied(asked, true), circles)));
        else if (row.throws === undefined && call.unused === true) flow = answered(flow);
      }
    const returning = apis
      .rows(thing.nodes, 'proves')
      .flatMap(({ row }) => (row.when === 'returns' && holds(values, site, row.given) ? [row] : []));
    if (returning.length > 0) {
      const proof = (doubt: string | undefined): Proof =>
        doubt === undefined ? { at: site, is: 'yes', throws: true } : unclear(site, doubt);
      const known = Object.fromEntries(returning.map((row) => [row.of, proof(row.doubt)])) as Known;
      flow = this.made(
        site.id,
        call,
        flow,
        () => known,
        returning.some((row) => row.later === true),
      );
    }
    if (apis.rows(thing.nodes, 'data').some(({ row }) => row.throwsWhenAbsent === true))
      flow = this.made(site.id, call, flow, () => throwing(proofs.implied(site, true) ?? NOTHING), true);
    if (proofs.delegating && isAsked(values, site, call.callee))
      flow = this.made(site.id, call, flow, () => ({ caller: { at: site, is: 'yes', throws: true } }), true);
    const crypto = apis
      .rows(thing.nodes, 'crypto')
      .find(({ row }) => row.does === 'verify-token' && row.fails === undefined);
    if (crypto !== undefined && isVerification(values, thing) && !this.isHandedBack(call)) {
      // What looks for the token by itself keeps with the request whose it is.
      const keeps = crypto.row.input === undefined && { keeps: true as const };
      const caller = (): Proof => ({ ...proofs.checked(site), throws: true, ...keeps });
      const later = crypto.row.later === true || thing.promises === true;
      flow = this.made(site.id, call, flow, () => ({ caller: caller() }), later);
    }
    return flow;
  }
  /** What is known where the outcome of a call is given back that refuses strangers by what it gives. */
  givenBack({ value }: Exit, flow: Flow): Flow {
    const given = value === undefined ? undefined : this.unit.value(value);
    const id = given?.kind === 'wait' ? given.of : value;
    const call = id === undefined ? undefined : this.unit.value(id);
    if (id === undefined || call?.kind !== 'call') return flow;
    const { values } = this.asked;
    const site = this.ref(id);
    const rows = values.things(this.ref(call.callee)).flatMap((thing) => {
      const all = thing.kind === 'api' ? values.apis.rows(thing.nodes, 'proves') : [];
      return all.flatMap(({ row }) => (row.when === 'given-back' && holds(values, site, row.given) ? [row] : []));
    });
    if (rows.length === 0) return flow;
    const proof = (doubt: string | undefined): Proof => (doubt ? unclear(site, doubt) : { at: site, is: 'yes' });
    const known = Object.fromEntries(rows.map((row) => [row.of, proof(row.doubt)])) as Known;
    return joined(flow, alike(new State(() => known)));
  }
  /** `context.status = 403` refuses, `context.body = …` serves; a function in the place of a method does neither. */
  written(site: Ref, set: SetMember, before: Flow, failing: boolean): Flow {
    const { values } = this.asked;
    // An error that has a status answers nobody before it is raised.
    const isStatus = (set.key === 'status' || set.key === 'statusCode') && !this.asked.isError(this.ref(set.of));
    const told = isStatus ? this.chosenStatus([this.ref(set.to)], before) : undefined;
    if (told === undefined && isStatus && this.isAnswer(site, statusOf(values, this.ref(set.to))))
      return answered(before);
    const flow = told ?? before;
    if (typeof set.key !== 'string' || flow.silent === undefined || failing) return flow;
    if (this.unit.value(set.to).kind === 'function') return flow;
    if (isStatus && this.goesOn(site)) return flow;
    const rows = values.things(this.ref(set.of)).flatMap((it) => {
      const at = it.kind === 'api' ? values.apis.step(it.nodes, `.${String(set.key)}`) : [];
      return [...values.apis.rows(at, 'responses'), ...values.apis.rows(at, 'statuses')];
    });
    if (rows.length > 0) this.found.ways.push({ kind: 'answer', state: flow.silent, at: site });
    return flow;
  }
  /** Whoever is told this status goes no further. */
  private isAnswer(site: Ref, status: number | undefined): boolean {
    return status !== undefined && status >= 400 && !this.goesOn(site);
  }
  /** A status that is only said there keeps nobody from going on. */
  private goesOn({ unit, id }: Ref): boolean {
    return this.asked.values.handed.goesOnWithStatus({ unit, id: unit.ownerOf(id) });
  }
  /** What is known where an answer serves whose status was made elsewhere; undefined: there is but one, or none. */
  private withStatus(site: Ref, path: number | string | undefined, flow: Flow): Flow | undefined {
    return typeof path === 'string' ? this.chosenStatus(this.asked.values.argument(site, path), flow) : undefined;
  }
  private chosenStatus(statuses: readonly Ref[], flow: Flow): Flow | undefined {
    if (flow.silent === undefined) return undefined;
    const given = statuses.find((it) => isSometimesRefusal(this.asked.values, it));
    if (given === undefined) return undefined;
    return joined(flow, { state: OPEN, silent: new State(() => this.asked.knownServing(given), this.asked.circles) });
  }
  /** What a call makes sure of by coming back: at once, or when its promise is kept. */
  private made(id: ValueId, call: Call, flow: Flow, known: () => Known, later: boolean): Flow {
    const state = new State(known, this.asked.circles);
    if (later || this.isWaitedFor(id)) {
      this.found.promised.set(id, alike(state));
      return flow;
    }
    return call.new === true ? flow : joined(flow, alike(state));
  }
  private isWaitedFor(id: ValueId): boolean {
    return this.unit.usersOf(id).some((user) => {
      const value = this.unit.value(user);
      return value.kind === 'wait' || (value.kind === 'get' && CHAINS.test(String(value.key)));
    });
  }
  /** The outcome goes to a callback. */
  private isHandedBack(call: Call): boolean {
    const last = call.args.at(-1);
    return (
      last !== undefined &&
      (this.unit.value(last).kind === 'function' ||
        this.asked.values.things(this.ref(last)).some((it) => it.kind === 'function'))
    );
  }
  /** A page is shown whose name says that something failed. */
  private showsFailure({ args: [page] }: Call): boolean {
    const names = page === undefined ? [] : this.asked.values.constants(this.ref(page));
    return names.length > 0 && names.every((it) => failurePages.test(it));
  }
  /** An error is answered: what was caught, or made. */
  private sendsError(call: Call): boolean {
    return call.args.some((arg) => this.unit.value(arg).kind === 'caught' || this.asked.isError(this.ref(arg)));
  }
  /** What answers a request is handed to what nobody understands: that may refuse, and may serve. */
  private handedOver(site: Ref, call: Call, things: readonly Thing[], { silent }: Flow): void {
    if (silent === undefined) return;
    if (this.isKeptHandler(site, call, things)) {
      const right = unclear(site, 'what stands there is not seen');
      this.found.ways.push({ kind: 'answer', state: and(silent, () => ({ right })), at: site });
      return;
    }
    if (!this.isUnread(call, things)) return;
    if (!handsWholeRequest(this.asked.values, site, call, () => this.isWaitedFor(site.id) || this.isAll(site))) return;
    const proof = unclear(site, 'what the request is handed to is not understood');
    const state = and(silent, () => ({ caller: proof, right: proof }));
    this.found.ways.push({ kind: 'answer', state, at: site });
  }
  /** Nothing is known of what is called, nor of what that is a member of. */
  private isUnread(call: Call, things: readonly Thing[]): boolean {
    const { values } = this.asked;
    if (things.length > 0) return things.some((it) => isUndescribed(values, it));
    const callee = this.unit.value(call.callee);
    if (callee.kind !== 'get') return false;
    return values.things(this.ref(callee.of)).some((it) => isUndescribed(values, it.kind === 'instance' ? it.of : it));
  }
  /**
   * What a function is handed is handed on to a member of an object that nobody is seen to put there, and what that gives is given back
   * (`handlers[name] = …`, `return handlers.edit({ ctx, input })`).
   */
  private isKeptHandler(site: Ref, call: Call, things: readonly Thing[]): boolean {
    const { values } = this.asked;
    const callee = this.unit.value(call.callee);
    if (callee.kind !== 'get' || things.some(({ kind }) => kind !== 'unknown')) return false;
    const given = [site.id, ...this.unit.usersOf(site.id).filter((it) => this.unit.value(it).kind === 'wait')];
    const isGiven = this.unit.exitsIn(this.unit.ownerOf(site.id)).some((it) => given.includes(it.value ?? -1));
    if (!isGiven || !values.things(this.ref(callee.of)).some(({ kind }) => kind === 'object')) return false;
    const isParameter = (id: ValueId): boolean => {
      const value = this.unit.value(id);
      return value.kind === 'param' || (value.kind === 'get' && isParameter(value.of));
    };
    return call.args.some((id) => {
      const value = this.unit.value(id);
      return value.kind === 'object' ? value.entries.some((it) => isParameter(it.value)) : isParameter(id);
    });
  }
  /** The function does nothing else. */
  private isAll({ unit, id }: Ref): boolean {
    const { first, last } = unit.region(unit.regionOf(id));
    for (let at = first; at < last; at++)
      if (at !== id && (unit.value(at).kind === 'call' || unit.value(at).kind === 'set')) return false;
    return unit.region(unit.regionOf(id)).kind === 'function';
  }
  /** Somebody was made sure to have a right, by a method that throws: `caller.can('read', 'Flow');`. */
  demanded(site: Ref, call: Call, functions: readonly FunctionThing[], flow: Flow): Flow {
    const { values, proofs } = this.asked;
    if (call.receiver === undefined || !proofs.rights.isDemanded(site)) return flow;
    const only = functions.length > 0 ? undefined : onlyMethod(values, this.unit.calledName(site.id));
    const seen = only === undefined ? functions : [only];
    if (seen.length > 0 && !seen.every(({ ref }) => ref.unit.exitsIn(ref.id).some(({ kind }) => kind === 'throw')))
      return flow;
    const receiver = this.ref(call.receiver);
    const right = unclear(site, 'a call that is not understood');
    return this.made(
      site.id,
      call,
      flow,
      () => (seen.length > 0 ? proofs.rights.of(receiver, site) : { right }),
      false,
    );
  }
  /** The continuation is handed on: what it is handed to decides. */
  passedOn(site: Ref, call: Call, things: readonly Thing[], before: Flow): Flow {
    this.handedOver(site, call, things, before);
    const from = this.demanded(site, call, [], before);
    if (from.all === undefined || !this.asked.calls.handsNext(site, call)) return from;
    const api = things.filter((it): it is ApiThing => it.kind === 'api');
    // It hands its verdict to a function of its own, or only what fails.
    if (api.some((it) => this.hasCallback(it) || this.handsErrors(site, it))) return from;
    const rows = api.flatMap((it) =>
      this.asked.values.apis.rows(it.nodes, 'middleware').map((row) => ({ ...row, of: it })),
    );
    const known = (): Known | undefined => {
      if (rows.length === 0) {
        if (things.length > 0 && !things.some((it) => isNotUnderstood(this.asked.values, it))) return NOTHING;
        const proof = unclear(site, 'what goes on from here is not understood');
        return { caller: proof, right: proof };
      }
      const does = (role: string): boolean =>
        rows.some(({ row, of }) =>
          row.does === role && row.optional !== true && of.site !== undefined
            ? holds(this.asked.values, of.site, row.when) &&
              !(row.unless ?? []).some((it) => holds(this.asked.values, of.site!, [it]))
            : row.does === role && row.optional !== true,
        );
      // Whom it does not know it answers itself: they go no further.
      const proof: Proof = { at: site, is: 'yes', throws: true };
      return { ...(does('authenticates') && { caller: proof }), ...(does('authorizes') && { right: proof }) };
    };
    const handed = rows.length > 0 && { handed: from.all };
    this.found.ways.push({ kind: 'on', state: and(from.all, known), at: site, ...handed });
    return from;
  }
  private hasCallback(thing: ApiThing): boolean {
    const call = thing.site?.unit.value(thing.site.id);
    if (thing.site === undefined || call?.kind !== 'call') return false;
    const last = call.args.at(-1);
    // One that says what is asked for is no callback (`protect((token) => token.hasRole('admin'))`).
    const asked = `[${String(call.args.length - 1)}]`;
    const says = this.asked.values.apis.rows(thing.nodes, 'middleware').some(({ row }) => row.needs === asked);
    return (
      last !== undefined &&
      !says &&
      this.asked.values.things({ ...thing.site, id: last }).some((it) => it.kind === 'function')
    );
  }
  /** `events.fail(next)` */
  private handsErrors(site: Ref, { nodes }: ApiThing): boolean {
    const { values } = this.asked;
    return values.apis
      .rows(nodes, 'callbacks')
      .some(({ row }) => row.runs === 'error' && holds(values, site, row.when));
  }
  private ref(id: ValueId): Ref {
    return { unit: this.unit, id, ctx: this.ctx };
  }
}
/** What it does with a request is not known: of its package nothing is, or only that it answers some. */
function isUndescribed(values: Values, thing: Thing): boolean {
  if (isNotUnderstood(values, thing)) return true;
  return thing.kind === 'api' && thing.nodes.length === 0 && values.apis.library(thing.package)?.brings === true;
}
/** What is known by what else throws. */
function throwing(known: Known): Known {
  const { caller, right } = known;
  return {
    ...known,
    ...(caller && { caller: { ...caller, throws: true } }),
    ...(right && { right: { ...right, throws: true } }),
  };
}
