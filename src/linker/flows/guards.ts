/** Checks around a value: the conditions under which it is used, and calls before that let only valid values pass. */
import type { RegionId, ValueId } from '../../facts/facts.ts';
import type { SinkKind } from '../../libraries/kinds.ts';
import { harmlessBy, promisedByCall } from '../schemas/promises.ts';
import type { Context, FunctionThing } from '../things.ts';
import type { FileUnit } from '../units.ts';
import { aliasSetOf } from './aliases.ts';
import { implied } from './conditions.ts';
import { neverReturns } from '../returning.ts';
import { stronger, weaker, type Fact, type Subject } from './fact.ts';
import type { State, Use } from './state.ts';
import type { Guarding, Tracing } from './tracing.ts';
import { toldVerified, verifies } from './verified.ts';

const MAX_DEPTH = 3;
/** Methods that texts have, and neither lists nor what a request's JSON can hold: called on such it throws. */
const OF_TEXT =
  /^(?:trim|trimStart|trimEnd|toLowerCase|toUpperCase|startsWith|endsWith|split|replace|replaceAll|match|matchAll|charAt|charCodeAt|codePointAt|padStart|padEnd|normalize|localeCompare|substring|substr|includes|indexOf|lastIndexOf|slice|concat)$/;
/** What is sure behind each of the calls of a region, in their order. */
type Completed = (Fact | undefined)[];

export class Guards implements Guarding {
  private readonly tracer: Tracing;
  constructor(tracer: Tracing) {
    this.tracer = tracer;
  }

  /** What is sure about a value where it is used. */
  at(s: State, kind: SinkKind): Fact | undefined {
    const unit = s.ref.unit;
    const uses = s.uses.filter((it) => it.unit === unit);
    if (uses.length === 0) return undefined;
    const subject: Subject = {
      unit,
      ids: aliasSetOf(unit, s.ref.id),
      ref: s.ref,
      path: s.path,
      need: s.need,
      kind,
    };
    return this.known(subject, uses, 0);
  }
  /** What a subject's surroundings say about it. */
  known(subject: Subject, uses: readonly Use[], depth: number): Fact | undefined {
    const { unit } = subject;
    let found: Fact | undefined;
    for (const use of uses) {
      found = stronger(found, this.around(subject, use.region, depth));
      for (const beside of use.besides ?? []) {
        const it = unit.region(beside);
        if (it.kind === 'branch' && it.side !== 'nullish')
          found = stronger(found, implied(this.tracer, subject, it.condition, it.side !== 'true', depth));
      }
      found = stronger(found, toldVerified(this.tracer.values, subject, use.region));
      if (found?.safe !== undefined) return found;
    }
    for (const use of uses) {
      if (isCalledAsText(subject, use)) found = stronger(found, { text: true });
      found = stronger(found, stronger(this.passed(subject, use, depth), this.completed(subject, use, depth)));
      if (found?.safe !== undefined) return found;
    }
    return found;
  }
  private around(subject: Subject, region: RegionId, depth: number): Fact | undefined {
    const { unit } = subject;
    let found: Fact | undefined;
    for (let at = region; at > 0; at = unit.region(at).parent) {
      const it = unit.region(at);
      if (it.kind === 'branch' || it.kind === 'rest') {
        if (it.side !== 'nullish')
          found = stronger(found, implied(this.tracer, subject, it.condition, it.side === 'true', depth));
      } else if (
        it.kind === 'case' &&
        it.tests.length > 0 &&
        subject.path.length === 0 &&
        subject.ids.has(it.subject) &&
        !it.fallsThrough
      ) {
        if (it.tests.every((id) => this.tracer.values.constants({ ...subject.ref, id }).length > 0))
          found = { safe: 'allow-listed' };
      }
      if (found?.safe !== undefined) return found;
    }
    return found;
  }
  /** Branches before the use that leave the function: the other side of their condition holds behind them. */
  private passed(subject: Subject, use: Use, depth: number): Fact | undefined {
    const { unit } = subject;
    let found: Fact | undefined;
    for (let at = use.region; ; at = unit.region(at).parent) {
      const leaving = leavingIn(unit, at);
      // Whose failure leaves is passed as a whole: what threw in it did not hold.
      const tried = leaving.flatMap((child) => {
        const it = unit.region(child);
        return it.kind === 'catch' ? leavingIn(unit, it.of) : [];
      });
      for (const child of [...unit.childrenOf(at), ...leaving, ...tried]) {
        const it = unit.region(child);
        if (it.last > use.id) continue;
        if (!(leaving.includes(child) || tried.includes(child) || this.isGivenUp(subject, child))) continue;
        if (it.kind === 'branch' && it.side !== 'nullish')
          found = stronger(found, implied(this.tracer, subject, it.condition, it.side !== 'true', depth));
        else if (it.kind === 'case' && it.tests.length === 0 && this.isListed(subject, it.subject))
          found = { safe: 'allow-listed' };
      }
      if (found?.safe !== undefined || at <= 0 || unit.region(at).kind === 'function') return found;
    }
  }
  /** A branch that ends with a call that never comes back: `ctx.throw(400)`. */
  private isGivenUp({ unit, ref }: Subject, region: RegionId): boolean {
    const it = unit.region(region);
    if (it.kind !== 'branch') return false;
    for (let id = it.last - 1; id >= it.first; id--)
      if (unit.regionOf(id) === region)
        return unit.value(id).kind === 'call' && neverReturns(this.tracer.values, { unit, id, ctx: ref.ctx });
    return false;
  }
  /** Every case of a switch over the subject is a constant one, but for its default. */
  private isListed({ unit, ids, path, ref }: Subject, about: ValueId): boolean {
    if (path.length > 0 || !ids.has(about)) return false;
    return unit.facts.regions.every(
      (it) =>
        it.kind !== 'case' ||
        it.subject !== about ||
        it.tests.every((id) => this.tracer.values.constants({ ...ref, id }).length > 0),
    );
  }
  /** Calls before the use that end normally only for valid values. */
  private completed(subject: Subject, use: Use, depth: number): Fact | undefined {
    const { unit, ids, ref, kind, need, path } = subject;
    const calls = this.callsOn(subject);
    if (calls.size === 0) return undefined;
    let answers = this.completions.get(ids);
    if (answers === undefined) this.completions.set(ids, (answers = new Map<string, Completed>()));
    const question = [depth, ref.ctx.id, kind, need, ...path].join(' ');
    let found: Fact | undefined;
    for (let at = use.region; ; at = unit.region(at).parent) {
      const inside = calls.get(at);
      if (inside !== undefined) {
        const key = `${String(at)} ${question}`;
        let done = answers.get(key);
        if (done === undefined) answers.set(key, (done = []));
        // What is sure behind each call, so that a value with many reads and many calls asks about each call once.
        while (done.length < inside.length && inside[done.length]! < use.id)
          done.push(stronger(done.at(-1), this.afterCall(subject, inside[done.length]!, depth)));
        found = stronger(found, done[countBelow(inside, use.id) - 1]);
      }
      if (at <= 0 || found?.safe !== undefined) return found;
    }
  }
  private readonly completions = new WeakMap<ReadonlySet<ValueId>, Map<string, Completed>>();
  /** Calls that have the subject, or a condition on it, for an argument, by the region they stand in and in order. */
  private callsOn(subject: Subject): ReadonlyMap<RegionId, readonly ValueId[]> {
    const { unit } = subject;
    const known = this.calls.get(subject.ids);
    if (known !== undefined) return known;
    const found = new Set<ValueId>();
    const look = (id: ValueId, depth: number): void => {
      for (const user of unit.usersOf(id)) {
        const value = unit.value(user);
        if (value.kind === 'call' && value.args.includes(id)) found.add(user);
        if (depth < 2 && (value.kind === 'op' || (value.kind === 'call' && value.callee !== id))) look(user, depth + 1);
      }
    };
    for (const id of subject.ids) look(id, 0);
    const out = new Map<RegionId, ValueId[]>();
    for (const id of [...found].sort((a, b) => a - b)) {
      const list = out.get(unit.regionOf(id));
      if (list === undefined) out.set(unit.regionOf(id), [id]);
      else list.push(id);
    }
    this.calls.set(subject.ids, out);
    return out;
  }
  private readonly calls = new WeakMap<ReadonlySet<ValueId>, ReadonlyMap<RegionId, readonly ValueId[]>>();
  private afterCall(subject: Subject, id: ValueId, depth: number): Fact | undefined {
    const { values, schemas } = this.tracer;
    const { unit } = subject;
    const call = unit.value(id);
    if (call.kind !== 'call') return undefined;
    const site = { ...subject.ref, id };
    let found: Fact | undefined;
    for (const thing of values.things({ ...site, id: call.callee })) {
      if (thing.kind === 'api') {
        // `ctx.assert(typeof x === 'string', 400)`.
        for (const { row } of values.apis.rows(thing.nodes, 'errors'))
          for (const held of row.throws === undefined ? [] : values.argument(site, row.throws))
            found = stronger(found, implied(this.tracer, subject, held.id, true, depth));
        if (verifies(values, subject, id)) found = stronger(found, { text: true });
        for (const { row } of values.apis.rows(thing.nodes, 'validators')) {
          const stops =
            row.fails === 'throws' ||
            (row.fails === 'rejects' && unit.usersOf(id).some((user) => unit.value(user).kind === 'wait'));
          if (!stops) continue;
          for (const input of values.argument(site, row.input)) {
            if (subject.ids.has(input.id)) {
              const clear = harmlessBy(promisedByCall(schemas, site, row, subject.path), subject);
              found = stronger(found, clear === undefined ? { note: 'checked by a schema' } : { safe: clear });
            } else if (row.schema === undefined)
              found = stronger(found, implied(this.tracer, subject, input.id, true, depth));
          }
        }
      } else if (thing.kind === 'function' && depth < MAX_DEPTH) {
        call.args.forEach((arg, index) => {
          if (!subject.ids.has(arg)) return;
          const sure = this.onCompletion(subject, thing, index, site, depth + 1);
          found = stronger(found, sure ?? (this.isAssertion(subject, thing, id) ? { tested: true } : undefined));
        });
      }
    }
    return found;
  }
  /** A function that is called for nothing but that it may throw. */
  private isAssertion({ unit, kind, path }: Subject, { ref }: FunctionThing, call: ValueId): boolean {
    if (kind === 'sql' || kind === 'nosql' || path.length > 0) return false;
    if (unit.usersOf(call).some((it) => unit.value(it).kind !== 'wait' || unit.usersOf(it).length > 0)) return false;
    return ref.unit.facts.exits.some((it) => it.kind === 'throw' && ref.unit.ownerOfRegion(it.from) === ref.id);
  }
  /** What a function that came back has made sure of about its parameter. */
  private onCompletion(
    subject: Subject,
    fn: FunctionThing,
    index: number,
    site: Subject['ref'],
    depth: number,
  ): Fact | undefined {
    const unit = fn.ref.unit;
    const value = unit.value(fn.ref.id);
    const param = value.kind === 'function' ? value.params[index] : undefined;
    if (value.kind !== 'function' || param === undefined) return undefined;
    return this.inside(subject, unit, param, this.tracer.values.enter(fn, site), `done ${String(depth)}`, (inner) => {
      let weakest: Fact | undefined;
      for (const [position, exit] of unit.returnsOf(value).entries()) {
        const fact = this.known(inner, [{ unit, id: exit.at, region: exit.from }], depth);
        if (fact === undefined) return undefined;
        weakest = position === 0 ? fact : weaker(weakest, fact);
      }
      return weakest;
    });
  }
  /**
   * What a function makes sure of about its parameter, which stands for the subject there. Asked once for each frame:
   * `question` tells the questions about one parameter apart.
   */
  inside(
    subject: Subject,
    unit: FileUnit,
    param: ValueId,
    ctx: Context,
    question: string,
    ask: (inner: Subject) => Fact | undefined,
  ): Fact | undefined {
    const { path, need, kind } = subject;
    const key = [question, unit.index, param, ctx.id, kind, need, ...path].join(' ');
    const known = this.answers.get(key);
    if (known !== undefined || this.answers.has(key)) return known;
    const found = ask({
      ...subject,
      unit,
      ids: aliasSetOf(unit, param),
      ref: { unit, id: param, ctx },
    });
    this.answers.set(key, found);
    return found;
  }
  private readonly answers = new Map<string, Fact | undefined>();
}

/** A method that only texts and lists have was called on it: neither holds operators, on every way to the use on which it holds something. */
function isCalledAsText({ unit, ids, path, need }: Subject, use: Use): boolean {
  if (need !== 'deep' || path.length > 0) return false;
  for (const id of ids) {
    for (const user of unit.usersOf(id)) {
      const get = unit.value(user);
      if (get.kind !== 'get' || get.of !== id || typeof get.key !== 'string' || !OF_TEXT.test(get.key)) continue;
      for (const at of unit.usersOf(user)) {
        const call = unit.value(at);
        if (call.kind !== 'call' || call.callee !== user || call.optional === true || at >= use.id) continue;
        let region = unit.regionOf(at);
        for (let it = unit.region(region); it.kind === 'branch' || it.kind === 'rest'; it = unit.region(region)) {
          if (!ids.has(it.condition) || it.side === 'false' || it.side === 'nullish') break;
          region = it.parent;
        }
        if (unit.encloses(region, use.region)) return true;
      }
    }
  }
  return false;
}
/** How many of some ascending numbers are smaller than one. */
function countBelow(numbers: readonly number[], limit: number): number {
  let low = 0;
  let high = numbers.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (numbers[middle]! < limit) low = middle + 1;
    else high = middle;
  }
  return low;
}
const leaving = new WeakMap<FileUnit, ReadonlyMap<RegionId, readonly RegionId[]>>();
/** Regions directly inside one that end by leaving their function. */
function leavingIn(unit: FileUnit, region: RegionId): readonly RegionId[] {
  let found = leaving.get(unit);
  if (found === undefined) {
    const lists = new Map<RegionId, RegionId[]>();
    const ends = unit.facts.exits.filter(
      (it) => it.kind === 'throw' || (it.kind === 'return' && unit.region(it.to).kind === 'function'),
    );
    for (const child of [...new Set(ends.map((it) => it.from))].sort((a, b) => a - b)) {
      const own = unit.region(child);
      // The other cases of a switch go on behind it.
      const parent = own.kind === 'case' ? unit.region(own.parent).parent : own.parent;
      const list = lists.get(parent);
      if (list === undefined) lists.set(parent, [child]);
      else list.push(child);
    }
    leaving.set(unit, (found = lists));
  }
  return found.get(region) ?? [];
}
