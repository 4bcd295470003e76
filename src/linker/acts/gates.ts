/**
 * What a function that stands before (or is) a handler does with a request: under what it refuses, and whether that
 * hangs on credentials, limits or valid input. Told by what it calls and reads, never by its name.
 */
import type { Exit } from '../../facts/facts.ts';
import type { RequestPart, Role } from '../../libraries/kinds.ts';
import { protectingHeaders } from '../../libraries/http.ts';
import { statusOf, statusOfError, statusOfRow } from '../statuses.ts';
import { type ApiThing, type Context, type FunctionThing, type Ref, refKey } from '../things.ts';
import type { FileUnit } from '../units.ts';
import type { Values } from '../values/kernel.ts';
import type { Calls } from './calls.ts';
import { Answers, Circles } from './circles.ts';
import { Follow, type Followed } from './follow.ts';
import { Passages } from './passages.ts';
import { checkedParts } from './request-parts.ts';
import { type Verdict, verdictOf, type WaysOn } from './verdicts.ts';

export type { WaysOn } from './verdicts.ts';

/** A way of not letting the request through. */
export interface Refusal {
  readonly at: Ref;
  /** 401, 403, 429, 400, ...; 302 for a redirect; undefined when only an error is raised. */
  readonly status: number | undefined;
  /** `stop`: what is thrown is caught again, so that it only keeps what follows from running. */
  readonly how: 'answer' | 'error' | 'false' | 'redirect' | 'stop';
  /** Calls between the function and the place of the refusal. */
  readonly calls: number;
}
/** What a function does with the request that comes to it. */
export interface Gate {
  readonly refusals: readonly Refusal[];
  readonly validations: readonly { readonly at: Ref; readonly parts: readonly RequestPart[] }[];
  /** Roles of library middleware that it calls with its own request. */
  readonly roles: readonly { readonly does: Role; readonly at: Ref }[];
  /** What it does is too far away: what is not told here may be there. */
  readonly cut?: true;
}
type GateAct =
  | { readonly is: 'refusal'; readonly refusal: Refusal; readonly thrown: boolean }
  | { readonly is: 'role'; readonly does: Role; readonly at: Ref }
  | { readonly is: 'validation'; readonly at: Ref; readonly parts: readonly RequestPart[] };

export class Gates {
  private readonly values: Values;
  private readonly calls: Calls;
  private readonly passages: Passages;
  private readonly follow: Follow<GateAct>;
  private readonly circles = new Circles();
  private readonly memo = new Answers<Gate>(this.circles);

  /** `answering`: functions that answer requests, by key. */
  constructor(values: Values, calls: Calls, answering: ReadonlySet<string>) {
    this.values = values;
    this.calls = calls;
    this.passages = new Passages(values, calls, this.circles, answering);
    this.follow = new Follow<GateAct>(values, this.circles, {
      tell: (unit, step, ctx, out) => {
        if (step.is === 'exit') this.exit(unit, step.exit, ctx, out);
        else this.value({ unit, id: step.id, ctx }, out);
        return true;
      },
      led: (ref) => this.calls.led(ref, (fn) => this.values.enter(fn, ref)),
      written: () => ({ runs: undefined }),
      lift: (acts, _, site, out) => {
        const caught = inTry(site);
        for (const act of acts) {
          const lifted = liftedTo(site, act, caught);
          if (lifted !== undefined) out.push(lifted);
        }
      },
    });
  }
  /** The gate that a function is in its closure, with all it calls in the project. */
  of(fn: FunctionThing, ctx: Context = fn.ref.ctx): Gate {
    const key = refKey({ ...fn.ref, ctx });
    const known = this.memo.get(key);
    if (known !== undefined) return known;
    const { answer, final } = this.circles.ask(() => gateOf(this.follow.of(fn, ctx)));
    this.memo.set(key, answer, final);
    return answer;
  }

  /** Whether whoever gets through a function is known, or may. */
  verdict(fn: FunctionThing, does: 'authenticates' | 'authorizes', how: WaysOn): Verdict | undefined {
    const found = verdictOf(this.passages, fn, does === 'authenticates' ? 'caller' : 'right', how);
    if (found === undefined || found.is === 'unknown') return found;
    const at = this.refusalFor(fn, does) ?? found.at;
    return { ...found, at };
  }
  /** Where those are refused who do not get through: by the status that says so, or anyhow. */
  private refusalFor(fn: FunctionThing, does: 'authenticates' | 'authorizes'): Ref | undefined {
    const refusals = this.of(fn).refusals.filter((it) => it.how !== 'stop');
    const status = does === 'authenticates' ? 401 : 403;
    return (refusals.find((it) => it.status === status) ?? refusals[0])?.at;
  }

  // ---- acts of single steps

  private exit(unit: FileUnit, exit: Exit, ctx: Context, out: GateAct[]): void {
    if (exit.value === undefined) return;
    const ref: Ref = { unit, id: exit.value, ctx };
    const value = unit.value(exit.value);
    if (exit.kind === 'throw') {
      // What the catch does is seen there.
      if (value.kind === 'caught') return;
      const how = unit.region(exit.to).kind === 'try' ? 'stop' : 'error';
      refuse(ref, statusOfError(this.values, ref), how, out, true);
    } else if (exit.kind === 'return' && value.kind === 'literal' && value.value === false)
      refuse(ref, undefined, 'false', out);
  }
  private value(ref: Ref, out: GateAct[]): void {
    const unit = ref.unit;
    const value = unit.value(ref.id);
    if (value.kind === 'set') {
      if (value.key !== 'status' && value.key !== 'statusCode') return;
      const status = statusOf(this.values, { ...ref, id: value.to });
      if (status !== undefined && status >= 400) refuse(ref, status, 'answer', out);
    } else if (value.kind === 'call') {
      for (const thing of this.values.things({ ...ref, id: value.callee }))
        if (thing.kind === 'api') this.library(thing, ref, value.new === true, out);
      const [error] = value.args;
      // `next(error)`
      if (error !== undefined && this.calls.isContinuation(ref))
        refuse(ref, statusOfError(this.values, { ...ref, id: error }), 'error', out);
    }
  }
  private library(thing: ApiThing, ref: Ref, made: boolean, out: GateAct[]): void {
    const { apis } = this.values;
    for (const { row } of apis.rows(thing.nodes, 'responses')) {
      const status = statusOfRow(this.values, ref, row.status);
      if (row.as === 'redirect') refuse(ref, 302, 'redirect', out);
      else if (status !== undefined && status >= 400) refuse(ref, status, 'answer', out);
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
    for (const { row } of apis.rows(thing.nodes, 'middleware')) out.push({ is: 'role', does: row.does, at: ref });
    for (const { row } of apis.rows(thing.nodes, 'validators')) {
      const parts = checkedParts(this.values, ref, row.input);
      if (parts.length > 0) out.push({ is: 'validation', at: ref, parts });
    }
  }
  /** A header is set that tells browsers what pages may do. */
  private namesSecurityHeader(ref: Ref): boolean {
    return this.values
      .argument(ref, '[0]')
      .some((it) => this.values.constants(it).some((name) => protectingHeaders.includes(name.toLowerCase())));
  }
}

function refuse(at: Ref, status: number | undefined, how: Refusal['how'], out: GateAct[], thrown = false): void {
  out.push({ is: 'refusal', refusal: { at, status, how, calls: 0 }, thrown });
}
/** An act of a callee, at the call; undefined for what only the function itself does. */
function liftedTo(at: Ref, act: GateAct, caught: boolean): GateAct | undefined {
  switch (act.is) {
    case 'refusal': {
      const { refusal, thrown } = act;
      if (refusal.how === 'false') return undefined;
      const how = caught && thrown ? 'stop' : refusal.how;
      return { ...act, refusal: { ...refusal, at, how, calls: refusal.calls + 1 } };
    }
    case 'role':
    case 'validation':
      return { ...act, at };
  }
}
function gateOf({ acts, complete }: Followed<GateAct>): Gate {
  return {
    refusals: acts.flatMap((act) => (act.is === 'refusal' ? [act.refusal] : [])),
    validations: acts.flatMap((act) => (act.is === 'validation' ? [act] : [])),
    roles: acts.flatMap((act) => (act.is === 'role' ? [act] : [])),
    ...(!complete && { cut: true }),
  };
}
/** A catch clause of the same function receives what is thrown in a call. */
function inTry(site: Ref): boolean {
  const unit = site.unit;
  for (let r = unit.regionOf(site.id); r > 0; r = unit.region(r).parent) {
    const it = unit.region(r);
    if (it.kind === 'function' || it.kind === 'fields') return false;
    if (it.kind === 'try' && unit.catchOf(r) !== undefined) return true;
  }
  return false;
}
