/**
 * Which way code goes where something is taken for known: the metadata of one endpoint and how it is called, or what a function is handed.
 * Conditions come out true, false, or are not known; with that, regions run, do not run, or may.
 */
import type { Call, Join, RegionId, ValueId } from '../../facts/facts.ts';
import type { CallKindRow } from '../../libraries/kinds/decorators.ts';
import type { Applied } from '../decorators.ts';
import type { Marks, Metadata } from '../metadata.ts';
import { type FunctionThing, type Ref, refKey, type Thing, valueKey } from '../things.ts';
import type { FileUnit } from '../units.ts';
import type { Values } from '../values/kernel.ts';
import { nameOf, ofThings } from './known-things.ts';
import { isCredential } from './traits.ts';
import {
  compared,
  constant,
  either,
  equal,
  every,
  fromTruth,
  isFilled,
  isList,
  type Maybe,
  NOTHING,
  some,
  textOf,
  THERE,
  truth,
} from './known.ts';

/** What is taken for known. */
export interface Assumed {
  readonly marks?: Marks | undefined;
  /** Parameters, by their keys. */
  readonly given?: ReadonlyMap<string, Maybe>;
  /** The request brings nothing by which anybody could be known. */
  readonly bare?: true;
}
/** What came of a value. */
interface WorkedOut {
  readonly is: Maybe;
  /** So much deeper it was looked into. */
  readonly height: number;
  /** Questions for metadata on the way, and those without an answer. */
  readonly asked: number;
  readonly unanswered: number;
}
/** A region in the frame in which it runs. */
export interface Place {
  readonly unit: FileUnit;
  readonly region: RegionId;
  readonly ctx: Ref['ctx'];
}
/** A value inside another, and calls inside one another, are asked about so far. */
const MAX_DEEP = 24;
const SOMETHING = textOf(THERE)!;

export class Assumptions {
  private readonly values: Values;
  readonly metadata: Metadata;
  private readonly kinds = new Map<string, Marks>();
  private readonly leaning = new Map<string, boolean>();
  /** Questions for metadata that were met, and those of which the answer is not known. */
  private asked = 0;
  private unanswered = 0;
  /** How deep the question went that is being asked. */
  private deepest = 0;
  /** What came of values, for each set of assumptions: functions that call one another are asked from many sides. */
  private readonly worked = new WeakMap<object, Map<string, WorkedOut>>();
  /** The same for requests that bring no credentials. */
  private readonly workedBare = new WeakMap<object, Map<string, WorkedOut>>();
  private readonly none = {};

  constructor(values: Values, metadata: Metadata) {
    this.values = values;
    this.metadata = metadata;
  }
  /** The same for endpoints of whose metadata the same is known: what is asked of one is then asked for all. */
  alike(marks: Marks): Marks {
    const text = [marks.method, marks.class]
      .map((list) =>
        list
          .filter(({ row }) => row.does === 'metadata')
          .map((it) => this.textOf(it))
          .join('|'),
      )
      .concat(marks.call?.transport ?? '', marks.call?.operation ?? '')
      .join('//');
    const known = this.kinds.get(text);
    if (known === undefined) this.kinds.set(text, marks);
    return known ?? marks;
  }
  private textOf(mark: Applied): string {
    const [ref] = this.values.argument(mark.ref, mark.row.items ?? '[0]');
    const text = ref === undefined ? '' : textOf(this.of(ref, {}));
    // Of functions, and of what is made, nothing is told but that they are there.
    const value = text === undefined || text.includes(SOMETHING) ? refKey(mark.ref) : text;
    return `${mark.library.package} ${mark.name} ${this.metadata.keysOf(mark).join()} ${value}`;
  }
  /** Whether a region is come to hangs on metadata. */
  leans({ unit, region, ctx }: Place): boolean {
    if (!this.metadata.matters) return false;
    for (let r = region; r > 0; r = unit.region(r).parent) if (this.asks(unit, r, ctx)) return true;
    return false;
  }
  /** What a value is hangs on metadata. */
  leansOn(ref: Ref): boolean {
    if (!this.metadata.matters) return false;
    const key = refKey(ref);
    let found = this.leaning.get(key);
    if (found === undefined) {
      const { asked } = this;
      this.of(ref, {}, 0);
      this.leaning.set(key, (found = this.asked > asked));
    }
    return found;
  }
  /** Whether it counts as true at an endpoint; `open`: metadata that is not known decides, undefined: something else. */
  wayOf(ref: Ref, marks: Marks | undefined): boolean | 'open' | undefined {
    if (marks === undefined) return 'open';
    const { unanswered } = this;
    const way = truth(this.of(ref, { marks }, 0));
    return way ?? (this.unanswered > unanswered ? 'open' : undefined);
  }
  /** The metadata of an endpoint lets a region be come to; undefined: perhaps, for it is not known. */
  admits({ unit, region, ctx }: Place, marks: Marks): boolean | undefined {
    const ways: (boolean | undefined)[] = [];
    for (let r = region; r > 0; r = unit.region(r).parent) {
      if (!this.asks(unit, r, ctx)) continue;
      const { unanswered } = this;
      const way = this.taken(unit, r, ctx, { marks }, 0);
      // What the metadata leaves open hangs on something else.
      ways.push(way ?? (this.unanswered > unanswered ? undefined : true));
    }
    return every(ways);
  }
  /**
   * A region is come to; undefined: perhaps. `isCome`: the exits before it are known not to have been taken. `within`:
   * from that region on, which is come to.
   */
  runs(
    { unit, region, ctx }: Place,
    assumed: Assumed,
    deep = 0,
    isCome = false,
    within?: RegionId,
  ): boolean | undefined {
    const ways: (boolean | undefined)[] = [];
    for (let r = region; r > 0 && r !== within; r = unit.region(r).parent) {
      const isPassed = isCome && unit.region(r).kind === 'rest';
      ways.push(this.taken(unit, r, ctx, assumed, deep) ?? (isPassed ? true : undefined));
    }
    return every(ways);
  }
  /** What a function gives for arguments by their places. */
  given(fn: FunctionThing, args: ReadonlyMap<number, Maybe>): Maybe {
    return this.returned(fn, fn.ref.ctx, { given: named(fn, args) }, 0);
  }
  /** What a function gives under an assumption. */
  givenBack(fn: FunctionThing, assumed: Assumed): Maybe {
    return this.returned(fn, fn.ref.ctx, assumed, 0);
  }
  /** With such arguments a function comes to one of these of its places, or may. */
  mayCome(fn: FunctionThing, to: readonly Ref[], args: ReadonlyMap<number, Maybe>): boolean {
    const given = named(fn, args);
    const { unit, ctx } = fn.ref;
    return to.some(
      (it) => it.unit === unit && this.runs({ unit, region: unit.regionOf(it.id), ctx }, { given }) !== false,
    );
  }
  /** What decides whether a region is taken asks for metadata. */
  private asks(unit: FileUnit, region: RegionId, ctx: Ref['ctx']): boolean {
    const { kind } = unit.region(region);
    if (kind !== 'branch' && kind !== 'rest' && kind !== 'loop') return false;
    const key = `${String(unit.index)}:${String(region)}:${String(ctx.id)}`;
    let found = this.leaning.get(key);
    if (found === undefined) {
      const { asked } = this;
      this.taken(unit, region, ctx, {}, 0);
      this.leaning.set(key, (found = this.asked > asked));
    }
    return found;
  }
  /** A region is taken where the one around it is. */
  private taken(
    unit: FileUnit,
    region: RegionId,
    ctx: Ref['ctx'],
    assumed: Assumed,
    deep: number,
  ): boolean | undefined {
    const it = unit.region(region);
    if (it.kind === 'loop')
      // What a request brings is asked of lists that others may fill.
      return it.over === undefined || assumed.bare === true
        ? undefined
        : isFilled(this.of({ unit, id: it.over, ctx }, assumed, deep + 1));
    if (it.kind === 'case' || it.kind === 'catch') return undefined;
    if (it.kind !== 'branch' && it.kind !== 'rest') return true;
    const known = this.of({ unit, id: it.condition, ctx }, assumed, deep + 1);
    if (known === undefined) return undefined;
    if (it.side === 'nullish') return known.is === 'named' ? undefined : known.is === 'nothing';
    const way = truth(known);
    return way === undefined ? undefined : way === (it.side === 'true');
  }
  /** What a value is. Worked out once for the same assumptions, or once at a depth from which the limit is come to. */
  of(ref: Ref, assumed: Assumed, deep = 0): Maybe {
    this.deepest = Math.max(this.deepest, deep);
    if (deep > MAX_DEEP) return undefined;
    const { asked, unanswered, deepest } = this;
    const worked = this.workedOut(assumed);
    const key = refKey(ref);
    const whole = worked.get(key);
    const isWithin = whole !== undefined && deep + whole.height <= MAX_DEEP;
    const before = isWithin ? whole : worked.get(`${key}@${String(deep)}`);
    if (before !== undefined) {
      this.asked += before.asked;
      this.unanswered += before.unanswered;
      this.deepest = Math.max(deepest, deep + before.height);
      return before.is;
    }
    this.deepest = deep;
    const is = this.look(ref, assumed, deep);
    const height = this.deepest - deep;
    const isCut = this.deepest > MAX_DEEP;
    this.deepest = Math.max(deepest, this.deepest);
    worked.set(isCut ? `${key}@${String(deep)}` : key, {
      is,
      height,
      // That it was asked matters, and not how often.
      asked: Math.min(1, this.asked - asked),
      unanswered: Math.min(1, this.unanswered - unanswered),
    });
    return is;
  }
  /** What is known under the same assumptions. */
  private workedOut({ given, marks, bare }: Assumed): Map<string, WorkedOut> {
    const by = given ?? marks ?? this.none;
    const worked = bare === true ? this.workedBare : this.worked;
    let found = worked.get(by);
    if (found === undefined) worked.set(by, (found = new Map<string, WorkedOut>()));
    return found;
  }
  private look(ref: Ref, assumed: Assumed, deep: number): Maybe {
    const unit = ref.unit;
    const value = unit.value(ref.id);
    const next = (id: ValueId): Maybe => this.of({ ...ref, id }, assumed, deep + 1);
    if (assumed.bare === true && isCredential(this.values, ref)) return NOTHING;
    switch (value.kind) {
      case 'op':
        return this.operator(
          value.operator,
          next(value.left),
          value.right === undefined ? undefined : next(value.right),
        );
      case 'wait':
        return next(value.of);
      case 'join':
        return this.join(ref, value, assumed, deep);
      case 'call':
        return this.call(ref, value, assumed, deep);
      case 'get':
        return this.member(next(value.of), value.key, assumed, deep) ?? this.plain(ref, assumed);
      case 'object':
        return { is: 'object', ref };
      case 'array':
        return this.list(value.items, value.spreads, next);
      case 'param':
        return this.param(ref, value, assumed, deep);
      default:
        return this.plain(ref, assumed);
    }
  }

  // ---- kinds of values

  private operator(operator: string, left: Maybe, right: Maybe): Maybe {
    switch (operator) {
      case '!': {
        const way = truth(left);
        return way === undefined ? undefined : constant(!way);
      }
      case '&&':
        return truth(left) === true
          ? right
          : truth(left) === false
            ? left
            : truth(right) === false
              ? constant(false)
              : undefined;
      case '||':
        return truth(left) === false ? right : truth(left) === true ? left : truth(right) === true ? THERE : undefined;
      case '??':
        return left?.is === 'nothing' ? right : left?.is === 'named' ? undefined : left;
      case '===':
      case '==':
        return fromTruth(equal(left, right));
      case '!==':
      case '!=': {
        const way = equal(left, right);
        return fromTruth(way === undefined ? undefined : !way);
      }
      case '>':
      case '<':
      case '>=':
      case '<=':
        return left?.is === 'constant' && right?.is === 'constant'
          ? constant(compared(operator, Number(left.value), Number(right.value)))
          : undefined;
      default:
        return undefined;
    }
  }
  private join(ref: Ref, value: Join, assumed: Assumed, deep: number): Maybe {
    const of = (id: ValueId): Maybe => this.of({ ...ref, id }, assumed, deep + 1);
    if (value.at === 'default') {
      const [given, stands] = value.of;
      const known = of(given!);
      return known?.is === 'nothing' && stands !== undefined ? of(stands) : known;
    }
    const { from } = value;
    const alive = value.of.filter(
      (_, index) =>
        from?.[index] === undefined ||
        this.runs({ unit: ref.unit, region: from[index], ctx: ref.ctx }, assumed, deep + 1) !== false,
    );
    return either(alive.map(of));
  }
  private member(of: Maybe, key: string | ValueId, assumed: Assumed, deep: number): Maybe {
    if (of?.is === 'nothing') return NOTHING;
    if (of?.is === 'object' && typeof key === 'string') {
      const [found] = this.values.memberRefs(of.ref, key);
      return found === undefined ? NOTHING : this.of(found, assumed, deep + 1);
    }
    if (key === 'length' && of?.is === 'list') return constant(of.items.length);
    if (key === 'length' && of?.is === 'constant') return constant(String(of.value).length);
    if (of?.is === 'list' && typeof key === 'string' && /^\d+$/.test(key)) {
      const index = Number(key);
      return index < of.items.length ? of.items[index] : NOTHING;
    }
    return undefined;
  }
  private list(items: readonly ValueId[], spreads: readonly number[] | undefined, next: (id: ValueId) => Maybe): Maybe {
    const out: Maybe[] = [];
    for (const [index, id] of items.entries()) {
      const known = next(id);
      if (spreads?.includes(index) !== true) out.push(known);
      else if (known?.is === 'list') out.push(...known.items);
      else return THERE;
    }
    return { is: 'list', items: out };
  }
  private param(
    ref: Ref,
    value: { readonly function: ValueId; readonly index: number; readonly rest?: true },
    assumed: Assumed,
    deep: number,
  ): Maybe {
    const given = assumed.given?.get(valueKey(ref));
    if (given !== undefined || assumed.given?.has(valueKey(ref)) === true) return given;
    const args = this.values.contexts.frameOf(ref.unit, value.function, ref.ctx)?.args;
    const known = (it: Ref | readonly Thing[] | undefined): Maybe =>
      it === undefined ? undefined : 'unit' in it ? this.of(it, assumed, deep + 1) : ofThings(this.values, it);
    if (args === undefined) return this.plain(ref, assumed);
    if (value.rest) return { is: 'list', items: args.slice(value.index).map(known) };
    return value.index < args.length ? known(args[value.index]) : this.plain(ref, assumed);
  }
  private call(ref: Ref, call: Call, assumed: Assumed, deep: number): Maybe {
    const question = this.metadata.matters ? this.metadata.question(ref) : undefined;
    if (question !== undefined) {
      this.asked++;
      const answer = this.answer(question, assumed, deep);
      if (answer === undefined || (answer.is === 'list' && answer.items.includes(undefined))) this.unanswered++;
      return answer;
    }
    const arg = (index: number): Maybe =>
      call.args[index] === undefined ? NOTHING : this.of({ ...ref, id: call.args[index] }, assumed, deep + 1);
    const callee = ref.unit.value(call.callee);
    if (callee.kind === 'global') return callee.name === 'Boolean' ? fromTruth(truth(arg(0))) : undefined;
    if (callee.kind === 'get' && typeof callee.key === 'string') {
      const receiver = this.of({ ...ref, id: callee.of }, assumed, deep + 1);
      if (receiver?.is === 'nothing') return NOTHING;
      if (callee.key === 'isArray' && call.args.length === 1) return isList(arg(0));
      const found =
        receiver?.is === 'list' ? this.ofList(ref, call, callee.key, receiver.items, assumed, deep) : undefined;
      if (found !== undefined) return found;
    }
    return this.result(ref, call, assumed, deep);
  }
  /** What a method of a list gives. */
  private ofList(ref: Ref, call: Call, name: string, items: readonly Maybe[], assumed: Assumed, deep: number): Maybe {
    const first = call.args[0];
    if (first === undefined) return undefined;
    if (name === 'includes') {
      const wanted = this.of({ ...ref, id: first }, assumed, deep + 1);
      return fromTruth(some(items.map((it) => equal(it, wanted))));
    }
    if (name !== 'some' && name !== 'every') return undefined;
    const fn = this.values.things({ ...ref, id: first }).find((it) => it.kind === 'function');
    const value = fn?.ref.unit.value(fn.ref.id);
    if (fn === undefined || value?.kind !== 'function') return undefined;
    const param = value.params[0];
    const outcomes = items.map((item) => {
      const given = new Map(assumed.given);
      if (param !== undefined) given.set(valueKey({ unit: fn.ref.unit, id: param }), item);
      return truth(this.returned(fn, fn.ref.ctx, { ...assumed, given }, deep));
    });
    return fromTruth(name === 'some' ? some(outcomes) : every(outcomes));
  }
  /** What a function of the project gives. */
  private result(ref: Ref, call: Call, assumed: Assumed, deep: number): Maybe {
    const things = this.values.things({ ...ref, id: call.callee });
    if (things.length === 0 || !things.every((it) => it.kind === 'function')) return this.plain(ref, assumed);
    return either(things.map((fn) => this.returned(fn, this.values.enter(fn, ref), assumed, deep)));
  }
  private returned(fn: FunctionThing, ctx: Ref['ctx'], assumed: Assumed, deep: number): Maybe {
    const unit = fn.ref.unit;
    const value = unit.value(fn.ref.id);
    if (value.kind !== 'function' || value.generator === true) return undefined;
    if (deep > MAX_DEEP) {
      this.deepest = Math.max(this.deepest, deep);
      return undefined;
    }
    const exits = unit
      .returnsOf(value)
      .map((exit) => ({ exit, runs: this.runs({ unit, region: exit.from, ctx }, assumed, deep + 1) }))
      .filter(({ runs }) => runs !== false);
    // Behind the first that is sure nothing runs.
    const sure = exits.findIndex(({ runs }) => runs === true);
    const all = sure < 0 ? exits : exits.slice(0, sure + 1);
    return all.length === 0
      ? undefined
      : either(
          all.map(({ exit }) =>
            exit.value === undefined ? NOTHING : this.of({ unit, id: exit.value, ctx }, assumed, deep + 1),
          ),
        );
  }
  /** What asking for metadata gives at the endpoint. */
  private answer(
    { keys, from, takes }: NonNullable<ReturnType<Metadata['question']>>,
    { marks }: Assumed,
    deep: number,
  ): Maybe {
    const [key] = keys;
    if (marks === undefined || key === undefined || keys.length > 1 || from === undefined) return undefined;
    const found = from.map((target): Maybe => {
      const written = this.metadata.written(key, marks[target]);
      if (written === undefined) return NOTHING;
      return written === 'there' ? THERE : (this.of(written.ref, {}, deep + 1) ?? this.there(written.ref));
    });
    if (takes === 'all') return { is: 'list', items: found };
    const there = found.filter((it) => it?.is !== 'nothing');
    if (takes === 'first') return there.length === 0 ? NOTHING : there[0];
    if (there.length === 0) return { is: 'list', items: [] };
    if (there.length === 1) return there[0]?.is === 'constant' ? { is: 'list', items: there } : there[0];
    return there.every((it) => it?.is === 'list') ? { is: 'list', items: there.flatMap((it) => it.items) } : THERE;
  }
  /** A value that was written down and of which little is known. */
  private there(ref: Ref): Maybe {
    const things = this.values.things(ref);
    if (things.length === 0 || things.some((it) => it.kind === 'constant')) return undefined;
    const name = nameOf(ref);
    if (name !== undefined) return { is: 'thing', name };
    return things.every((it) => it.kind !== 'unknown') ? THERE : undefined;
  }
  private called({ is, names }: CallKindRow, marks: Marks | undefined): Maybe {
    this.asked++;
    const call = marks?.call;
    const said = is === 'transport' ? call && names?.[call.transport] : call?.operation;
    if (said !== undefined) return constant(said);
    this.unanswered++;
    return undefined;
  }
  /** What is known of a value by itself, or as the way in which the endpoint is called. */
  private plain(ref: Ref, { marks }: Assumed): Maybe {
    const things = this.values.things(ref);
    const known = ofThings(this.values, things);
    if (known !== undefined) return known;
    const row = this.metadata.callKind(things);
    if (row !== undefined) return this.called(row, marks);
    const name = nameOf(ref);
    return name === undefined ? undefined : { is: 'named', name };
  }
}
/** Arguments by the parameters that they are for. */
function named(fn: FunctionThing, args: ReadonlyMap<number, Maybe>): ReadonlyMap<string, Maybe> {
  const value = fn.ref.unit.value(fn.ref.id);
  const given = new Map<string, Maybe>();
  if (value.kind === 'function')
    for (const [index, id] of value.params.entries())
      if (args.has(index)) given.set(valueKey({ unit: fn.ref.unit, id }), args.get(index));
  return given;
}
