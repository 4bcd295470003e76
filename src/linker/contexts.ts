/** Closure instances: frames of the calls that made the functions around a value, interned so that equal ones are one. */
import type { Value, ValueId } from '../facts/facts.ts';
import type { Likeness } from './likeness.ts';
import { type Context, type Ref, type Thing, valueKey, refKey } from './things.ts';
import type { FileUnit } from './units.ts';

/** Longer chains of calls are not told apart. */
const MAX_DEPTH = 5;
/** Up to this length the one call of a function counts half: start-up code (main, start, createServer, registerRoutes, …). */
const START_UP = 2;
/** Frames of one function, where it is called directly and where only through others: of more, alike ones are not told apart. */
const MAX_FRAMES = 2000;
const MAX_DEEP_FRAMES = 48;
/** A function for so many calls of which no frame could stand is given something else each time: no other is looked for. */
const MAX_STRANGERS = 64;

/** A function that is called in so few places has a frame for each of them at least. */
const MAX_SITES = 16;
/** Values in a function that is small. */
const MAX_SMALL = 40;

/** What a call gives. */
interface Given {
  readonly args: Context['args'];
  readonly self: readonly Thing[] | undefined;
}
/** The call stands in a module's own code. */
function runsOnce(site: Ref | string): boolean {
  return typeof site !== 'string' && site.ctx.function < 0 && site.unit.ownerOf(site.id) < 0;
}
/** The frames of a function. */
interface Frames {
  /** In the order in which they were made. */
  readonly all: Context[];
  /** Calls for which none of them could stand. */
  strangers: number;
  /** Places where it is called, of those that are not told apart by what leads to them. */
  readonly sites: Set<string>;
}

export class Contexts {
  readonly root: Context = { id: 0, depth: 0, parent: null, unit: null, function: -1, args: [], self: undefined };
  private readonly interned = new Map<string, Context>();
  /** Frames that only one question is asked in. */
  private readonly apart = new Map<string, Context>();
  private count = 0;
  private readonly byFunction = new Map<string, Frames>();

  /**
   * The frame of calling a function from a site. Null when the chain is too long or recursive: then the function is
   * looked at for all callers at once. What the call gives is asked once for each frame. `mayCount`: it makes the chain
   * longer; what registers does not, nor what a module calls, since it is run once for each place where it is called.
   * Where a function has too many frames, one that is given the same kind of things (`likeness`) stands for the next.
   */
  frame(
    callee: { readonly ref: Ref },
    site: Ref | string,
    given: (site?: Ref) => Given,
    likeness: Likeness,
    mayCount = true,
  ): Context {
    const isCounted = mayCount && !runsOnce(site);
    const parent = callee.ref.ctx;
    const at = typeof site === 'string' ? site : refKey(site);
    // A function that calls itself, or a closure that is called from within: one frame stands for all turns.
    for (const start of typeof site === 'string' ? [parent] : [parent, site.ctx]) {
      for (let it: Context | null = start; it !== null; it = it.parent) {
        const isSame = it.function === callee.ref.id && it.unit === callee.ref.unit && it.element === undefined;
        // Another closure of the function, made around this one, is no turn of it.
        if (isSame && (start === parent || it.parent === parent)) return it;
      }
    }
    const outer = Math.max(parent.depth, typeof site === 'string' ? 0 : site.ctx.depth);
    const key = `${refKey(callee.ref)}@${at}`;
    let ctx = this.interned.get(key);
    if (ctx !== undefined && !isCounted) ctx.depth = Math.min(ctx.depth, outer);
    if (ctx === undefined) {
      if (isCounted && outer >= MAX_DEPTH) return this.near(callee, site, given, likeness);
      const { unit, id } = callee.ref;
      const frames = this.framesOf(callee.ref);
      const { all } = frames;
      const depth = isCounted ? outer + (all.length === 0 && outer < START_UP ? 0.5 : 1) : outer;
      const isMany = all.length >= (depth > 2 ? MAX_DEEP_FRAMES : MAX_FRAMES);
      if (isMany && frames.strangers >= MAX_STRANGERS) return this.near(callee, site, given, likeness);
      const { args, self } = given();
      // What was given may have led here as well.
      const meanwhile = this.interned.get(key);
      if (meanwhile !== undefined) return meanwhile;
      const standIn = isMany ? likeness.standIn(all, { parent, unit, function: id, args, self }) : undefined;
      if (isMany && standIn === undefined) {
        frames.strangers++;
        return this.near(callee, site, given, likeness);
      }
      if (standIn !== undefined) {
        this.interned.set(key, standIn);
        return standIn;
      }
      ctx = { id: ++this.count, depth, parent, unit, function: id, args, self };
      this.interned.set(key, ctx);
      all.push(ctx);
    }
    return ctx;
  }
  /** The frame of one call, however many there are and whatever leads to it: no other call is entered from it. */
  alone(callee: { readonly ref: Ref }, site: Ref, given: () => Given): Context {
    const key = `${refKey(callee.ref)}@${refKey(site)}`;
    let ctx = this.apart.get(key);
    if (ctx === undefined) {
      const { unit, id, ctx: parent } = callee.ref;
      ctx = { id: ++this.count, depth: MAX_DEPTH, parent, unit, function: id, ...given() };
      this.apart.set(key, ctx);
    }
    return ctx;
  }
  /** One turn of an unrolled loop. */
  turn(unit: FileUnit, element: ValueId, is: readonly Thing[], turn: number, parent: Context): Context {
    const key = `${refKey({ unit, id: element, ctx: parent })}#${turn}`;
    let ctx = this.interned.get(key);
    if (ctx === undefined) {
      ctx = {
        id: ++this.count,
        depth: parent.depth,
        parent,
        unit,
        function: unit.ownerOf(element),
        args: [],
        self: undefined,
        element: { unit, id: element, is },
      };
      this.interned.set(key, ctx);
    }
    return ctx;
  }
  /** Only the frames that can matter to a value: those of functions around it. */
  trim(unit: FileUnit, id: ValueId, ctx: Context): Context {
    if (ctx === this.root) return ctx;
    const owner = unit.ownerOf(id);
    for (let it: Context | null = ctx; it !== null; it = it.parent) {
      if (it.unit !== unit || !unit.isWithin(owner, it.function)) continue;
      if (it.element !== undefined ? inTurn(unit, id, it) : it.function >= 0) return it;
    }
    return this.root;
  }
  /** The frame of a function in a chain. */
  frameOf(unit: FileUnit, fn: ValueId, ctx: Context): Context | undefined {
    for (let it: Context | null = ctx; it !== null; it = it.parent) {
      if (it.function === fn && it.unit === unit && it.element === undefined) return it;
    }
    return undefined;
  }
  private framesOf(fn: Ref): Frames {
    const key = valueKey(fn);
    let found = this.byFunction.get(key);
    if (found === undefined) this.byFunction.set(key, (found = { all: [], strangers: 0, sites: new Set() }));
    return found;
  }
  /**
   * Where the way to a call is not told apart any more: its frame for all who get there, if a function is written out
   * among what it hands over. What runs in it would else be that of all calls.
   */
  private near(
    callee: { readonly ref: Ref },
    site: Ref | string,
    given: (site?: Ref) => Given,
    likeness: Likeness,
  ): Context {
    if (typeof site === 'string' || site.ctx === this.root || callee.ref.ctx.depth >= MAX_DEPTH)
      return this.generic(callee.ref);
    if (!handsFunction(site) && !this.isOfFew(callee.ref, site)) return this.generic(callee.ref);
    const here: Ref = { ...site, ctx: this.root };
    return this.frame(callee, here, () => given(here), likeness);
  }
  /** The function is called in a few places only, wherever these are come to from. */
  private isOfFew(fn: Ref, site: Ref): boolean {
    if (!isSmall(fn)) return false;
    const { sites } = this.framesOf(fn);
    if (sites.size < MAX_SITES) sites.add(valueKey(site));
    return sites.has(valueKey(site));
  }
  private generic(ref: Ref): Context {
    return ref.ctx;
  }
}

/** The value is computed inside the loop (or in a function written there): each turn has its own. */
function inTurn(unit: FileUnit, id: ValueId, turn: Context): boolean {
  let at = id;
  while (at >= 0 && unit.ownerOf(at) !== turn.function) at = unit.ownerOf(at);
  const loop = unit.region(unit.regionOf(turn.element!.id));
  return at >= loop.first && at < loop.last;
}
/** A function that only tells whether something holds of what it is handed. */
function isSmall({ unit, id }: Ref): boolean {
  const fn = unit.value(id);
  if (fn.kind !== 'function' || fn.body < 0 || fn.async === true || fn.generator === true) return false;
  const { first, last } = unit.region(fn.body);
  if (last - first > MAX_SMALL) return false;
  for (let at = first; at < last; at++) {
    const { kind } = unit.value(at);
    if (kind === 'wait' || kind === 'set' || kind === 'store' || kind === 'function') return false;
  }
  const given = unit.returnedBy(fn).map((it) => unit.value(it));
  return given.some(isTruth) && given.every((it) => it.kind === 'call' || isTruth(it));
}
function isTruth(value: Value): boolean {
  return value.kind === 'op' || (value.kind === 'literal' && typeof value.value === 'boolean');
}
function handsFunction({ unit, id }: Ref): boolean {
  const call = unit.value(id);
  return call.kind === 'call' && call.args.some((arg) => unit.value(arg).kind === 'function');
}
