/**
 * What is this value? Demand-driven and memoised: follows variables, members, calls, modules, classes, injection and
 * closures to the functions, classes, literals and library things a value may be. What cannot be told is unknown.
 *
 * The kernel holds what every question needs: the memo, answers that count for the time being, limits. How each kind of
 * value is answered stands in a file of its own; they reach one another through the methods here.
 */
import type { Key, ValueId } from '../../facts/facts.ts';
import type { Apis } from '../apis.ts';
import { Contexts } from '../contexts.ts';
import { Likeness } from '../likeness.ts';
import { Cuts } from '../cuts.ts';
import { Failures } from '../failures.ts';
import { type Handed, Handing } from '../handed.ts';
import type { Modules } from '../modules.ts';
import {
  type ApiThing,
  type ClassThing,
  type Context,
  type FunctionThing,
  type Ref,
  type Thing,
  type UnknownThing,
  valueKey,
} from '../things.ts';
import type { FileUnit } from '../units.ts';
import { identity } from './identity.ts';

/** More alternatives than this are not told apart. */
export const MAX_THINGS = 24;
const MAX_STEPS_DEEP = 220;
const NOTHING: readonly Thing[] = [];

/** Known; or how deep the question lies that is being answered; or known as long as the outermost question is open. */
type Answered = readonly Thing[] | number | { readonly found: readonly Thing[] };
type Answers = Map<ValueId, Answered>;
export interface NamedEntry {
  readonly key: string;
  readonly value: Ref;
}
type Items = readonly (Ref | readonly Thing[])[];

/** How questions are answered: see the methods of the same names. */
export interface Resolvers {
  value(values: Values, ref: Ref): readonly Thing[];
  member(values: Values, thing: Thing, key: string, ref: Ref): readonly Thing[];
  enter(values: Values, fn: FunctionThing, site: Ref, isCounted: boolean): Context;
  returned(values: Values, fn: FunctionThing, ctx: Context): readonly Thing[];
  argument(values: Values, site: Ref, path: string, each?: Ref): readonly Ref[];
  items(values: Values, array: Thing): Items | undefined;
  entriesOf(values: Values, ref: Ref): readonly NamedEntry[];
  flat(values: Values, ref: Ref): readonly Ref[];
  turns(values: Values, over: Ref, keys: boolean): readonly (readonly Thing[])[] | undefined;
  parents(values: Values, cls: ClassThing): readonly Thing[];
  ancestors(values: Values, cls: ClassThing): readonly Thing[];
  constructorOf(values: Values, cls: ClassThing): FunctionThing | undefined;
  callersOf(values: Values, unit: FileUnit, fn: ValueId): readonly Ref[];
}

export class Values {
  readonly apis: Apis;
  readonly modules: Modules;
  /** Takes note of what throws in the passes that ask. */
  readonly failures: Failures;
  /** What frameworks hand to functions. */
  readonly handed: Handed;
  readonly contexts: Contexts;
  readonly likeness = new Likeness((ref) => this.things(ref));
  /** What was not looked at further, by whichever pass. */
  readonly cuts: Cuts;
  /** Members of members that are being asked for. */
  membersDeep = 0;
  private readonly resolvers: Resolvers;
  /** Answers outside of calls by file, and in frames by context: a frame belongs to one file. */
  private readonly answers: readonly Answers[];
  private readonly framedAnswers: Answers[] = [];
  private provisional: { readonly memo: Answers; readonly id: ValueId; readonly found: readonly Thing[] }[] = [];
  /** Questions that are being answered. */
  private open = 0;
  private lowest = Infinity;
  private readonly indexes: Map<unknown, Map<string, unknown[]>>;
  private readonly callers = new Map<string, readonly Ref[]>();

  /** `before`: values of the same files that knew less; frames, cuts and indexes of theirs are gone on with. */
  constructor(
    resolvers: Resolvers,
    apis: Apis,
    modules: Modules,
    { failures = new Failures(), handed = new Handing() }: { failures?: Failures; handed?: Handed } = {},
    before?: Values,
  ) {
    this.resolvers = resolvers;
    this.apis = apis;
    this.modules = modules;
    this.failures = failures;
    this.handed = handed;
    this.contexts = before?.contexts ?? new Contexts();
    this.cuts = before?.cuts ?? new Cuts();
    this.indexes = before?.indexes ?? new Map<unknown, Map<string, unknown[]>>();
    this.answers = modules.units.map((): Answers => new Map<ValueId, Answered>());
  }
  /** The same values for one who knows what frameworks hand over; nothing is answered from before. */
  knowing(handed: Handed): Values {
    const { resolvers, apis, modules, failures } = this;
    return new Values(resolvers, apis, modules, { failures, handed }, this);
  }

  /** A reference to a value of a file outside any call. */
  ref(unit: FileUnit, id: ValueId, ctx: Context = this.contexts.root): Ref {
    return { unit, id, ctx };
  }
  /** Things a value may be. Never empty for a value that can be anything: then it holds an `unknown`. */
  things(ref: Ref): readonly Thing[] {
    const unit = ref.unit;
    const { id } = ref;
    const ctx = this.contexts.trim(unit, id, ref.ctx);
    const memo = ctx.id === 0 ? this.answers[unit.index]! : this.answersIn(ctx);
    const known = memo.get(id);
    if (known !== undefined) {
      if (typeof known === 'number') {
        this.lowest = Math.min(this.lowest, known);
        return NOTHING;
      }
      return 'found' in known ? known.found : known;
    }
    const depth = this.open;
    if (depth > MAX_STEPS_DEEP) return this.cap('too many steps', ref);
    const outer = this.lowest;
    this.lowest = Infinity;
    memo.set(id, depth);
    this.open++;
    const found = this.limit(this.resolvers.value(this, { unit, id, ctx }), ref);
    this.open--;
    // An answer that leaned on one still being computed may be short: it counts until the outermost one is known, and
    // stays as the approximation of the whole circle.
    if (this.lowest < depth) {
      memo.set(id, { found });
      this.provisional.push({ memo, id, found });
    } else memo.set(id, found);
    this.lowest = Math.min(outer, this.lowest);
    if (depth === 0) {
      for (const it of this.provisional) it.memo.set(it.id, it.found);
      this.provisional = [];
      this.lowest = Infinity;
    }
    return found;
  }
  private answersIn(ctx: Context): Answers {
    return (this.framedAnswers[ctx.id] ??= new Map());
  }
  /** An instance of a library type (`package:Type`). */
  instanceOfType(type: string, site?: Ref): ApiThing {
    const at = type.lastIndexOf(':');
    return {
      kind: 'api',
      package: type.slice(0, at),
      path: type.slice(at + 1),
      nodes: this.apis.typed(type),
      ...(site && { ref: site, site }),
    };
  }
  /**
   * An index over the project that is made once, by filling it; asked for while it is being filled it holds what it has
   * by then.
   */
  index<T>(fill: (values: Values, into: Map<string, T[]>) => void): ReadonlyMap<string, readonly T[]> {
    let found = this.indexes.get(fill) as Map<string, T[]> | undefined;
    if (found === undefined) {
      found = new Map();
      this.indexes.set(fill, found);
      fill(this, found);
    }
    return found;
  }

  // ---- members and items

  /** What `thing.key` may be. */
  member(thing: Thing, key: string, ref: Ref): readonly Thing[] {
    return this.resolvers.member(this, thing, key, ref);
  }
  /** A member key as text; empty when it is computed and not constant. */
  keys(ref: Ref, key: Key): readonly string[] {
    if (typeof key === 'string') return [key];
    return this.constants({ ...ref, id: key });
  }
  /** Items of a known array, spreads opened; undefined where one cannot be. */
  items(array: Thing): Items | undefined {
    return this.resolvers.items(this, array);
  }
  /** Named entries of the object literals a value may be (spreads opened), last writer wins. */
  entriesOf(ref: Ref): readonly NamedEntry[] {
    return this.resolvers.entriesOf(this, ref);
  }
  /** The values a member of an object literal, or an export of a module, may hold; empty where there is none. */
  memberRefs(ref: Ref, key: string): readonly Ref[] {
    const found = this.entriesOf(ref).find((entry) => entry.key === key);
    if (found !== undefined) return [found.value];
    return this.things(ref).flatMap((thing) =>
      thing.kind !== 'module'
        ? []
        : thing.unit.facts.exports.flatMap((it) =>
            it.name === key && it.value !== undefined ? [this.ref(thing.unit, it.value)] : [],
          ),
    );
  }
  /** What a loop over a value meets in each turn; undefined when that is not known. */
  turns(over: Ref, keys: boolean): readonly (readonly Thing[])[] | undefined {
    return this.resolvers.turns(this, over, keys);
  }
  /** Constant texts (and numbers, as text) a value may be; empty if any alternative is not constant. */
  constants(ref: Ref): readonly string[] {
    return constantsAmong(this.things(ref));
  }
  /** Constant texts among a value or the items of a known array. */
  flatConstants(ref: Ref): readonly string[] {
    return this.resolvers
      .flat(this, ref)
      .flatMap((it) =>
        this.things(it).flatMap((thing) =>
          thing.kind === 'constant' && thing.value !== null && thing.value !== undefined ? [String(thing.value)] : [],
        ),
      );
  }

  // ---- calls

  /** Values that an argument path picks out of a call; `each`: the item of a list that a row speaks of just now. */
  argument(site: Ref, path: string, each?: Ref): readonly Ref[] {
    return this.resolvers.argument(this, site, path, each);
  }
  /** The frame in which a function's body runs when called from a site. */
  enter(fn: FunctionThing, site: Ref, isCounted = true): Context {
    return this.resolvers.enter(this, fn, site, isCounted);
  }
  /** The frame of a function called with known things (callbacks; plugins, which are not counted). */
  enterWith(fn: FunctionThing, site: Ref | string, args: Context['args'], isCounted = true): Context {
    return this.contexts.frame(fn, site, () => ({ args, self: fn.self }), this.likeness, isCounted);
  }
  /** What a function returns in a frame. */
  returned(fn: FunctionThing, ctx: Context): readonly Thing[] {
    return this.resolvers.returned(this, fn, ctx);
  }
  /** Calls of a function in the project, found through the names it is known by. */
  callersOf(unit: FileUnit, fn: ValueId): readonly Ref[] {
    const key = valueKey({ unit, id: fn });
    const known = this.callers.get(key);
    if (known !== undefined) return known;
    this.callers.set(key, []);
    const found = this.resolvers.callersOf(this, unit, fn);
    this.callers.set(key, found);
    return found;
  }

  // ---- classes

  /** The classes (or library classes) a class extends. */
  parents(cls: ClassThing): readonly Thing[] {
    return this.resolvers.parents(this, cls);
  }
  /** What stands above a class, nearest first and each once, as far up as members are looked for. */
  ancestors(cls: ClassThing): readonly Thing[] {
    return this.resolvers.ancestors(this, cls);
  }
  /** The constructor of a class or of the nearest ancestor that has one. */
  constructorOf(cls: ClassThing): FunctionThing | undefined {
    return this.resolvers.constructorOf(this, cls);
  }

  // ---- ends

  unknown(why: string, ref: Ref): UnknownThing {
    return { kind: 'unknown', why, ref };
  }
  /** A limit was reached: told among what was not looked at, and an answer. */
  cap(why: string, ref: Ref): readonly Thing[] {
    this.cuts.add(ref, 'call', why);
    return [this.unknown(why, ref)];
  }
  private limit(things: readonly Thing[], ref: Ref): readonly Thing[] {
    // Most answers are one thing; a list that something was pushed to holds room for sixteen more.
    if (things.length <= 1) return things.slice();
    const seen = new Map<string, Thing>();
    for (const thing of things) {
      const key = identity(thing);
      if (!seen.has(key)) seen.set(key, thing);
      if (seen.size > MAX_THINGS) break;
    }
    if (seen.size > MAX_THINGS) {
      return [...[...seen.values()].slice(0, MAX_THINGS), ...this.cap('too many alternatives', ref)];
    }
    return [...seen.values()];
  }
}
/** Constant texts (and numbers, as text) of things that are all constant; else none. */
export function constantsAmong(things: readonly Thing[]): readonly string[] {
  const out: string[] = [];
  for (const thing of things) {
    if (thing.kind !== 'constant' || thing.value === null || thing.value === undefined) return [];
    out.push(String(thing.value));
  }
  return out;
}
