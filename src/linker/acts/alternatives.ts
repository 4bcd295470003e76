/** What a value may be, with what is known where it is that: its branch was taken, its function came back with it. */
import type { Region, RegionId } from '../../facts/facts.ts';
import { originsIn } from '../origins.ts';
import { type FunctionThing, isRef, type Ref, refKey, type Thing, valueOf } from '../things.ts';
import type { Values } from '../values/kernel.ts';
import { Answers, type Circles } from './circles.ts';
import { both, type Known, NOTHING, shownBefore, type State } from './proven.ts';
import { handedOnlyIf, returnedOnlyIf } from './handed-as.ts';
import { type Handing, handingOf } from './handing.ts';
import type { Natures } from './natures.ts';
import { LANGUAGE } from '../values/library.ts';
import { propertyRead } from '../values/properties.ts';
import { isPutBack, knownWhereMade, putThere, spreadThere } from './put-there.ts';
import type { Kept } from './principals.ts';
import { runsOn } from './run-methods.ts';
import { sameGiven } from './same-given.ts';
import { isNotUnderstood, isOnlyKept } from './understood.ts';
import { filledMember } from './written-members.ts';

export interface Alternative {
  readonly ref: Ref;
  /** What is known then; `side`: where it is true, or is not. */
  readonly known: (side?: boolean) => Known | undefined;
  /** It is that only where it is true, or only where it is not. */
  readonly only?: boolean;
  /** Nothing was put there. */
  readonly absent?: true;
  /** What it was when the loop turned the last time: one of the others, with more that is known. */
  readonly again?: true;
}
/** A value that a function gives back, and what is known then. */
export interface Returned {
  readonly ref: Ref;
  readonly state: State;
}
/** What is asked of others to tell. */
export interface Telling {
  implied(ref: Ref, side: boolean): Known | undefined;
  /** The same where another value, of which the condition may be made, is known to be true, or not to be. */
  impliedGiven(ref: Ref, side: boolean, given: Ref, is: boolean): Known | undefined;
  knownAt(ref: Ref): Known | undefined;
  /** What is known where an attempt came to its end in which a function stands that is run in a frame. */
  knownBehind(attempt: RegionId, frame: Pick<Ref, 'unit' | 'ctx'>): Known | undefined;
  /** What the functions of the project that a call reaches give back; undefined: it reaches none. */
  returnedBy(call: Ref): readonly Returned[] | undefined;
  keptIn(ref: Ref): readonly Kept[];
  /** What the functions give back that fill a parameter for a framework, and what one gives back that it calls. */
  givenTo(param: Ref): readonly Returned[];
  returnsOf(fn: FunctionThing): readonly Returned[];
  /** Calls of libraries to which a function was handed under a name. */
  handedTo(fn: Ref): readonly Ref[];
}
const MAX_DEEP = 8;
const MAX_ALTERNATIVES = 24;
/** Callers of a function that puts what it is handed somewhere, one above another. */
const MAX_CALLERS_UP = 4;
const KNOWING_NOTHING = (): Known => NOTHING;
/** Methods of lists that change how many are in them. */
const CHANGES = /^(?:push|unshift|splice|pop|shift)$/;

/** A step from a value to what it may be, with what is known at that step alone, and the steps to it. */
interface Way extends Alternative {
  readonly from?: Way;
}
/** A member that is set on instances of these classes. */
interface SetOnInstance {
  readonly set: Ref;
  readonly to: number;
  readonly own: readonly string[];
}

export class Alternatives {
  private readonly values: Values;
  private readonly natures: Natures;
  readonly telling: Telling;
  /** By the name of the member. */
  private readonly onInstances = new Map<string, readonly SetOnInstance[]>();
  private readonly circles: Circles;
  private readonly found: Answers<readonly Way[]>;
  constructor(values: Values, circles: Circles, natures: Natures, telling: Telling) {
    this.values = values;
    this.circles = circles;
    this.found = new Answers(circles);
    this.natures = natures;
    this.telling = telling;
  }
  /** The values that a value may be. One that cannot be followed further stands for itself. */
  of(ref: Ref): readonly Alternative[] {
    return this.withTurns(ref).filter((it) => it.again === undefined);
  }
  /** The same, with what it was in earlier turns of a loop. */
  withTurns(ref: Ref): readonly Alternative[] {
    const told = new Map<Way, readonly (Known | undefined)[]>();
    return this.ways(ref).map((way): Alternative => {
      const known = (side?: boolean): Known | undefined => knownOn(way, side, told);
      return { ...markedAs(way), ref: way.ref, known };
    });
  }
  /** The ways from a value to all that it may be. */
  private ways(ref: Ref): readonly Way[] {
    const look = (): readonly Way[] => {
      const out: Way[] = [];
      this.expand({ ref, known: KNOWING_NOTHING }, out, 0);
      return out;
    };
    if (this.circles.isIdle) return look();
    const key = refKey(ref);
    const before = this.found.get(key);
    if (before !== undefined) return before;
    const { givenUp } = this.circles;
    const asked = this.circles.ask(look, 0);
    if (this.circles.givenUp === givenUp) this.found.set(key, asked);
    return asked.answer;
  }
  private expand(way: Way, out: Way[], depth: number): void {
    const next = depth > MAX_DEEP || out.length >= MAX_ALTERNATIVES ? [] : this.steps(way.ref);
    if (next.length === 0) out.push(way);
    for (const { ref, known, only = way.only, absent } of next) {
      const again = comesBack(way, ref);
      const step: Way = { ...markedAs({ only, absent, again }), ref, known, from: way };
      if (absent || again) out.push(step);
      else this.expand(step, out, depth + 1);
    }
  }
  /** What a value is directly; empty: itself. */
  private steps(ref: Ref): readonly Alternative[] {
    const unit = ref.unit;
    const value = unit.value(ref.id);
    const at = (id: number): Ref => ({ ...ref, id });
    const plain = (id: number): Alternative => ({ ref: at(id), known: KNOWING_NOTHING });
    const { telling } = this;
    switch (value.kind) {
      case 'wait':
        return [plain(value.of)];
      case 'join': {
        const way = value.at === 'default' ? this.takenByDefault(ref, value.of) : undefined;
        if (way !== undefined) return [plain(way)];
        return value.of.map((id, index) => {
          const from = value.from?.[index];
          const region = from === undefined ? undefined : unit.region(from);
          const missed = value.at === 'branch' ? otherWay(ref, value.from) : undefined;
          const isMissed = missed !== undefined && missed.parent === from;
          const came = isMissed ? missed : region?.kind === 'branch' ? region : undefined;
          const side = (came?.side === 'true') !== isMissed;
          if (region?.kind === 'try') return { ref: at(id), known: () => telling.knownBehind(from!, ref) };
          const taken =
            came &&
            ((is?: boolean) =>
              is === undefined
                ? telling.implied(at(came.condition), side)
                : telling.impliedGiven(at(came.condition), side, at(id), is));
          const written = unit.value(id).kind === 'literal' ? () => telling.knownAt(at(id)) : undefined;
          if (taken && written) return { ref: at(id), known: (is) => both(taken(is), written()) };
          return { ref: at(id), known: taken ?? written ?? KNOWING_NOTHING };
        });
      }
      case 'load':
        return this.stored(ref, value.cell);
      case 'op': {
        const { operator, left, right } = value;
        if (right === undefined) return [];
        if (operator !== '&&' && operator !== '||' && operator !== '??') return [];
        const only = operator !== '&&';
        return [
          { ref: at(left), known: () => telling.implied(at(left), only), only },
          { ref: at(right), known: () => telling.implied(at(left), !only) },
        ];
      }
      case 'param': {
        if (value.rest === true) return [];
        const args = this.values.contexts.frameOf(unit, value.function, ref.ctx)?.args;
        const given = args?.[value.index];
        if (args !== undefined && value.index >= args.length) return [{ ref, known: KNOWING_NOTHING, absent: true }];
        if (given !== undefined) {
          const only = isRef(given) ? handedOnlyIf(given, value.index) : undefined;
          return isRef(given) ? [{ ref: given, known: KNOWING_NOTHING, ...(only !== undefined && { only }) }] : [];
        }
        const made = telling.givenTo(ref);
        if (made.length > 0) return made.map(({ ref: is, state }) => ({ ref: is, known: () => state.get() }));
        // A declared type says what it may be, and is none of it.
        const objects = this.values
          .things(ref)
          .flatMap((it) => (it.kind === 'object' && valueOf(it.ref).kind === 'object' ? [it.ref] : []));
        if (objects.length > 0) return objects.map((it) => ({ ref: it, known: KNOWING_NOTHING }));
        return this.fromCallers(ref, value.function, value.index);
      }
      case 'get': {
        const filled = filledMember(this.values, ref);
        if (filled !== undefined)
          return [
            ...filled.refs.map((it): Alternative => ({ ref: it, known: KNOWING_NOTHING })),
            ...(filled.absent ? [{ ref, known: KNOWING_NOTHING, absent: true } as const] : []),
          ];
        const given = typeof value.key === 'string' ? propertyRead(this.values, at(value.of), value.key) : [];
        if (given.length > 0) return given.map((it) => ({ ref: it, known: KNOWING_NOTHING }));
        const put = putThere(this.values, ref) ?? [];
        // Of a caller who was spread into it every member tells that they are there.
        const callers =
          put.length > 0
            ? []
            : spreadThere(this.values, ref).filter((it) => telling.implied(it, true)?.caller?.is === 'yes');
        const made = (it: Ref) => (): Known | undefined => knownWhereMade(this.values, this, telling, ref, it);
        return [
          ...put.map((it): Alternative => ({ ref: it, known: made(it) })),
          ...callers.map((it): Alternative => ({ ref: it, known: KNOWING_NOTHING })),
          ...this.kept(ref),
        ];
      }
      case 'call': {
        const chained = this.chained(ref);
        if (chained.length > 0) return chained;
        const same = sameGiven(this.values, ref);
        if (same.length > 0) return same.map((it) => ({ ref: it, known: KNOWING_NOTHING }));
        const returned = telling.returnedBy(ref);
        // `context.get('user')`
        if (returned === undefined) return this.keptAt(telling.keptIn(ref), ref);
        return returned.map(({ ref: is, state }) => ({ ref: is, known: () => state.get(), ...returnedOnlyIf(is) }));
      }
      default:
        return [];
    }
  }
  /** What was put into a variable; where only functions within put something there, it is empty until one has run. */
  private stored(ref: Ref, cell: number): readonly Alternative[] {
    const { unit } = ref;
    const out: Alternative[] = [];
    let later = true;
    for (const user of unit.usersOf(cell)) {
      const store = unit.value(user);
      if (store.kind !== 'store') continue;
      later &&= unit.ownerOf(user) !== unit.ownerOf(cell);
      out.push({ ref: { ...ref, id: store.to }, known: () => this.telling.knownAt({ ...ref, id: user }) });
    }
    if (later && out.length > 0) out.push({ ref, known: KNOWING_NOTHING, absent: true });
    return out;
  }
  /** Which of the two a parameter with a default is in its frame: what was handed over, or the default; undefined: either. */
  private takenByDefault(ref: Ref, [given, otherwise]: readonly number[]): number | undefined {
    const param = given === undefined ? undefined : ref.unit.value(given);
    if (param?.kind !== 'param' || param.rest === true) return undefined;
    const args = this.values.contexts.frameOf(ref.unit, param.function, ref.ctx)?.args;
    if (args === undefined) return undefined;
    if (param.index >= args.length) return otherwise;
    const handed = args[param.index];
    return handed !== undefined && isRef(handed) && isWrittenOut(handed) ? given : undefined;
  }
  /**
   * `promise.catch(fn)`: what the promise gives, or what the function gives instead. `promise.then(fn)`: what the function
   * gives when the promise is kept, or another one when it is not.
   */
  private chained(ref: Ref): readonly Alternative[] {
    const call = ref.unit.value(ref.id);
    const callee = call.kind === 'call' ? ref.unit.value(call.callee) : undefined;
    if (call.kind !== 'call' || callee?.kind !== 'get' || call.receiver === undefined) return [];
    const promise: Ref = { ...ref, id: call.receiver };
    const [first, second] = call.args;
    if (callee.key === 'catch') {
      const instead = this.givenBy(ref, first, KNOWING_NOTHING);
      return instead.length === 0 ? [] : [{ ref: promise, known: KNOWING_NOTHING }, ...instead];
    }
    if (callee.key !== 'then') return [];
    const kept = this.givenBy(ref, first, () => this.telling.implied(promise, true));
    const instead = this.givenBy(ref, second, KNOWING_NOTHING);
    return kept.length === 0 || (second !== undefined && instead.length === 0) ? [] : [...kept, ...instead];
  }
  /** What a function gives that is handed to a chain of promises; empty: it is not known. */
  private givenBy(ref: Ref, handed: number | undefined, known: Alternative['known']): readonly Alternative[] {
    const out: Alternative[] = [];
    for (const fn of handed === undefined ? [] : this.values.things({ ...ref, id: handed })) {
      const value = fn.kind === 'function' ? fn.ref.unit.value(fn.ref.id) : undefined;
      if (fn.kind !== 'function' || value?.kind !== 'function') return [];
      for (const exit of fn.ref.unit.returnsOf(value))
        if (exit.value === undefined) out.push({ ref, known, absent: true });
        else out.push({ ref: { ...fn.ref, id: exit.value }, known });
    }
    return out;
  }
  /** What is handed over where nobody knows by which call: by any. */
  private fromCallers(ref: Ref, fn: number, index: number): readonly Alternative[] {
    if (this.values.handed.isHandler({ unit: ref.unit, id: fn }) || this.handing(ref).length > 0) return [];
    const sites = this.values.callersOf(ref.unit, fn);
    if (sites.length > MAX_ALTERNATIVES) return [];
    return sites.map((site): Alternative => {
      const call = site.unit.value(site.id);
      const arg = call.kind === 'call' ? call.args[index] : undefined;
      return arg === undefined
        ? { ref, known: KNOWING_NOTHING, absent: true }
        : { ref: { ...site, id: arg }, known: KNOWING_NOTHING };
    });
  }
  /** What was put where a member is read: onto a request by what runs before, onto an instance by its class. */
  private kept(ref: Ref): readonly Alternative[] {
    const get = ref.unit.value(ref.id);
    if (get.kind !== 'get' || typeof get.key !== 'string') return [];
    const kept = this.telling.keptIn(ref).filter((it) => !isPutBack(this.values, ref, it.value));
    return this.keptAt(kept.length > 0 ? kept : this.ofInstance(ref, get.of, get.key), ref);
  }
  private keptAt(list: readonly Kept[], ref: Ref): readonly Alternative[] {
    const put = list.flatMap(({ value, at }) => {
      const all = this.putBy(value, at, 0);
      if (at.unit === ref.unit && at.unit.ownerOf(at.id) === ref.unit.ownerOf(ref.id)) return all;
      return all.map((it): Alternative => ({ ...it, known: (side) => shownBefore(it.known(side)) }));
    });
    return put.length === 0 ? [] : [...put, { ref, known: KNOWING_NOTHING, absent: true }];
  }
  /** What was put somewhere, with what is known there; a function that puts what it is handed is told by who calls it. */
  private putBy(value: Ref, at: Ref, up: number): readonly Alternative[] {
    const { telling } = this;
    const owner = at.unit.ownerOf(at.id);
    const param = value.unit.value(value.id);
    const isHanded =
      param.kind === 'param' && value.unit === at.unit && param.function === owner && param.rest !== true;
    const isOpen = isHanded && this.values.contexts.frameOf(at.unit, owner, value.ctx) === undefined;
    const sites =
      isOpen && up < MAX_CALLERS_UP && !this.values.handed.isHandler({ unit: at.unit, id: owner })
        ? this.values.callersOf(at.unit, owner)
        : [];
    if (!isHanded || sites.length === 0 || sites.length > MAX_ALTERNATIVES)
      return [{ ref: value, known: () => telling.knownAt(at) }];
    return sites.flatMap((site): readonly Alternative[] => {
      const call = site.unit.value(site.id);
      const arg = call.kind === 'call' ? call.args[param.index] : undefined;
      if (arg === undefined) return [{ ref: value, known: KNOWING_NOTHING, absent: true }];
      return this.putBy({ ...site, id: arg }, site, up + 1).map((it): Alternative => ({
        ...it,
        known: (side) => both(telling.knownAt(at), it.known(side)),
      }));
    });
  }
  private ofInstance(ref: Ref, of: number, key: string): readonly Kept[] {
    const sets = this.setsOnInstances(key);
    if (sets.length === 0) return [];
    const things = this.values.things({ ...ref, id: of });
    const classes = classesOf(this.values, things);
    if (classes.size === 0) return [];
    const runs = things.flatMap((it) => (it.kind === 'instance' ? [runsOn(this.values, it)] : []));
    return sets.flatMap(({ set, to, own }): readonly Kept[] => {
      if (!own.some((it) => classes.has(it))) return [];
      const all = new Map(runs.flatMap((of) => of(set)).map((it) => [refKey(it), it]));
      return [...all.values()].map((at) => ({ value: { ...at, id: to }, at }));
    });
  }
  /** Where a member of a name is set on instances of classes of the project, and on which classes, with those above them. */
  private setsOnInstances(key: string): readonly SetOnInstance[] {
    let found = this.onInstances.get(key);
    if (found === undefined) {
      found = this.values.modules.setsNamed(key).flatMap((set): readonly SetOnInstance[] => {
        const value = set.unit.value(set.id);
        if (value.kind !== 'set') return [];
        const own = [...classesOf(this.values, this.values.things({ ...set, id: value.of }))];
        return own.length === 0 ? [] : [{ set, to: value.to, own }];
      });
      this.onInstances.set(key, found);
    }
    return found;
  }
  /** Something stands in a member from the start: it is no member of an instance, or whoever makes one fills it. */
  isThere(ref: Ref): boolean {
    const all = this.kept(ref);
    return all.length === 0 || all.some((it) => it.absent !== true && isInConstructor(it.ref));
  }
  /** A member of an object that is written out; undefined: that is not known. */
  entry(ref: Ref, name: string): Ref | 'absent' | undefined {
    const value = ref.unit.value(ref.id);
    if (isNull(ref)) return 'absent';
    if (value.kind === 'array') {
      if (!/^\d+$/.test(name) || value.spreads !== undefined || isChanged(ref)) return undefined;
      const item = value.items[Number(name)];
      return item === undefined ? 'absent' : { ...ref, id: item };
    }
    if (value.kind !== 'object') return undefined;
    const written = value.entries.findLast((it) => it.key === name && it.accessor === undefined);
    if (written !== undefined) return { ...ref, id: written.value };
    return value.entries.every((it) => typeof it.key === 'string' && it.accessor === undefined) ? 'absent' : undefined;
  }
  /** How many items a list has; undefined: that is not known. */
  count(ref: Ref): number | undefined {
    const [only, another] = this.of(ref);
    if (only === undefined || another !== undefined) return undefined;
    const value = only.ref.unit.value(only.ref.id);
    if (value.kind === 'array')
      return value.spreads === undefined && !isChanged(only.ref) ? value.items.length : undefined;
    if (value.kind !== 'param' || value.rest !== true) return undefined;
    const args = this.values.contexts.frameOf(only.ref.unit, value.function, only.ref.ctx)?.args;
    return args === undefined ? undefined : Math.max(0, args.length - value.index);
  }
  /** Calls as whose argument the function of a parameter is written, and which of what they hand over it is. */
  handing(ref: Ref): readonly Pick<Handing, 'site' | 'index'>[] {
    const param = ref.unit.value(ref.id);
    if (param.kind !== 'param') return [];
    const written = handingOf(this.values, { ...ref, id: param.function }, param.index);
    const handedOn = this.telling
      .handedTo({ ...ref, id: param.function })
      .map((site) => ({ site, index: param.index }));
    // What functions of the project are handed and hand on is run by what they hand it to.
    const isHandedOn = ({ site }: Pick<Handing, 'site'>): boolean => {
      const call = valueOf(site);
      const callees = call.kind === 'call' ? this.values.things({ ...site, id: call.callee }) : [];
      return callees.length > 0 && callees.every((it) => it.kind === 'function');
    };
    return written.length === 0 || (handedOn.length > 0 && written.every(isHandedOn)) ? handedOn : written;
  }
  /** A call that a value comes of, and of which nothing is known. */
  notUnderstood(ref: Ref): Ref | undefined {
    for (const id of originsIn(ref.unit, ref.id, ['wait', 'join', 'load', 'op', 'get', 'element'])) {
      const call = ref.unit.value(id);
      if (call.kind !== 'call') continue;
      const callee = ref.unit.value(call.callee);
      const things = this.values.things({ ...ref, id: call.callee });
      // What a text can do is known.
      const isOfPackage = things.some((it) => it.kind === 'api' && it.package !== LANGUAGE);
      if (!isOfPackage && callee.kind === 'get' && this.natures.of({ ...ref, id: callee.of }).parts.size > 0) continue;
      if (things.some((it) => isNotUnderstood(this.values, it)) || isOnlyKept(things)) return { ...ref, id };
    }
    return undefined;
  }
}
function markedAs(of: {
  readonly only?: boolean | undefined;
  readonly absent?: true | undefined;
  readonly again?: true | undefined;
}): Pick<Alternative, 'only' | 'absent' | 'again'> {
  const { only, absent, again } = of;
  return { ...(only !== undefined && { only }), ...(absent && { absent }), ...(again && { again }) };
}
/** The steps so far led through it, and it is what meets where a loop turns. */
function comesBack(way: Way, { unit, id, ctx }: Ref): true | undefined {
  const value = unit.value(id);
  if (value.kind !== 'join' || value.at !== 'loop') return undefined;
  for (let at: Way | undefined = way; at !== undefined; at = at.from)
    if (at.ref.unit === unit && at.ref.id === id && at.ref.ctx === ctx) return true;
  return undefined;
}
/** It is nothing else that is known. */
export function isItself(it: Alternative, ref: Ref): boolean {
  return it.ref.unit === ref.unit && it.ref.id === ref.id && it.ref.ctx === ref.ctx;
}
/** Something that is there, as it is written. */
function isWrittenOut({ unit, id }: Ref): boolean {
  return /^(?:array|object|function|class|literal|text)$/.test(unit.value(id).kind);
}
export function isNull(ref: Ref): boolean {
  const value = ref.unit.value(ref.id);
  return value.kind === 'literal' && value.value === null;
}
/** It stands in the constructor of a class, and under no condition. */
function isInConstructor({ unit, id }: Ref): boolean {
  const fn = unit.ownerOf(id);
  const made = fn < 0 ? undefined : unit.value(fn);
  if (made?.kind !== 'function' || made.body !== unit.regionOf(id)) return false;
  return unit.usersOf(fn).some((user) => {
    const cls = unit.value(user);
    return cls.kind === 'class' && cls.members.some((it) => it.kind === 'constructor' && it.value === fn);
  });
}
/** The branch that was not taken where a value is as it was before it. */
function otherWay({ unit }: Ref, from: readonly RegionId[] = []): (Region & { kind: 'branch' | 'rest' }) | undefined {
  const [a, b] = from;
  if (a === undefined || b === undefined || from.length > 2) return undefined;
  const [first, second] = [unit.region(a), unit.region(b)];
  if (first.kind === 'branch' && first.side !== 'nullish' && first.parent === b) return first;
  return second.kind === 'branch' && second.side !== 'nullish' && second.parent === a ? second : undefined;
}
/** What is known on a way to its end. What stands on several of them is asked once. */
function knownOn(
  way: Way,
  side: boolean | undefined,
  told: Map<Way, readonly (Known | undefined)[]>,
): Known | undefined {
  const { from, known } = way;
  if (from === undefined) return known(side);
  if (known === KNOWING_NOTHING) return knownOn(from, side, told);
  const at = side === undefined ? 2 : Number(side);
  const before = told.get(way) ?? [];
  if (at in before) return before[at];
  const found = both(knownOn(from, side, told), known(side));
  const all = [...before];
  all[at] = found;
  told.set(way, all);
  return found;
}
/** Classes of instances, with those above them. */
function classesOf(values: Values, things: readonly Thing[]): ReadonlySet<string> {
  const out = new Set<string>();
  for (const it of things)
    if (it.kind === 'instance' && it.of.kind === 'class')
      for (const cls of [it.of, ...values.ancestors(it.of)])
        if (cls.kind === 'class') out.add(`${String(cls.ref.unit.index)}:${String(cls.ref.id)}`);
  return out;
}
/** Something is put into a list after it was written, or taken out of it, in whichever function. */
function isChanged({ unit, id }: Ref): boolean {
  return (
    unit.setsOn(id).length > 0 ||
    unit.usersOf(id).some((user) => {
      const get = unit.value(user);
      return get.kind === 'get' && get.of === id && typeof get.key === 'string' && CHANGES.test(get.key);
    })
  );
}
