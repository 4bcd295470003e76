/** What a function does, with everything it reaches in the project: its acts in program order. */
import type { Call, RegionId, ValueId } from '../../facts/facts.ts';
import type { DataAccess } from '../../model/model.ts';
import { Circles } from '../acts/circles.ts';
import { Follow, type Followed, frameKey, type Led, MAX_ACTS, type Runs } from '../acts/follow.ts';
import type { Step } from '../acts/steps.ts';
import type { Site } from '../flows/sites.ts';
import { standsFor } from '../http.ts';
import { type ApiThing, type Context, type FunctionThing, type Ref, valueKey } from '../things.ts';
import type { FileUnit } from '../units.ts';
import { type Act, actsAt, type Details, goingOn, raisedAt, sentAt, writtenAt } from './acts.ts';
import { placedAt } from './audit-places.ts';
import { blindAt, isHandedOn } from './blindness.ts';
import { isCaughtCall } from './caught.ts';
import { isListened } from './events.ts';
import { Frames } from './frames.ts';
import { isRejection } from '../made-promises.ts';
import { Inputs } from './inputs.ts';
import { loopAround, runsWhen, walksList } from './loops.ts';
import { type Answered, answeredAt, returnedResponse } from './responses.ts';
import { isInline, placeKey, type Scene } from './scene.ts';

/** Calls one inside another that are followed for what a single call does. */
const MAX_DEPTH_OF_CALL = 3;
/** Functions up to this many values answer for those who call them. */
const SMALL = 60;
/** What the call of a function adds to the accesses in it. */
interface Around {
  readonly loop?: DataAccess['loop'] | undefined;
  readonly transaction?: DataAccess['transaction'] | undefined;
}

/** A function in the frame in which it runs. */
type Reached = Pick<Led, 'fn' | 'ctx'>;

export class Collector {
  private readonly scene: Scene;
  private readonly details: Details;
  private readonly frames: Frames;
  private readonly inputs: Inputs;
  private readonly follow: Follow<Act>;
  private readonly reach = new Map<string, ReadonlySet<string>>();
  private readonly calls = new Map<string, readonly Act[]>();
  /** Calls between functions of the project, as far as they were followed: of a function, then of one of its frames. */
  private readonly edges = new Map<string, Map<Context, Reached[]>>();
  /** What errors that are thrown would tell callers, with the functions that throw them: by `placeKey`. */
  readonly raised = new Map<string, Ref>();
  /** Answers of helpers, which count where the helper is called: by `placeKey`. */
  readonly lent = new Set<string>();
  /** Calls of those who answer for their caller. */
  readonly lentAt = new Set<string>();

  constructor(scene: Scene, details: Details) {
    this.scene = scene;
    this.details = details;
    this.frames = new Frames(scene);
    this.inputs = new Inputs(scene);
    this.follow = new Follow<Act>(scene.values, new Circles(), {
      tell: (unit, step, ctx, out, runs, led) => this.tell(unit, step, ctx, out, runs, led),
      led: (ref) => this.led(ref),
      written: (unit, fn, runs) => {
        if (!isInline(unit, fn) || scene.values.handed.isHandler(scene.values.ref(unit, fn))) return 'apart';
        const when = runsWhen(scene, unit, fn);
        return { runs: when === 'finish' || when === 'error' ? when : runs };
      },
      again: (acts, led, site) => {
        this.again(acts, led, site);
      },
      isVital: (act) => act.is === 'response',
      lift: (acts, led, site, out, runs) => {
        this.include(acts, led, site, out, runs);
      },
    });
  }
  /** All acts of a function in its closure, but for those in regions that are left out. */
  of(fn: FunctionThing, returnsResponse = false, elsewhere: readonly RegionId[] = []): Followed<Act> {
    const found = elsewhere.length === 0 ? this.follow.of(fn) : this.follow.without(fn, elsewhere);
    if (!returnsResponse) return found;
    const given = this.inputs.handedTo(fn).map((input): Act => ({ is: 'input', input }));
    return { ...found, acts: [...given, ...found.acts, ...this.returned(fn, elsewhere)] };
  }
  /** Acts of one call: its own, or those of the functions that it reaches. */
  ofCall(unit: FileUnit, id: ValueId): readonly Act[] {
    const key = valueKey({ unit, id });
    let found = this.calls.get(key);
    if (found === undefined)
      this.calls.set(key, (found = this.follow.ofCall(this.scene.values.ref(unit, id), MAX_DEPTH_OF_CALL)));
    return found;
  }

  // ---- steps

  private tell(unit: FileUnit, step: Step, ctx: Context, out: Act[], runs: Runs, led: readonly Led[]): boolean {
    if (step.is === 'exit') {
      if (step.exit.kind === 'throw' && step.exit.value !== undefined)
        for (const act of raisedAt(this.scene, { unit, id: step.exit.value, ctx }, step.exit.from)) {
          if (act.is === 'response') this.raised.set(placeKey(act.answer.response.at), act.answer.ref);
          out.push(act);
        }
      return true;
    }
    if (step.is === 'function') return true;
    const ref: Ref = { unit, id: step.id, ctx };
    const value = unit.value(step.id);
    if (value.kind === 'set') {
      out.push(...writtenAt(this.scene, ref));
      return true;
    }
    const site = this.siteOf(ref);
    if (site !== undefined) out.push(...actsAt(this.scene, this.details, site, ref, runs));
    for (const input of this.inputs.at(ref)) out.push({ is: 'input', input });
    if (value.kind !== 'call') return true;
    out.push(...sentAt(this.scene, ref, runs));
    // `return Promise.reject(new NotFound())` is a throw of the function around it.
    if (isRejection(unit, value) && !isCaughtCall(unit, step.id))
      out.push(...raisedAt(this.scene, { ...ref, id: value.args[0]! }, unit.regionOf(step.id)));
    if (this.isContinuation(ref, value))
      out.push(...goingOn(this.scene, ref, value.args, this.details.transactions.get(valueKey(ref))?.at));
    if (site !== undefined || led.some((it) => !it.handed)) return true;
    const blind = blindAt(this.scene, ref);
    if (blind !== undefined) out.push({ is: 'blind', blind });
    return !this.isOpen(ref, value) && !isHandedOn(this.scene, ref, value);
  }
  private isContinuation(ref: Ref, call: Call): boolean {
    const callee = ref.unit.value(call.callee);
    const may = callee.kind === 'param' || callee.kind === 'load' || (callee.kind === 'get' && callee.key === 'handle');
    return may && this.scene.calls.isContinuation(ref);
  }
  /** The library that is called, also where it is only known in this frame. */
  private siteOf(ref: Ref): Site | undefined {
    const { unit } = ref;
    const known = this.scene.actsIn(unit).get(ref.id);
    const call = unit.value(ref.id);
    if (known !== undefined || call.kind !== 'call' || ref.ctx === this.scene.values.contexts.root) return known;
    const callee = unit.value(call.callee);
    if (callee.kind !== 'get' || typeof callee.key !== 'string' || !this.scene.actNames().has(callee.key))
      return undefined;
    const callees = this.scene.values
      .things({ ...ref, id: call.callee })
      .filter((it): it is ApiThing => it.kind === 'api' && this.scene.isAct(it));
    return callees.length === 0 ? undefined : { ref: this.scene.values.ref(unit, ref.id), unit, callees };
  }
  /** The callee is not known, and functions of its name do things that matter. */
  private isOpen(ref: Ref, call: Call): boolean {
    const callee = ref.unit.value(call.callee);
    const name = callee.kind === 'get' ? callee.key : callee.kind === 'import' ? callee.name : undefined;
    if (typeof name !== 'string') return false;
    const things = this.scene.values.things({ ...ref, id: call.callee });
    if (!things.some((it) => it.kind === 'unknown')) return false;
    if (callee.kind === 'import') return typeof callee.from === 'string' && callee.from.startsWith('.');
    return this.scene.namesWithActs().has(name);
  }

  // ---- calls

  private led(ref: Ref): readonly Led[] {
    if (this.siteOf(ref) !== undefined) return [];
    const found = this.scene.calls.led(ref, (fn) =>
      this.frames.needed(fn) ? this.scene.values.enter(fn, ref) : fn.ref.ctx,
    );
    for (const { fn, ctx } of found) this.edge(ref, { fn, ctx });
    return found;
  }
  /** Takes over what a callee does; what it did before is not said twice. */
  private include(acts: readonly Act[], led: Led, site: Ref, out: Act[], runs: Runs): void {
    if (acts.length === 0) return;
    const around = led.handed ? undefined : loopAround(this.scene, site.unit, site.id);
    const added: Around = led.handed
      ? {}
      : { loop: around && { at: around }, transaction: this.details.transactions.get(valueKey(site)) };
    const before = out.length > 0 ? new Set(out) : undefined;
    const apart = led.handed && isListened(this.scene, site);
    let caught: boolean | undefined;
    for (const act of acts) {
      if (out.length >= MAX_ACTS && (act.is !== 'response' || out.length >= 2 * MAX_ACTS)) continue;
      if (act.is === 'response' && act.answer.raised && (caught ??= isCaughtCall(site.unit, site.id))) continue;
      const lifted =
        apart && act.is === 'access' && act.apart !== true
          ? { ...act, apart: true as const }
          : this.lifted(act, led.fn, site, added, runs);
      if (before?.has(lifted) !== true || lifted.is === 'audit' || lifted.is === 'next') out.push(lifted);
    }
  }
  /** A function that calls itself in a loop, or for the rest of a list, does all it does once for each turn. */
  private again(acts: Act[], { fn, handed }: Led, site: Ref): void {
    if (handed) return;
    const { unit, id } = site;
    const at =
      loopAround(this.scene, unit, id) ?? (walksList(this.scene, site, fn) ? this.scene.place(site) : undefined);
    if (at === undefined) return;
    acts.forEach((act, index) => {
      if (act.is === 'access' && act.access.loop === undefined && act.apart !== true)
        acts[index] = { ...act, access: { ...act.access, loop: { at } } };
    });
  }
  /** An act as its caller sees it. */
  private lifted(act: Act, fn: FunctionThing, site: Ref, { loop, transaction }: Around, runs: Runs): Act {
    switch (act.is) {
      case 'access': {
        const { access } = act;
        if (act.apart === true) return act;
        if ((loop === undefined || access.loop) && (transaction === undefined || access.transaction)) return act;
        return {
          ...act,
          access: {
            ...access,
            ...(loop && !access.loop && { loop }),
            ...(transaction && !access.transaction && { transaction }),
          },
        };
      }
      case 'response':
        if (!this.isHelper(fn, act.answer)) return act;
        this.lent.add(placeKey(act.answer.response.at));
        this.lentAt.add(valueKey({ unit: site.unit, id: site.id }));
        return {
          is: 'response',
          answer: {
            ...answeredAt(this.scene, act.answer, fn, site, site.ctx),
            ...(isThrown(act.answer.ref) && { thrown: true as const }),
          },
        };
      case 'audit': {
        const audit = placedAt(this.scene, act.audit, site, fn);
        const when = act.runs ?? runs;
        return audit === act.audit && when === act.runs ? act : { ...act, audit, runs: when };
      }
      default:
        return act;
    }
  }
  /** A small function that answers for those who call it. */
  private isHelper(fn: FunctionThing, answer: Answered): boolean {
    const { unit, id } = fn.ref;
    const value = unit.value(id);
    if (value.kind !== 'function' || answer.ref.unit !== unit || answer.raised) return false;
    if (this.scene.values.handed.isHandler(fn.ref) || isInline(unit, id)) return false;
    const { first, last } = unit.region(value.body);
    return unit.ownerOf(answer.ref.id) === id && last - first <= SMALL;
  }

  // ---- what is reached

  private edge({ unit, id: at, ctx }: Ref, to: Reached): void {
    for (let fn = unit.ownerOf(at); fn >= 0; fn = unit.outerOf(fn)) {
      const key = valueKey({ unit, id: fn });
      let frames = this.edges.get(key);
      if (frames === undefined) this.edges.set(key, (frames = new Map<Context, Reached[]>()));
      const list = frames.get(ctx);
      if (list === undefined) frames.set(ctx, [to]);
      else if (
        !list.some((it) => it.ctx === to.ctx && it.fn.ref.id === to.fn.ref.id && it.fn.ref.unit === to.fn.ref.unit)
      )
        list.push(to);
      if (!isInline(unit, fn)) return;
    }
  }
  /** Functions of the project that some functions are, or reach, by `valueKey`: of what is handed to a wrapper, its own. */
  reachOf(roots: readonly FunctionThing[]): ReadonlySet<string> {
    const [first] = roots;
    const only = roots.length === 1 && first ? frameKey(first, first.ref.ctx) : undefined;
    const known = only === undefined ? undefined : this.reach.get(only);
    if (known !== undefined) return known;
    const out = new Set<string>();
    const seen = new Set<string>();
    /** Functions of which the calls in all frames were taken. */
    const whole = new Set<string>();
    const queue: Reached[] = [];
    const add = (all: readonly Reached[]): void => {
      for (const it of all) {
        const frame = frameKey(it.fn, it.ctx);
        if (seen.has(frame)) continue;
        seen.add(frame);
        queue.push(it);
      }
    };
    add(roots.map((fn) => ({ fn, ctx: fn.ref.ctx })));
    for (const { fn, ctx } of queue) {
      const key = valueKey(fn.ref);
      out.add(key);
      const frames = this.edges.get(key);
      if (frames === undefined) continue;
      if (this.follow.knows(fn, ctx)) add(frames.get(ctx) ?? []);
      // What was not followed in this frame is taken from all.
      else if (!whole.has(key)) {
        whole.add(key);
        for (const calls of frames.values()) add(calls);
      }
    }
    if (only !== undefined) this.reach.set(only, out);
    return out;
  }

  // ---- answers that are returned

  /** Values that a framework sends because its handler gives them back. */
  private returned(fn: FunctionThing, elsewhere: readonly RegionId[]): readonly Act[] {
    const { unit, id, ctx } = fn.ref;
    const value = unit.value(id);
    if (value.kind !== 'function') return [];
    const { handed } = this.scene.values;
    const members = { status: handed.statusMember(fn.ref), body: handed.bodyMember(fn.ref) };
    return unit.returnsOf(value).flatMap((exit): readonly Act[] => {
      if (exit.value === undefined || unit.value(exit.value).kind === 'absent') return [];
      if (elsewhere.some((it) => unit.encloses(it, exit.from))) return [];
      const ref: Ref = { unit, id: exit.value, ctx };
      return this.isAnswer(ref)
        ? []
        : [{ is: 'response', answer: returnedResponse(this.scene, ref, exit.from, members) }];
    });
  }
  private isAnswer(ref: Ref): boolean {
    const { unit } = ref;
    const value = unit.value(ref.id);
    const site = this.scene.actsIn(unit).get(value.kind === 'wait' ? value.of : ref.id);
    if (
      site !== undefined &&
      (this.scene.rows(site, 'responses').length > 0 || this.scene.rows(site, 'statuses').length > 0)
    )
      return true;
    return this.scene.values.things(ref).every((it) => standsFor(it, 'response') || standsFor(it, 'next'));
  }
}
/** `throw new Response(…)`: whoever called it does not go on. */
function isThrown({ unit, id }: Ref): boolean {
  return unit.facts.exits.some((it) => it.kind === 'throw' && it.value === id);
}
