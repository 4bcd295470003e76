/** Which promises may be rejected, for a reason that is seen: a query, a call of another service, something thrown. */
import type { ValueId } from '../../facts/facts.ts';
import { stepsOf } from '../acts/steps.ts';
import type { Site } from '../flows/sites.ts';
import { originsIn } from '../origins.ts';
import { type FunctionThing, type Ref, type Thing, valueKey } from '../things.ts';
import { majorOf, versionFor } from '../manifests.ts';
import type { FileUnit } from '../units.ts';
import { handsCallback, isTold, tellsCallback } from './outcome-callbacks.ts';
import { chainEnd, chainLink, fateOf, gathers } from './promises.ts';
import { Evaluator, type Machine } from './regions.ts';
import { type Scene } from './scene.ts';
import { States, THROW } from './states.ts';

/** What it gives is a stream or an emitter, which tells of its failure by an event. */
const STREAMS = /^(?:on|once|pipe)$/;

export class Rejections {
  private readonly scene: Scene;
  private readonly memo = new Map<string, boolean>();
  private readonly synchronous = new Map<string, boolean>();
  /** Functions that are being judged, or were. */
  private readonly begun = new Set<string>();
  /** Functions that seem to be safe, as far as functions are that call them. */
  private readonly circular = new Map<string, FunctionThing>();
  /** The answer hangs on such a function. */
  private leans = false;
  private settling = false;

  constructor(scene: Scene) {
    this.scene = scene;
  }
  /** Calling the function may give a promise that is rejected. */
  ofFunction(fn: FunctionThing): boolean {
    const key = valueKey(fn.ref);
    const known = this.memo.get(key);
    if (known === undefined && !this.begun.has(key)) return this.settle(fn, key);
    if (known !== true && (known === undefined || this.circular.has(key))) this.leans = true;
    return known ?? false;
  }
  private settle(fn: FunctionThing, key: string): boolean {
    const outermost = !this.settling;
    this.settling = true;
    // What it calls is judged first: then no chain of calls is too long for the stack.
    const waiting = [fn];
    for (let at = waiting.at(-1); at !== undefined; at = waiting.at(-1)) {
      const place = valueKey(at.ref);
      if (!this.begun.has(place)) {
        this.begun.add(place);
        waiting.push(...this.waitedFor(at));
        continue;
      }
      waiting.pop();
      if (this.memo.has(place)) continue;
      const found = this.judge(at);
      this.memo.set(place, found);
      if (!found && this.leans) this.circular.set(place, at);
    }
    if (outermost) this.closeCircles();
    return this.memo.get(key) ?? false;
  }
  /** Of functions that call each other, what one does the others do. */
  private closeCircles(): void {
    for (let changed = true; changed;) {
      changed = false;
      for (const [place, fn] of this.circular) {
        if (!this.judge(fn)) continue;
        this.memo.set(place, true);
        this.circular.delete(place);
        changed = true;
      }
    }
    this.circular.clear();
    this.settling = false;
  }
  private judge(fn: FunctionThing): boolean {
    this.leans = false;
    return this.throwsInside(fn) || this.ofReturned(fn);
  }
  /** Functions of the project on whose promises one waits, or which it gives back. */
  private waitedFor({ ref: { unit, id } }: FunctionThing): readonly FunctionThing[] {
    return stepsOf(unit, id).flatMap((step): readonly FunctionThing[] => {
      const call = step.is === 'value' ? unit.value(step.id) : undefined;
      if (step.is !== 'value' || call?.kind !== 'call') return [];
      const fate = fateOf(unit, step.id);
      return fate === 'awaited' || fate === 'returned'
        ? this.scene.calls.callees(this.scene.values.ref(unit, step.id), call)
        : [];
    });
  }
  /** What the function returns is a promise that may be rejected: no catch around it hears of that. */
  ofReturned(fn: FunctionThing): boolean {
    const { unit, id } = fn.ref;
    const value = unit.value(id);
    return (
      value.kind === 'function' &&
      value.generator !== true &&
      unit.returnedBy(value).some((id) => this.ofValue(unit, id))
    );
  }
  /** An error leaves the body of an async function. */
  private throwsInside(fn: FunctionThing): boolean {
    const { unit, id } = fn.ref;
    const value = unit.value(id);
    if (value.kind !== 'function' || value.async !== true || value.generator === true) return false;
    const machine: Machine = {
      size: 1,
      step: (at) => (this.isWaitedFor(unit, at, id) && this.ofCall(unit, at) ? { to: [0], throws: [0] } : undefined),
    };
    return !new Evaluator(unit, machine).body(id, States.only(1, 0)).of(THROW).empty;
  }
  private isWaitedFor(unit: FileUnit, at: ValueId, fn: ValueId): boolean {
    const fate = fateOf(unit, at);
    return fate === 'awaited' || (fate === 'returned' && unit.ownerOf(at) !== fn);
  }
  /** The value is a promise that may be rejected. */
  ofValue(unit: FileUnit, id: ValueId): boolean {
    for (const it of originsIn(unit, id, ['join', 'logic'])) if (this.ofChain(unit, it)) return true;
    return false;
  }
  /** The same of a call, or of the last of a chain of them. */
  private ofChain(unit: FileUnit, id: ValueId): boolean {
    const call = unit.value(id);
    if (call.kind !== 'call') return false;
    const link = chainLink(unit, id);
    if (link === undefined) return this.ofCall(unit, id) || (!isTold(this.scene, unit, call) && this.ofBuilt(unit, id));
    if (chainEnd(unit, link.of).catches) return false;
    const then = link.done === undefined ? undefined : this.scene.functionOf(this.scene.values.ref(unit, link.done));
    return this.ofValue(unit, link.of) || (then !== undefined && this.ofFunction(then));
  }
  /** `query.where(…).limit(5)`: what was built before is run with the last call, which says nothing by itself. */
  private ofBuilt(unit: FileUnit, id: ValueId): boolean {
    const acts = this.scene.actsIn(unit);
    if (acts.has(id) || STREAMS.test(unit.calledName(id))) return false;
    // A step of a builder whose outcome nobody takes runs nothing.
    const last = unit.value(id);
    const callee = last.kind === 'call' ? last.callee : id;
    if (this.buildsOn(unit, callee) && fateOf(unit, id) === 'dropped') return false;
    const { start } = last;
    for (const it of originsIn(unit, id, ['receiver'])) {
      const site = acts.get(it);
      const call = unit.value(it);
      if (call.start < start) return false;
      if (site !== undefined && call.kind === 'call' && this.ofLibrary(site, call.args)) return true;
    }
    return false;
  }
  /** The value is a list among whose promises one may be rejected. */
  ofList(unit: FileUnit, id: ValueId): boolean {
    const value = unit.value(id);
    if (value.kind === 'array') return value.items.some((it) => this.ofValue(unit, it));
    if (value.kind !== 'call') return false;
    const ref = this.scene.values.ref(unit, id);
    return this.scene.values.things({ ...ref, id: value.callee }).some(
      (thing) =>
        thing.kind === 'api' &&
        this.scene.values.apis
          .rows(thing.nodes, 'callbacks')
          .filter(({ row }) => row.runs === 'each' && row.drops !== true)
          .some(({ row }) => this.scene.argument(ref, row.function).some((it) => this.ofHanded(it))),
    );
  }
  /** A function that is handed over gives a promise that may be rejected. */
  ofHanded(ref: Ref): boolean {
    return this.scene.values.things(ref).some((it) => it.kind === 'function' && this.ofFunction(it));
  }
  /** The promise that a call gives may be rejected; with a callback for the outcome there is none. */
  ofCall(unit: FileUnit, id: ValueId): boolean {
    const call = unit.value(id);
    if (call.kind !== 'call' || chainEnd(unit, id).catches) return false;
    const site = this.scene.actsIn(unit).get(id);
    if (site !== undefined) return this.ofLibrary(site, call.args);
    const ref = this.scene.values.ref(unit, id);
    const gathered = gathers(unit, id);
    if (gathered !== undefined)
      return (
        gathered !== 'allSettled' &&
        call.args.some((arg) => (gathered === 'resolve' ? this.ofValue(unit, arg) : this.ofList(unit, arg)))
      );
    if (call.new === true) return false;
    const told = handsCallback(unit, call);
    return this.scene.calls
      .callees(ref, call)
      .some((fn) => this.ofFunction(fn) && !(told && tellsCallback(this.scene, fn, call)));
  }
  private ofLibrary({ unit, ref, callees }: Site, args: readonly ValueId[]): boolean {
    const { apis } = this.scene.values;
    const works = callees.some((it) =>
      (['data', 'queries', 'outbound', 'transactions'] as const).some((kind) => apis.has(it.nodes, kind)),
    );
    const call = unit.value(ref.id);
    if (!works || (call.kind === 'call' && call.new === true)) return false;
    if (callees.some((it) => apis.flagged(it.nodes, 'synchronous'))) return false;
    if (this.isStep(callees)) {
      // Nothing runs before somebody waits; a step of a builder that was handed in is no promise of its own.
      const fate = fateOf(unit, ref.id);
      if (fate === 'dropped' || (fate !== 'awaited' && !this.isMadeWithin(ref))) return false;
    }
    const last = args.at(-1);
    const told = call.kind === 'call' && isTold(this.scene, unit, call);
    if (last !== undefined && (told || this.scene.functionOf(this.scene.values.ref(unit, last)) !== undefined))
      return callees.some((it) => apis.rows(it.nodes, 'transactions').some(({ row }) => row.does === 'callback'));
    const name = callees[0]?.package ?? '';
    // Where code waits by `async` alone, what a function without it calls gives its result at once.
    if (apis.library(name)?.ecosystem === 'pypi' && this.scene.functionAt(unit, unit.ownerOf(ref.id))?.async !== true)
      return false;
    return !this.isSynchronous(name) && this.givesPromises(unit, name);
  }
  /** The version that the file is written for gives promises. */
  private givesPromises(unit: FileUnit, name: string): boolean {
    const from = this.scene.values.apis.library(name)?.promisesFrom;
    const major = from === undefined ? undefined : majorOf(versionFor(this.scene.around.manifests, unit.path, name));
    return from === undefined || major === undefined || major >= from;
  }
  /** The member is a step of a builder: what it is read from is no result yet. */
  private buildsOn(unit: FileUnit, get: ValueId): boolean {
    return this.isStep(this.scene.values.things(this.scene.values.ref(unit, get)));
  }
  private isStep(callees: readonly Thing[]): boolean {
    return callees.some((it) => it.kind === 'api' && this.scene.values.apis.flagged(it.nodes, 'fluent'));
  }
  /** The chain of calls begins in the expression itself, by a call that makes the builder. */
  private isMadeWithin(ref: Ref): boolean {
    const { unit } = ref;
    let first = unit.value(ref.id);
    for (const id of originsIn(unit, ref.id, ['receiver'])) {
      const value = unit.value(id);
      if (value.kind === 'call') first = value;
    }
    return (
      first.kind === 'call' &&
      first.start >= unit.value(ref.id).start &&
      !this.isStep(this.scene.values.things({ ...ref, id: first.callee }))
    );
  }
  /** A driver whose calls give their result at once: the project reads results without waiting, and never waits. */
  private isSynchronous(name: string): boolean {
    let found = this.synchronous.get(name);
    if (found === undefined) this.synchronous.set(name, (found = this.readsAtOnce(name)));
    return found;
  }
  private readsAtOnce(name: string): boolean {
    let direct = false;
    for (const site of this.scene.allActs()) {
      if (
        site.callees[0]?.package !== name ||
        (this.scene.rows(site, 'data').length === 0 && this.scene.rows(site, 'queries').length === 0)
      )
        continue;
      for (const user of site.unit.usersOf(site.ref.id)) {
        const it = site.unit.value(user);
        if (it.kind === 'wait' || (it.kind === 'get' && (it.key === 'then' || it.key === 'catch'))) return false;
        direct ||= it.kind === 'get' && it.of === site.ref.id && !this.buildsOn(site.unit, user);
      }
    }
    return direct;
  }
}
