/**
 * The region evaluator: what may hold at each way out of a function. It walks the region tree with a set of states for
 * each kind of exit (normal, return, throw, break, continue); loops are small fixpoints, `finally` runs once for each
 * kind that passes through it, and promise chains count as the try statements that they stand for.
 */
import type { RegionId, ValueId } from '../../facts/facts.ts';
import type { FileUnit } from '../units.ts';
import { chainLink, isHeld } from './promises.ts';
import { RegionTree, type Stop } from './region-tree.ts';
import { NORMAL, Outcome, RETURN, States, THROW, breakOf, continueOf, merged } from './states.ts';

export type Side = 'true' | 'false' | 'nullish' | 'present';
/** What a value does in a state: the states after it, and those in which it throws. */
export interface Step {
  readonly to: readonly number[];
  readonly throws?: readonly number[] | undefined;
}
/** Functions that a call runs before what follows. */
export interface Run {
  readonly functions: readonly ValueId[];
  /** Any number of times, rather than once. */
  readonly many: boolean;
  /** At a time of their own, if at all: what follows the call does not come after them. */
  readonly apart?: true;
}
/** What is followed through a function. States are small numbers. */
export interface Machine {
  readonly size: number;
  /** Undefined: the value does nothing. */
  step(id: ValueId, state: number): Step | undefined;
  /** False where the state cannot be on this side of a condition. */
  allows?(condition: ValueId, side: Side, state: number): boolean;
  runs?(id: ValueId): Run | undefined;
  /** Values of other kinds than calls, reads and writes for which `step` is asked too. */
  readonly watched?: ReadonlySet<ValueId>;
}
const MAX_TURNS = 12;
const MAX_NESTED = 40;

export class Evaluator {
  private readonly unit: FileUnit;
  private readonly tree: RegionTree;
  private readonly machine: Machine;
  private readonly active = new Set<ValueId>();
  /** Rejections that a promise chain has not yet dealt with, by the call that made the promise. */
  private readonly pending = new Map<ValueId, States>();
  private depth = 0;

  constructor(unit: FileUnit, machine: Machine) {
    this.unit = unit;
    this.tree = RegionTree.of(unit);
    this.machine = machine;
  }
  /** All ways out of a function's body that was entered in some states. */
  body(fn: ValueId, entry: States): Outcome {
    const value = this.unit.value(fn);
    if (value.kind !== 'function' || value.body < 0 || this.active.has(fn)) return Outcome.normal(entry);
    this.active.add(fn);
    const out = this.region(value.body, entry);
    this.active.delete(fn);
    return out;
  }
  /** All ways out of a region. */
  region(region: RegionId, entry: States): Outcome {
    const out = new Outcome(this.machine.size);
    if (this.depth > MAX_NESTED) return Outcome.normal(entry);
    this.depth++;
    const it = this.unit.region(region);
    if (it.kind === 'loop') this.loop(region, entry, out);
    else if (it.kind === 'block') this.block(region, entry, out);
    else out.add(NORMAL, this.sequence(region, entry, out));
    this.depth--;
    return out;
  }

  /** Runs what stands in a region in order; gives the states at its end, and adds the other ways out to `out`. */
  private sequence(
    region: RegionId,
    entry: States,
    out: Outcome,
    condition?: ValueId,
    onCondition?: (states: States) => States,
  ): States {
    const { first, last } = this.unit.region(region);
    const stops = this.tree.stops(region);
    let now = entry;
    let at = first;
    const upTo = (end: ValueId): void => {
      for (; at < end; at++) {
        now = this.value(at, now, out);
        if (at === condition) now = onCondition!(now);
      }
    };
    for (let index = 0; index < stops.length; index++) {
      const stop = stops[index]!;
      upTo(stop.at);
      if ('exit' in stop) {
        this.leave(stop.exit, now, out);
        now = States.none(this.machine.size);
      } else {
        [now, index] = this.group(stops, index, now, out);
        at = Math.max(at, this.unit.region((stops[index] as { region: RegionId }).region).last);
      }
    }
    upTo(last);
    return now;
  }
  private leave(index: number, now: States, out: Outcome): void {
    const exit = this.tree.exit(index);
    const states = now.shown(index * 2 + 1);
    if (exit.kind === 'return') out.add(RETURN, states);
    else if (exit.kind === 'throw') out.add(THROW, states);
    else out.add(exit.kind === 'break' ? breakOf(exit.to) : continueOf(exit.to), now);
  }
  /** A region with those that belong to it: both sides of a condition, a try with its catch and finally. */
  private group(stops: readonly Stop[], index: number, now: States, out: Outcome): [States, number] {
    const region = (stops[index] as { region: RegionId }).region;
    const it = this.unit.region(region);
    if (it.kind === 'branch') {
      const next = stops[index + 1];
      const other = next !== undefined && 'region' in next ? this.unit.region(next.region) : undefined;
      const paired =
        it.side === 'true' &&
        other?.kind === 'branch' &&
        other.side === 'false' &&
        other.condition === it.condition &&
        other.first === it.last;
      const taken = this.inner(region, this.allowed(it.condition, it.side, now), out);
      if (paired)
        return [
          merged(
            taken,
            this.inner((next as { region: RegionId }).region, this.allowed(it.condition, 'false', now), out),
          ),
          index + 1,
        ];
      const opposite = it.side === 'true' ? 'false' : it.side === 'false' ? 'true' : 'present';
      return [merged(taken, this.allowed(it.condition, opposite, now)), index];
    }
    if (it.kind === 'try') return this.tried(stops, index, region, now, out);
    return [this.inner(region, now, out), index];
  }
  private inner(region: RegionId, entry: States, out: Outcome): States {
    if (entry.empty) return entry;
    const found = this.region(region, entry);
    out.addAll(found, NORMAL);
    return found.of(NORMAL);
  }
  private tried(
    stops: readonly Stop[],
    index: number,
    region: RegionId,
    entry: States,
    out: Outcome,
  ): [States, number] {
    let handler: RegionId | undefined;
    let last: RegionId | undefined;
    let end = index;
    for (let next = index + 1; next < stops.length; next++) {
      const stop = stops[next]!;
      if ('exit' in stop) break;
      const it = this.unit.region(stop.region);
      if ((it.kind !== 'catch' && it.kind !== 'finally') || it.of !== region) break;
      if (it.kind === 'catch') handler = stop.region;
      else last = stop.region;
      end = next;
    }
    let found = this.region(region, entry);
    if (handler !== undefined) {
      const caught = found.of(THROW);
      const rest = new Outcome(this.machine.size);
      rest.addAll(found, THROW);
      if (!caught.empty) rest.addAll(this.region(handler, caught));
      found = rest;
    }
    if (last !== undefined) found = this.finishing(last, found);
    out.addAll(found, NORMAL);
    return [found.of(NORMAL), end];
  }
  /** Each way out passes through the block, which may replace it by a way out of its own. */
  private finishing(last: RegionId, found: Outcome): Outcome {
    const out = new Outcome(this.machine.size);
    for (const [kind, states] of found.all()) {
      if (states.empty) continue;
      const after = this.region(last, states);
      out.addAll(after, NORMAL);
      out.add(kind, after.of(NORMAL));
    }
    return out;
  }
  private allowed(condition: ValueId, side: Side, now: States): States {
    const { machine } = this;
    return machine.allows === undefined ? now : now.filter((state) => machine.allows!(condition, side, state));
  }
  private loop(region: RegionId, entry: States, out: Outcome): void {
    const it = this.unit.region(region);
    if (it.kind !== 'loop') return;
    const { condition, atLeastOnce } = it;
    const test = condition === undefined ? undefined : this.unit.value(condition);
    const endless =
      it.over === undefined &&
      (condition === undefined || (test?.kind === 'literal' && (test.value === true || test.value === 1)));
    const within = condition !== undefined && condition >= it.first && condition < it.last;
    let head = entry;
    let leaving = States.none(this.machine.size);
    const leave = (now: States): States => {
      if (endless) return now;
      leaving = merged(leaving, condition === undefined ? now : this.allowed(condition, 'false', now));
      return condition === undefined ? now : this.allowed(condition, 'true', now);
    };
    for (let turn = 0; turn < MAX_TURNS; turn++) {
      const found = new Outcome(this.machine.size);
      // A continue of a do loop goes to its condition, which is the last thing in it.
      const start = within || atLeastOnce === true ? head : leave(head);
      let end = this.sequence(region, start, found, within ? condition : undefined, within ? leave : undefined);
      const again = found.take(continueOf(region));
      if (atLeastOnce === true) end = merged(end, within ? leave(again) : leave(merged(end, again)));
      else end = merged(end, again);
      leaving = merged(leaving, found.take(breakOf(region)));
      out.addAll(found, NORMAL);
      const next = merged(head, end);
      if (next.same(head)) break;
      head = next;
    }
    out.add(NORMAL, leaving);
  }
  /** A labelled block, or a switch: its cases are entered from its head or from the case before. */
  private block(region: RegionId, entry: States, out: Outcome): void {
    const stops = this.tree.stops(region);
    const found = new Outcome(this.machine.size);
    const cases = stops.filter((stop) => 'region' in stop && this.unit.region(stop.region).kind === 'case');
    if (cases.length === 0) found.add(NORMAL, this.sequence(region, entry, found));
    else this.cases(region, entry, found);
    found.add(NORMAL, found.take(breakOf(region)));
    out.addAll(found);
  }
  private cases(region: RegionId, entry: States, out: Outcome): void {
    const { first, last } = this.unit.region(region);
    let head = entry;
    let falling = States.none(this.machine.size);
    let complete = false;
    let at = first;
    for (const stop of this.tree.stops(region)) {
      for (; at < stop.at; at++) head = this.value(at, head, out);
      if ('exit' in stop) continue;
      const it = this.unit.region(stop.region);
      at = Math.max(at, it.last);
      if (it.kind !== 'case') {
        head = this.inner(stop.region, head, out);
        continue;
      }
      if (it.tests.length === 0) complete = true;
      const end = this.inner(stop.region, merged(head, falling), out);
      falling = end;
    }
    for (; at < last; at++) head = this.value(at, head, out);
    out.add(NORMAL, falling);
    if (!complete) out.add(NORMAL, head);
  }

  // ---- values

  private value(id: ValueId, now: States, out: Outcome): States {
    const value = this.unit.value(id);
    if (
      now.empty ||
      (value.kind !== 'call' &&
        value.kind !== 'wait' &&
        value.kind !== 'get' &&
        value.kind !== 'set' &&
        value.kind !== 'literal' &&
        value.kind !== 'text' &&
        value.kind !== 'function' &&
        this.machine.watched?.has(id) !== true)
    )
      return now;
    const link = value.kind === 'call' ? chainLink(this.unit, id) : undefined;
    if (link !== undefined) return this.link(id, link, now, out);
    let thrown = States.none(this.machine.size);
    let next = States.none(this.machine.size);
    const acted = { any: false };
    now.each((state, by) => {
      const step = this.machine.step(id, state);
      if (step === undefined) {
        next.put(state, by);
        return;
      }
      acted.any = true;
      for (const to of step.to) next.put(to, to === state ? by : id * 2);
      for (const to of step.throws ?? []) thrown.put(to, id * 2);
    });
    if (!acted.any) next = now;
    const run = value.kind === 'call' || value.kind === 'function' ? this.machine.runs?.(id) : undefined;
    if (run !== undefined) [next, thrown] = this.run(run, next, thrown);
    if (!thrown.empty) this.reject(id, thrown, out);
    return next;
  }
  private reject(id: ValueId, thrown: States, out: Outcome): void {
    if (isHeld(this.unit, id)) this.pending.set(id, thrown);
    else out.add(THROW, thrown);
  }
  private run(run: Run, now: States, thrown: States): [States, States] {
    for (const fn of run.functions) {
      let at = now;
      for (let turn = 0; turn < MAX_TURNS; turn++) {
        const found = this.body(fn, at);
        thrown = merged(thrown, found.of(THROW));
        const end = merged(found.of(NORMAL), found.of(RETURN));
        if (run.apart === true) break;
        if (!run.many) {
          now = end;
          break;
        }
        const next = merged(at, end);
        now = next;
        if (next.same(at)) break;
        at = next;
      }
    }
    return [now, thrown];
  }
  /** One `.then`, `.catch` or `.finally`. */
  private link(id: ValueId, link: NonNullable<ReturnType<typeof chainLink>>, now: States, out: Outcome): States {
    const size = this.machine.size;
    const waiting = this.pending.get(link.of) ?? States.none(size);
    this.pending.delete(link.of);
    let rejected = States.none(size);
    const through = (fn: ValueId | undefined, entry: States): States => {
      if (fn === undefined || entry.empty) return entry;
      const found = this.body(fn, entry);
      rejected = merged(rejected, found.of(THROW));
      return merged(found.of(NORMAL), found.of(RETURN));
    };
    let next: States;
    if (link.kind === 'finally') {
      next = through(link.done, now);
      rejected = merged(rejected, through(link.done, waiting));
    } else {
      next = link.kind === 'then' ? through(link.done, now) : now;
      if (link.catches) next = merged(next, through(link.failed, waiting));
      else rejected = merged(rejected, waiting);
    }
    if (!rejected.empty) this.reject(id, rejected, out);
    return next;
  }
}
