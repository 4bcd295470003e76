/**
 * What a value was computed from: the one walk backward over values. Each question names the edges that it follows and
 * asks something of each value on the way, the value itself first; every value is met once, so circles end, and no
 * chain is too long for the stack.
 *
 * Inside one file a walk ends with the file and needs no limit. One that asks the kernel of values about what it meets
 * (`Origins`) has a budget; where that is used up the place is told among what was not looked at, and the walk says so.
 *
 * Not walks over origins, and therefore elsewhere: folds that put something together out of all parts of a value (the
 * text of a statement, a name, the folder a path leads to, a schema, the shape of a response's body), the tracing of
 * data in `flows/walk.ts` (its steps are members of values at places of use, under the conditions that hold there), and
 * walks forward to the users of a value.
 */
import type { Value, ValueId } from '../facts/facts.ts';
import { Reach } from './reach.ts';
import { isRef, type Ref, refKey } from './things.ts';
import type { FileUnit } from './units.ts';
import type { Values } from './values/kernel.ts';

/**
 * From a value to values it was made of:
 * - `wait`: from what was waited for to its promise
 * - `join`: from a variable to what it may be; `load`: from a shared variable to whatever is stored in it
 * - `get`: from a member to what it was read from; `element`: from an element to the list
 * - `op`: to the operands of any operator; `logic`: of `&&`, `||` and `??` only; `fallback`: of `||` and `??` only
 * - `text`: to what was put into a text; `array`: to items
 * - `object`: to the values of members; `spread`: to what is spread into an object
 * - `arguments`, `receiver`, `callee`: from the result of a call; `made`: to the arguments of a `new`
 */
export type Edge =
  | 'wait'
  | 'join'
  | 'load'
  | 'get'
  | 'element'
  | 'op'
  | 'logic'
  | 'fallback'
  | 'text'
  | 'array'
  | 'object'
  | 'spread'
  | 'arguments'
  | 'receiver'
  | 'callee'
  | 'made';
export type Edges = readonly Edge[];

/** Values that are the same one under other numbers: awaited, stored, chosen. */
export const SAME: Edges = ['wait', 'join', 'load'];

/** The values that a value was made of directly, along the edges. */
export function partsOf(unit: FileUnit, id: ValueId, edges: Edges): readonly ValueId[] {
  const value = unit.value(id);
  switch (value.kind) {
    case 'wait':
    case 'get':
    case 'element':
      return edges.includes(value.kind) ? [value.of] : [];
    case 'join':
      return edges.includes('join') ? value.of : [];
    case 'load':
      return edges.includes('load') ? storesOf(unit, value.cell) : [];
    case 'op':
      if (!followsOperator(value.operator, edges)) return [];
      return value.right === undefined ? [value.left] : [value.left, value.right];
    case 'text':
      return edges.includes('text') ? value.holes : [];
    case 'array':
      return edges.includes('array') ? value.items : [];
    case 'object':
      if (edges.includes('object')) return value.entries.map((entry) => entry.value);
      return edges.includes('spread')
        ? value.entries.filter((entry) => entry.key === null).map((entry) => entry.value)
        : [];
    case 'call':
      return partsOfCall(value, edges);
    default:
      return [];
  }
}
function partsOfCall(call: Extract<Value, { kind: 'call' }>, edges: Edges): readonly ValueId[] {
  const out: ValueId[] = [];
  if (edges.includes('callee')) out.push(call.callee);
  if (edges.includes('arguments') || (call.new === true && edges.includes('made'))) out.push(...call.args);
  if (edges.includes('receiver') && call.receiver !== undefined) out.push(call.receiver);
  return out;
}
function followsOperator(operator: string, edges: Edges): boolean {
  if (edges.includes('op')) return true;
  if (operator === '&&') return edges.includes('logic');
  return (operator === '||' || operator === '??') && (edges.includes('logic') || edges.includes('fallback'));
}
/** What is written to a shared variable anywhere. */
export function storesOf(unit: FileUnit, cell: ValueId): readonly ValueId[] {
  return unit.usersOf(cell).flatMap((user) => {
    const store = unit.value(user);
    return store.kind === 'store' ? [store.to] : [];
  });
}

/**
 * A value of a file and all that it was made of along the edges, each before its own parts and once. `leads`, asked
 * after each: false for a value whose parts do not matter, or what else to go on with.
 */
export function* originsIn(
  unit: FileUnit,
  id: ValueId,
  edges: Edges,
  leads: (id: ValueId) => boolean | readonly ValueId[] = () => true,
): Generator<ValueId, void> {
  const seen = new Set<ValueId>();
  const open = [id];
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    if (seen.has(at)) continue;
    seen.add(at);
    yield at;
    const on = leads(at);
    if (on === false) continue;
    const next = [...partsOf(unit, at, edges), ...(on === true ? [] : on)];
    open.push(...next.reverse());
  }
}
/** Tells whether something holds of a value or of what it was made of. */
export type Test = (unit: FileUnit, id: ValueId) => boolean;

/**
 * A test that remembers its answers, so that asking it of every value of a file costs as much as looking at each once.
 * `leads`: false for a value whose parts do not matter.
 */
export function comesOf(edges: Edges, holds: Test, leads: Test = () => true): Test {
  const files = new WeakMap<FileUnit, Reach<ValueId>>();
  return (unit, id) => {
    let reach = files.get(unit);
    if (reach === undefined) {
      const steps = function* (at: ValueId): Generator<true | ValueId, void> {
        if (holds(unit, at)) yield true;
        else if (leads(unit, at)) yield* partsOf(unit, at, edges);
      };
      files.set(unit, (reach = new Reach((at) => at, steps)));
    }
    return reach.of(id);
  };
}

/** So many values are asked about in one walk. */
const BUDGET = 2000;

/** From a parameter to the argument in its frame; from a call to what the project's function gives back. */
export type FarEdge = Edge | 'frame' | 'results';

/** The same across files and calls, in the frames in which the values are meant. */
export class Origins implements Iterable<Ref> {
  /** The budget was used up: what was not met may be there all the same. */
  cut = false;
  private readonly values: Values;
  private readonly start: Ref;
  private readonly edges: readonly FarEdge[];
  private readonly leads: (ref: Ref) => boolean | Iterable<Ref>;
  /** So many values, the nearest ones: what is further away is left out. */
  private readonly nearest: number | undefined;

  /**
   * `leads`, asked after each: false for a value whose parts do not matter, or what else to go on with. `nearest`: only
   * so many, the nearest first.
   */
  constructor(
    values: Values,
    start: Ref,
    edges: readonly FarEdge[],
    leads: (ref: Ref) => boolean | Iterable<Ref> = () => true,
    nearest?: number,
  ) {
    this.nearest = nearest;
    this.values = values;
    this.start = start;
    this.edges = edges;
    this.leads = leads;
  }
  *[Symbol.iterator](): Generator<Ref, void> {
    const seen = new Set<string>();
    const { nearest } = this;
    const open = [this.start];
    let first = 0;
    const next = (): Ref | undefined => (nearest === undefined ? open.pop() : open[first++]);
    for (let at = next(); at !== undefined; at = next()) {
      const key = refKey(at);
      if (seen.has(key)) continue;
      if (seen.size >= (nearest ?? BUDGET)) {
        this.cut = true;
        this.values.cuts.add(this.start, 'call', 'what it comes of is too much to look at');
        return;
      }
      seen.add(key);
      yield at;
      const on = this.leads(at);
      if (on === false) continue;
      const made = [...partsAcross(this.values, at, this.edges), ...(on === true ? [] : on)];
      open.push(...(nearest === undefined ? made.reverse() : made));
    }
  }
}
/** The values that a value was made of directly, along the edges, in the frames in which they are meant. */
export function partsAcross(values: Values, ref: Ref, edges: readonly FarEdge[]): readonly Ref[] {
  const unit = ref.unit;
  const near = partsOf(unit, ref.id, edges as Edges).map((id): Ref => ({ unit, id, ctx: ref.ctx }));
  const value = unit.value(ref.id);
  if (value.kind === 'param' && edges.includes('frame')) {
    const given = values.contexts.frameOf(unit, value.function, ref.ctx)?.args[value.index];
    return given !== undefined && isRef(given) ? [given] : near;
  }
  return value.kind === 'call' && edges.includes('results') ? [...near, ...resultsOf(values, ref, value.callee)] : near;
}
function resultsOf(values: Values, site: Ref, callee: ValueId): readonly Ref[] {
  return values.things({ ...site, id: callee }).flatMap((fn) => {
    if (fn.kind !== 'function') return [];
    const unit = fn.ref.unit;
    const value = unit.value(fn.ref.id);
    if (value.kind !== 'function') return [];
    const ctx = values.enter(fn, site);
    return unit.returnedBy(value).map((id): Ref => ({ unit, id, ctx }));
  });
}
