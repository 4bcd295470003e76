/** What a call leads to in the project: functions that it calls, and those that it hands to a library that runs them. */
import type { Call, ValueId } from '../../facts/facts.ts';
import { globals } from '../../libraries/globals.ts';
import { standsFor } from '../http.ts';
import { type Context, type FunctionThing, type Ref, valueKey } from '../things.ts';
import type { FileUnit } from '../units.ts';
import { invoked } from '../values/frames.ts';
import { spreadThings } from '../values/collections.ts';
import type { Values } from '../values/kernel.ts';
import type { Led } from './follow.ts';

/** Values that are no name of a function: what is written there is looked at where it stands. */
const APART: ReadonlySet<string> = new Set(['function', 'literal', 'text', 'object', 'array', 'param']);

const GLOBALS: ReadonlySet<string> = new Set(globals);

/** Values of a function's body, in a frame. */
interface Body {
  readonly unit: FileUnit;
  readonly ctx: Context;
  readonly first: ValueId;
  readonly last: ValueId;
}

export class Calls {
  private readonly values: Values;
  private callable: Set<string> | undefined;

  constructor(values: Values) {
    this.values = values;
  }
  /** Functions of the project that run in a call, each in the frame that is asked for. */
  led(ref: Ref, enter: (fn: FunctionThing) => Context): readonly Led[] {
    const call = ref.unit.value(ref.id);
    if (call.kind !== 'call') return [];
    const called = this.callees(ref, call);
    if (called.length > 0) return called.map((fn) => ({ fn, ctx: enter(fn), handed: false }));
    return this.handed(ref, call).map((fn) => ({ fn, ctx: fn.ref.ctx, handed: true }));
  }
  /** Project functions and classes' constructors that a call reaches. */
  callees(ref: Ref, call: Call): readonly FunctionThing[] {
    const out: FunctionThing[] = [];
    if (!this.mayBeProject(ref.unit, call)) return out;
    for (const thing of this.values.things({ ...ref, id: call.callee })) {
      if (thing.kind === 'function') out.push(thing);
      else if (thing.kind === 'class' && (call.new === true || isMadeAbove(ref.unit, call))) {
        const made = this.values.constructorOf(thing);
        if (made !== undefined) out.push(made);
      } else {
        // `fn.apply(this, args)`
        const inner = invoked(thing);
        if (inner !== undefined) out.push(inner);
      }
    }
    return out;
  }
  /** The bodies of the functions that a call reaches, besides those that were `met`, in the frames in which they run. */
  *bodies(site: Ref, call: Call, met: Set<string>): Iterable<Body> {
    for (const fn of this.callees(site, call)) {
      const { unit, id } = fn.ref;
      const value = unit.value(id);
      const key = valueKey(fn.ref);
      if (value.kind !== 'function' || value.body < 0 || met.has(key)) continue;
      met.add(key);
      const { first, last } = unit.region(value.body);
      yield { unit, ctx: this.values.enter(fn, site), first, last };
    }
  }
  /** Named functions that a call hands over. One that a framework calls on its own is not part of this. */
  private handed(ref: Ref, call: Call): readonly FunctionThing[] {
    return call.args.flatMap((id) =>
      APART.has(ref.unit.value(id).kind)
        ? []
        : this.values
            .things({ ...ref, id })
            .filter((it): it is FunctionThing => it.kind === 'function' && !this.values.handed.isHandler(it.ref)),
    );
  }
  /** The call is that of what a framework hands over to go on with: `next()`, `next.handle()`. */
  isContinuation(ref: Ref): boolean {
    const call = ref.unit.value(ref.id);
    if (call.kind !== 'call') return false;
    const callee = ref.unit.value(call.callee);
    if (callee.kind === 'get' && callee.key === 'handle')
      return this.values.things({ ...ref, id: callee.of }).some((it) => standsFor(it, 'rest'));
    return this.values.things({ ...ref, id: call.callee }).some((it) => standsFor(it, 'next'));
  }
  /** What is handed to that is an error, and not the request for those behind or what an inner function is called with. */
  isError(site: Ref, call: Call, arg: ValueId): boolean {
    const isInner = this.values.things({ ...site, id: call.callee }).some((it) => standsFor(it, 'inner'));
    return !isInner && !this.values.things({ ...site, id: arg }).some((it) => standsFor(it, 'request'));
  }
  /** What is called goes on with nobody who was answered before. */
  leavesAnswered(site: Ref, call: Call): boolean {
    return this.values.things({ ...site, id: call.callee }).some((it) => standsFor(it, 'unanswered'));
  }
  /** What is called is told whether the request goes on. */
  isDecision(site: Ref, call: Call): boolean {
    return this.values.things({ ...site, id: call.callee }).some((it) => standsFor(it, 'decision'));
  }
  /** The value is what a framework hands over to go on with. */
  isNext(ref: Ref): boolean {
    const { kind } = ref.unit.value(ref.id);
    return (
      (kind === 'param' || kind === 'load' || kind === 'join' || kind === 'get' || kind === 'call') &&
      this.values.things(ref).some((it) => standsFor(it, 'next'))
    );
  }
  /** It hands on what a framework hands over to go on with, alone or among what an object holds. */
  handsNext(site: Ref, call: Call): boolean {
    return call.args.some((id, index) =>
      call.spreads?.includes(index)
        ? spreadThings(this.values, { ...site, id }).some((it) => standsFor(it, 'next'))
        : this.isNext({ ...site, id }) || this.holdsNext({ ...site, id }),
    );
  }
  private holdsNext(ref: Ref): boolean {
    const value = ref.unit.value(ref.id);
    return value.kind === 'object' && value.entries.some((it) => this.isNext({ ...ref, id: it.value }));
  }
  /** A cheap test before a callee is resolved: somebody in the project has a function of this name. */
  private mayBeProject(unit: FileUnit, call: Call): boolean {
    const callee = unit.value(call.callee);
    if (callee.kind === 'global') return !GLOBALS.has(callee.name) || this.names().has(callee.name);
    if (callee.kind !== 'get' || typeof callee.key !== 'string') return true;
    return callee.key === 'call' || callee.key === 'apply' || this.names().has(callee.key);
  }
  /** Names under which functions of the project are known as members. */
  names(): ReadonlySet<string> {
    if (this.callable === undefined) {
      const names = new Set<string>(['default', ...this.values.modules.decorationNames()]);
      for (const unit of this.values.modules.units) if (unit.role !== 'test') namesIn(unit, names);
      this.callable = names;
    }
    return this.callable;
  }
}
/** Nothing is made of what a call gives; `super(…)` gives whoever made the instance what it makes. */
export function isLost(unit: FileUnit, call: Call): boolean {
  return call.unused === true && !isMadeAbove(unit, call);
}
/** `super(…)` */
function isMadeAbove(unit: FileUnit, { callee }: Call): boolean {
  return unit.value(callee).kind === 'super';
}
function namesIn(unit: FileUnit, names: Set<string>): void {
  for (const it of unit.facts.exports) if (it.name !== '*') names.add(it.name);
  for (const value of unit.facts.values) {
    if (value.kind === 'class')
      for (const member of value.members) {
        if (typeof member.name === 'string' && member.kind !== 'constructor') names.add(member.name);
      }
    else if (value.kind === 'object') {
      for (const entry of value.entries)
        if (typeof entry.key === 'string' && mayBeCalled(unit, entry.value)) names.add(entry.key);
    } else if (value.kind === 'set' && typeof value.key === 'string' && mayBeCalled(unit, value.to))
      names.add(value.key);
  }
}
function mayBeCalled(unit: FileUnit, id: number): boolean {
  const { kind } = unit.value(id);
  return kind !== 'literal' && kind !== 'text' && kind !== 'array' && kind !== 'pattern' && kind !== 'absent';
}
