/**
 * Duties: something is begun or taken in a function and must be ended on every way out of it. One machine for the region
 * evaluator serves transactions and connections.
 */
import type { Call, RegionId, ValueId } from '../../facts/facts.ts';
import type { Location } from '../../facts/facts.ts';
import { isExecutor } from '../made-promises.ts';
import { comesOf, SAME } from '../origins.ts';
import { locationOf } from '../places.ts';
import type { FileUnit } from '../units.ts';
import { asksState, saysEnded, saysOver, type StateMembers } from './ended-flags.ts';
import { isNothing } from '../acts/nothing.ts';
import { RegionTree } from './region-tree.ts';
import { Evaluator, type Machine, type Run, type Side, type Step } from './regions.ts';
import { type Scene } from './scene.ts';
import { NORMAL, RETURN, States, THROW, merged } from './states.ts';
import { Presupposed } from './presupposed.ts';
import type { Throwing } from './throwing.ts';
import { valueKey } from '../things.ts';
import { isHandedToUnseen } from './unseen-owners.ts';

const NONE = 0;
const OPEN = 1;
const DONE = 2;
const STATES = 3;

/** One duty in one function. */
export interface Duty {
  readonly unit: FileUnit;
  /** The function that has it. */
  readonly fn: ValueId;
  /** The call with which it begins; undefined: it is there from the start (a callback's parameter). */
  readonly begin: ValueId | undefined;
  /** The value is the thing that the duty is about. */
  readonly denotes: (unit: FileUnit, id: ValueId) => boolean;
  /** The call ends the duty, in a file where `denotes` tells what it is about. */
  readonly ends: (unit: FileUnit, id: ValueId, denotes: Duty['denotes']) => boolean;
  /** There is no thing where the duty has not begun (`let client` before `client = take()`). */
  readonly absentBefore: boolean;
  /** An error parameter: where it is set, nothing was taken. */
  readonly failure?: ValueId;
  /** Members of the thing that tell whether the duty is done (`trx.isCompleted()`), or still to be done. */
  readonly states?: StateMembers;
  /** A call that counts as one that does not fail. */
  readonly isSafe?: (id: ValueId) => boolean;
  /** Called for every value that is reached while the duty is open. */
  readonly whileOpen?: (id: ValueId) => void;
}
export interface Verdict {
  readonly leaks: readonly { readonly at: Location; readonly why: 'error' | 'return' | 'never' }[];
  /** The calls that end it, in this function. */
  readonly ended: readonly ValueId[];
  /** While it was open, the thing was handed to something that nobody sees. */
  readonly unseen: boolean;
}
/** What a function of the project makes of an open duty, and whether it hands the thing to what nobody sees. */
interface Summary {
  readonly to: readonly number[];
  readonly throws: readonly number[];
  readonly unseen: boolean;
}
/** What is noted down while a body is evaluated. */
interface Noted {
  readonly ended: ValueId[];
  unseen: boolean;
}

export class Duties {
  private readonly scene: Scene;
  private readonly throwing: Throwing;
  private readonly summaries = new Map<string, Summary>();
  private depth = 0;

  constructor(scene: Scene, throwing: Throwing) {
    this.scene = scene;
    this.throwing = throwing;
  }
  /** Follows a duty through all ways out of its function. */
  judge(duty: Duty, kind: string): Verdict {
    const { unit } = duty;
    const noted: Noted = { ended: [], unseen: false };
    const { ended } = noted;
    const machine = this.machine(duty, kind, noted);
    const entry = States.only(STATES, duty.begin === undefined ? OPEN : NONE);
    if (duty.begin === undefined && duty.failure !== undefined) entry.put(NONE, 0);
    const out = new Evaluator(unit, machine).body(duty.fn, entry);
    const leaks: { at: Location; why: 'error' | 'return' | 'never' }[] = [];
    const returned = merged(out.of(RETURN), out.of(NORMAL)).evidence(OPEN);
    const thrown = out.of(THROW).evidence(OPEN);
    if (returned !== undefined)
      leaks.push({ at: this.evidence(unit, returned), why: ended.length === 0 ? 'never' : 'return' });
    if (thrown !== undefined)
      leaks.push({ at: this.evidence(unit, thrown), why: ended.length === 0 ? 'never' : 'error' });
    return { leaks, ended: [...new Set(ended)], unseen: noted.unseen };
  }
  private evidence(unit: FileUnit, by: number): Location {
    const it = by % 2 === 0 ? unit.value(by / 2) : RegionTree.of(unit).exit((by - 1) / 2);
    return locationOf(unit, it.start, it.end);
  }
  private machine(duty: Duty, kind: string, noted: Noted): Machine {
    const { unit } = duty;
    const runs = (id: ValueId): Run | undefined => this.runs(duty, id);
    const begun = duty.begin === undefined ? undefined : new Presupposed(unit, duty.begin);
    return {
      size: STATES,
      step: (id, state): Step | undefined => {
        const value = unit.value(id);
        if (id === duty.begin)
          return {
            to: duty.failure === undefined ? [OPEN] : [OPEN, NONE],
            throws: [state === OPEN ? OPEN : NONE],
          };
        if (value.kind === 'call' || value.kind === 'text') {
          if (duty.ends(unit, id, duty.denotes)) {
            noted.ended.push(id);
            return { to: [state === OPEN ? DONE : state] };
          }
          if (state === OPEN) {
            duty.whileOpen?.(id);
            const effect = value.kind === 'call' ? this.handedTo(duty, kind, id, value) : undefined;
            if (effect !== undefined) {
              if (!effect.to.includes(OPEN)) noted.ended.push(id);
              noted.unseen ||= effect.unseen;
              return { to: effect.to, throws: effect.throws };
            }
            if (value.kind === 'call') noted.unseen ||= isHandedToUnseen(this.scene, unit, value, duty.denotes);
          }
        }
        if (value.kind === 'call' && this.throwing.neverReturns(unit, id)) return { to: [], throws: [state] };
        // What it throws is told by its body.
        if (value.kind === 'call' && this.isOwn(duty, value.callee)) return undefined;
        return this.throwing.mayThrow(unit, id) && duty.isSafe?.(id) !== true && !asksState(duty, id)
          ? { to: [state], throws: [state] }
          : undefined;
      },
      allows: (condition, side, state) =>
        !(state === OPEN && (saysEnded(unit, condition, side, noted.ended) || saysOver(duty, condition, side))) &&
        allows(duty, begun, condition, side, state, 0),
      runs,
    };
  }
  /** A project function that is handed the thing: what it makes of an open duty. */
  private handedTo(duty: Duty, kind: string, id: ValueId, call: Call): Summary | undefined {
    const index = call.args.findIndex((arg) => duty.denotes(duty.unit, arg));
    if (index < 0 || this.depth > 3) return undefined;
    let found: Summary | undefined;
    for (const fn of this.scene.calls.callees(this.scene.values.ref(duty.unit, id), call)) {
      const unit = fn.ref.unit;
      const value = unit.value(fn.ref.id);
      const param = value.kind === 'function' ? value.params[index] : undefined;
      if (param === undefined) continue;
      const key = `${kind} ${valueKey({ unit, id: param })}`;
      let summary = this.summaries.get(key);
      if (summary === undefined) {
        this.summaries.set(key, { to: [OPEN], throws: [OPEN], unseen: false });
        summary = this.summarized(duty, kind, { unit, fn: fn.ref.id, param });
        this.summaries.set(key, summary);
      }
      found = found === undefined ? summary : joined(found, summary);
    }
    return found;
  }
  private summarized(
    duty: Duty,
    kind: string,
    { unit, fn, param }: { readonly unit: FileUnit; readonly fn: ValueId; readonly param: ValueId },
  ): Summary {
    const noted: Noted = { ended: [], unseen: false };
    const inner: Duty = {
      unit,
      fn,
      begin: undefined,
      denotes: denoter([{ unit, id: param }]),
      ends: duty.ends,
      absentBefore: false,
    };
    this.depth++;
    const out = new Evaluator(unit, this.machine(inner, kind, noted)).body(fn, States.only(STATES, OPEN));
    this.depth--;
    const list = (states: States): number[] => [NONE, OPEN, DONE].filter((state) => states.has(state));
    const to = list(merged(out.of(RETURN), out.of(NORMAL)));
    // Whether it is to be ended yet is kept by the thing itself, and was seen to by those who wrote that down.
    const isTold = to.includes(DONE) && asksThing(inner);
    return { to: isTold ? [DONE] : to, throws: list(out.of(THROW)), unseen: noted.unseen };
  }
  /** Functions written as arguments that run during a call, or that go on with the work after it. */
  private runs(duty: Duty, id: ValueId): Run | undefined {
    const { unit } = duty;
    const call = unit.value(id);
    if (call.kind !== 'call') return undefined;
    if (this.isOwn(duty, call.callee)) return { functions: [call.callee], many: false };
    const functions = call.args.filter((arg) => unit.value(arg).kind === 'function');
    if (functions.length === 0) return undefined;
    const ref = this.scene.values.ref(unit, id);
    for (const thing of this.scene.values.things({ ...ref, id: call.callee })) {
      if (thing.kind !== 'api') continue;
      for (const { row } of this.scene.values.apis.rows(thing.nodes, 'callbacks'))
        if (row.runs === 'each') return { functions, many: true };
    }
    const callee = unit.value(call.callee);
    if (
      callee.kind === 'get' &&
      typeof callee.key === 'string' &&
      /^(?:map|forEach|flatMap|filter|some|every|reduce|each)$/.test(callee.key)
    )
      return { functions, many: true };
    const used = functions.filter((fn) => this.mentions(duty, fn, 0));
    return used.length === 0 ? undefined : { functions: used, many: false };
  }
  /** `const done = () => client.release()`, called where the work ends. */
  private isOwn(duty: Duty, callee: ValueId): boolean {
    const { unit } = duty;
    return unit.value(callee).kind === 'function' && unit.isWithin(callee, duty.fn) && this.mentions(duty, callee, 0);
  }
  private mentions(duty: Duty, fn: ValueId, depth: number): boolean {
    const { unit } = duty;
    const value = unit.value(fn);
    if (value.kind !== 'function' || value.body < 0 || depth > 5) return false;
    const { first, last } = unit.region(value.body);
    for (let id = first; id < last; id++) {
      const it = unit.value(id);
      if (id === duty.begin || (it.kind === 'call' && duty.ends(unit, id, duty.denotes))) return true;
      if (it.kind === 'function' && this.mentions(duty, id, depth + 1)) return true;
      if (
        it.kind === 'call' &&
        ((it.receiver !== undefined && duty.denotes(unit, it.receiver)) ||
          duty.denotes(unit, it.callee) ||
          it.args.some((arg) => duty.denotes(unit, arg)))
      )
        return true;
    }
    return false;
  }
}

/** A condition in the function looks at a member of the thing. */
function asksThing({ unit, fn, denotes }: Duty): boolean {
  const isAbout = comesOf(['op', 'wait', 'join'], (_, id) => {
    const it = unit.value(id);
    return it.kind === 'get' && denotes(unit, it.of);
  });
  return unit.facts.regions.some(
    (it, id) =>
      (it.kind === 'branch' || it.kind === 'rest') &&
      unit.isWithin(unit.ownerOfRegion(id), fn) &&
      isAbout(unit, it.condition),
  );
}
function joined(a: Summary, b: Summary): Summary {
  return {
    to: [...new Set([...a.to, ...b.to])],
    throws: [...new Set([...a.throws, ...b.throws])],
    unseen: a.unseen || b.unseen,
  };
}

/** What a condition says about the thing: it is there, it is open, it is finished. */
function allows(
  duty: Duty,
  begun: Presupposed | undefined,
  condition: ValueId,
  side: Side,
  state: number,
  depth: number,
): boolean {
  const { unit } = duty;
  if (side === 'nullish' || side === 'present' || depth > 4) return true;
  if (state !== NONE && begun?.mayBe(condition, side) === false) return false;
  const value = unit.value(condition);
  const flipped: Side = side === 'true' ? 'false' : 'true';
  if (condition === duty.failure) return side === 'true' ? state === NONE : state !== NONE;
  if (value.kind === 'op') {
    if (value.operator === '!') return allows(duty, begun, value.left, flipped, state, depth + 1);
    if (value.right === undefined) return true;
    const left = allows(duty, begun, value.left, side, state, depth + 1);
    const right = allows(duty, begun, value.right, side, state, depth + 1);
    if (value.operator === '&&') return side === 'true' ? left && right : left || right;
    if (value.operator === '||') return side === 'true' ? left || right : left && right;
    const other = unit.value(value.right);
    if (isNothing(unit, value.right) && /^[!=]==?$/.test(value.operator))
      return allows(duty, begun, value.left, value.operator.startsWith('!') ? side : flipped, state, depth + 1);
    // `runner.isReleased === false`
    if (other.kind === 'literal' && typeof other.value === 'boolean' && /^[!=]==?$/.test(value.operator)) {
      const same = value.operator.startsWith('!') !== other.value;
      return allows(duty, begun, value.left, same ? side : flipped, state, depth + 1);
    }
    return true;
  }
  if (duty.denotes(unit, condition)) return side === 'false' ? state === NONE : !duty.absentBefore || state !== NONE;
  const get = value.kind === 'call' ? unit.value(value.callee) : value;
  if (get.kind !== 'get' || typeof get.key !== 'string' || !duty.denotes(unit, get.of)) return true;
  if (/active|open|inTransaction|pending|started/i.test(get.key))
    return side === 'true' ? state === OPEN : state !== OPEN;
  if (/finished|completed|ended|done|released|closed|committed|destroyed/i.test(get.key))
    return side === 'true' ? state !== OPEN : state === OPEN;
  return true;
}
/** Tells the values that are (or may be) one of the given ones: awaited, stored, joined. */
export function denoter(seeds: readonly { readonly unit: FileUnit; readonly id: ValueId }[]): Duty['denotes'] {
  const unit = seeds[0]?.unit;
  const ids = new Set(seeds.map((it) => it.id));
  const test = comesOf([...SAME, 'fallback'], (_, id) => ids.has(id));
  return (in_, id) => in_ === unit && test(in_, id);
}
/** A function that ends it, whoever calls that: `return () => client.close()`. */
function isEnding({ unit, fn, ends, denotes }: Duty, id: ValueId): boolean {
  const value = unit.value(id);
  if (value.kind !== 'function' || value.body < 0 || id === fn || !unit.isWithin(id, fn)) return false;
  const { first, last } = unit.region(value.body);
  for (let at = first; at < last; at++) if (unit.value(at).kind === 'call' && ends(unit, at, denotes)) return true;
  return false;
}
/** A function that works with it, whenever it is called: `store.send = (it) => client.send(it)`. */
function isUsing({ unit, fn, denotes }: Duty, id: ValueId): boolean {
  const value = unit.value(id);
  if (value.kind !== 'function' || value.body < 0 || id === fn || !unit.isWithin(id, fn)) return false;
  // What makes a promise has run when that is given back.
  if (isExecutor(unit, id)) return false;
  const { first, last } = unit.region(value.body);
  for (let at = first; at < last; at++) {
    const it = unit.value(at);
    if (it.kind === 'get' && denotes(unit, it.of)) return true;
    if (it.kind === 'call' && it.args.some((arg) => denotes(unit, arg))) return true;
    // `new Limiter({ client })`
    if (it.kind === 'object' && it.entries.some((entry) => denotes(unit, entry.value))) return true;
  }
  return false;
}
/** Methods that keep what they are handed for later. */
const KEEPS = /^(?:on|once|addListener|addEventListener|addHook|onClose|onExit)$/;
/**
 * It is there for those who come after a function that ends well: it is kept beyond the function, or what ends it was
 * registered for the end of something.
 */
export function keepsOpen(duty: Duty): boolean {
  const { unit } = duty;
  return unit.facts.values.some((it, id) => {
    if (it.kind === 'set' || it.kind === 'store') return isStored(duty, id);
    return (
      it.kind === 'call' &&
      KEEPS.test(unit.calledName(id)) &&
      unit.isWithin(unit.ownerOf(id), duty.fn) &&
      it.args.some((arg) => isEnding(duty, arg))
    );
  });
}
/** It is put into a variable of the module, or of the function around. */
export function isInVariable(duty: Duty): boolean {
  return duty.unit.facts.values.some((it, id) => it.kind === 'store' && isStored(duty, id));
}
/** What is written keeps it beyond the call: in a thing, in a variable of the module or of the function around it. */
function isStored(duty: Duty, id: ValueId): boolean {
  const { unit, fn, denotes } = duty;
  const it = unit.value(id);
  const isKept = it.kind === 'set' || (it.kind === 'store' && !unit.isWithin(unit.ownerOf(it.cell), fn));
  if (!isKept || !unit.isWithin(unit.ownerOf(id), fn)) return false;
  // `kept = client.db('x')`: a view of it, and nothing that was waited for.
  const isView = (): boolean => comesOf(['receiver', 'get'], (in_, at) => denotes(in_, at))(unit, it.to);
  return denotes(unit, it.to) || (it.kind === 'set' ? isUsing(duty, it.to) : isView());
}
/** The thing, or a function that works with it, leaves the function: returned, stored, or handed to a callback of the caller. */
export function escapes(duty: Duty): boolean {
  const { unit } = duty;
  const holdsThing = comesOf(['object', 'array', 'made'], (in_, id) => duty.denotes(in_, id) || isUsing(duty, id));
  const inside = (region: RegionId): boolean => {
    const owner = unit.ownerOfRegion(region);
    return owner >= 0 && unit.isWithin(owner, duty.fn);
  };
  if (
    unit.facts.exits.some(
      (exit) => exit.kind === 'return' && exit.value !== undefined && inside(exit.from) && holdsThing(unit, exit.value),
    )
  )
    return true;
  for (let id = 0; id < unit.facts.values.length; id++) {
    const it = unit.value(id);
    if (isStored(duty, id)) return true;
    // `callback(null, client)`
    if (
      it.kind === 'call' &&
      unit.value(it.callee).kind === 'param' &&
      it.args.some((arg) => duty.denotes(unit, arg)) &&
      inside(unit.regionOf(id))
    )
      return true;
  }
  return false;
}
