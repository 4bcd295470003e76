/**
 * Follows one value backward to its beginnings: through variables, members, calls, parameters and modules, until it is
 * a caller's input, something harmless, or something that cannot be seen. Conditions that hold where it is used count.
 */
import type { Get, ObjectValue, Value, ValueId } from '../../facts/facts.ts';
import type { Flow } from '../../model/model.ts';
import { type Ref, refKey } from '../things.ts';
import { aliasesOf, lastWrite } from './aliases.ts';
import { walkCall } from './calls.ts';
import type { Fact } from './fact.ts';
import { isNesting } from './filters.ts';
import { walkInput } from './inputs.ts';
import { harmlessBy, OWN_CHECK } from '../schemas/promises.ts';
import { isOfEnvironment } from '../values/library.ts';
import { putBefore } from './put-before.ts';
import { NAMES } from './row-paths.ts';
import { containerFlows } from './stores.ts';
import type { Source } from './sources.ts';
import {
  besideBranches,
  cut,
  flowOf,
  useAt,
  withUse,
  type Question,
  type State,
  type Trail,
  type Use,
} from './state.ts';
import type { Tracing, Walking } from './tracing.ts';
import { PLACES } from './place-tests.ts';

/** Longer searches end as unknown. */
const MAX_STEPS = 1200;
/** Visits one inside another. */
const MAX_DEPTH = 80;
const MAX_FLOWS = 3;
const NUMERIC = new Set(['-', '*', '/', '%', '**', '~', '|', '&', '^', '<<', '>>', '>>>', '++', '--']);
const TRUTH = new Set([
  '!',
  '==',
  '===',
  '!=',
  '!==',
  '<',
  '>',
  '<=',
  '>=',
  'in',
  'instanceof',
  'typeof',
  'delete',
  'void',
]);
const CHECKED = new Set('number integer boolean uuid enum date literal'.split(' '));

export class Walk implements Walking {
  readonly tracer: Tracing;
  readonly question: Question;
  readonly flows: Flow[] = [];
  readonly safe = new Set<string>();
  unknown = false;
  other = false;
  readonly checks: string[] = [];
  private readonly seen = new Set<string>();
  private steps = 0;
  private depth = 0;
  private readonly later: { readonly state: State; readonly trail: Trail | undefined }[] = [];

  constructor(tracer: Tracing, question: Question) {
    this.tracer = tracer;
    this.question = question;
  }

  /** One value on the way; what lies too deep for the stack waits until the way back. */
  visit(state: State, trail: Trail | undefined): void {
    if (this.depth >= MAX_DEPTH) {
      this.later.push({ state, trail });
      return;
    }
    this.depth++;
    this.look(state, trail);
    this.depth--;
    for (let next = this.depth === 0 ? this.later.pop() : undefined; next !== undefined; next = this.later.pop()) {
      this.depth++;
      this.look(next.state, next.trail);
      this.depth--;
    }
  }
  private look(state: State, trail: Trail | undefined): void {
    // Enough ways are known, or the search is given up: nothing more would change the answer.
    if (this.flows.length >= MAX_FLOWS || this.steps > MAX_STEPS) return;
    const { values } = this.tracer;
    const unit = state.ref.unit;
    const { id } = state.ref;
    const ref: Ref = { unit, id, ctx: values.contexts.trim(unit, id, state.ref.ctx) };
    let s: State = { ...state, ref, path: cut(state.path) };
    const regions = s.uses
      .filter((use) => use.unit === unit)
      .map(({ region, besides = [] }) => [region, ...besides].join('!'));
    const key = `${refKey(ref)}:${s.path.join('.')}:${s.need}:${regions.join()}${s.textual ? ':text' : ''}`;
    if (this.seen.has(key)) return;
    this.seen.add(key);
    if (++this.steps > MAX_STEPS) {
      this.unknown = true;
      return;
    }
    const value = unit.value(id);
    if (value.kind === 'literal' || value.kind === 'absent' || value.kind === 'pattern')
      return this.harmless('constant');
    if (value.kind !== 'object' && value.kind !== 'array' && value.kind !== 'function' && this.isConstant(ref))
      return this.harmless('constant');
    const fact = this.tracer.guards.at(s, this.question.kind);
    if (fact?.note !== undefined) {
      if (this.question.raw === true) return this.harmless('validated');
      this.checks.push(fact.note);
    }
    if (fact?.safe !== undefined) return this.harmless(fact.safe);
    if (fact?.tested === true) {
      this.unknown = true;
      return;
    }
    if (fact?.text === true && s.need === 'deep') return this.harmless('text');
    if (fact?.text === true && s.path.length === 0) s = { ...s, textual: true };
    if (s.textual && (value.kind === 'object' || value.kind === 'array')) return this.harmless('no text');
    const source = this.isHandedOn(s) ? undefined : this.tracer.sources.at(ref, s.path);
    if (source === null) this.other = true;
    else if (source !== undefined) this.reach(source, s, trail);
    else this.expand(s, value, trail);
  }
  /**
   * What a function of the project was handed or gives back: the tests on the way are in the function, and around the call.
   */
  private isHandedOn({ ref }: State): boolean {
    const { kind } = this.question;
    if (kind === 'sql' || kind === 'nosql') return false;
    const { values } = this.tracer;
    const { unit } = ref;
    let id = ref.id;
    let value = unit.value(id);
    while (value.kind === 'get' || value.kind === 'wait') value = unit.value((id = value.of));
    if (value.kind === 'param')
      return (
        value.marks === undefined &&
        values.callersOf(unit, value.function).some((it) => it.unit.value(it.id).kind === 'call')
      );
    return value.kind === 'call' && values.things({ ...ref, id: value.callee }).some((it) => it.kind === 'function');
  }
  /** A use more, and another value. */
  on(
    s: State,
    id: ValueId,
    trail: Trail | undefined,
    more: { path?: readonly string[]; need?: State['need']; use?: Use } = {},
  ): void {
    const unit = s.ref.unit;
    const use = more.use ?? useAt(unit, s.ref.id);
    this.visit(
      {
        ref: { ...s.ref, id },
        path: more.path ?? s.path,
        need: more.need ?? s.need,
        uses: withUse(s.uses, use),
        ...(more.path === undefined && s.textual && { textual: true }),
      },
      trail,
    );
  }
  harmless(why: string): void {
    this.safe.add(why);
  }
  areHarmless(s: State, ids: readonly ValueId[]): boolean {
    const walk = new Walk(this.tracer, this.question);
    for (const id of ids) walk.on({ ...s, path: [] }, id, undefined);
    return walk.flows.length === 0 && !walk.unknown && !walk.other;
  }
  step(s: State, what: string, next: Trail | undefined): Trail {
    const { unit, id } = s.ref;
    const value = unit.value(id);
    return { unit, start: value.start, end: value.end, what, next };
  }

  private isConstant(ref: Ref): boolean {
    const things = this.tracer.values.things(ref);
    return things.length > 0 && things.every((it) => it.kind === 'constant');
  }
  private reach(source: Source, s: State, trail: Trail | undefined): void {
    if (source.closed === true) return this.harmless('allow-listed');
    if (this.tracer.hooks.cleaned?.(source.ref, source.part, this.question.kind) === true)
      return this.harmless('cleaned');
    const promised = this.tracer.hooks.validated?.(source.ref, source.part, s.path);
    if (promised !== undefined) {
      if (this.question.raw === true) return this.harmless('validated');
      if (promised.type !== undefined && CHECKED.has(promised.type))
        return this.harmless(`validated as ${promised.type}`);
      const { kind } = this.question;
      if (promised.type === OWN_CHECK) {
        this.unknown = true;
        return;
      }
      const clear = harmlessBy(promised.type, { need: 'text', kind });
      if (clear !== undefined) return this.harmless(clear);
      // What a schema that was not read lets pass is not known.
      if (promised.type === undefined && s.need === 'text' && kind !== 'sql' && kind !== 'nosql') {
        this.unknown = true;
        return;
      }
      if (s.need === 'deep' && promised.type !== 'any' && promised.type !== 'object') return this.harmless('validated');
      this.checks.push(`checked by ${promised.by ?? 'a schema'}`);
    }
    if (s.need === 'deep' && source.shape === 'text') return this.harmless('text');
    const sure = this.earlier(source, s);
    if (sure?.tested === true) {
      this.unknown = true;
      return;
    }
    if (sure?.safe !== undefined) return this.harmless(sure.safe);
    if (sure?.text === true && s.need === 'deep') return this.harmless('text');
    if (this.flows.length < MAX_FLOWS) this.flows.push(flowOf(source, trail, this.checks));
  }
  /** What is sure of the member since an earlier function of the chain. */
  private earlier(source: Source, s: State): Fact | undefined {
    const { earlier } = this.tracer;
    const member = earlier.memberOf(source.ref);
    const at = { part: source.part, path: [...(member?.path ?? []), ...s.path] };
    return earlier.at(source.ref, at, this.question.kind, s.need);
  }
  private expand(s: State, value: Value, trail: Trail | undefined): void {
    const unit = s.ref.unit;
    switch (value.kind) {
      case 'text':
        if (value.tag !== undefined) return walkCall(this, s, trail);
        if (s.need === 'deep') return this.harmless('text');
        if (this.question.parts !== undefined) return this.parts(s, this.question.parts, value.holes, trail);
        for (const hole of value.holes) this.on(s, hole, this.step(s, 'put into a text', trail), { path: [] });
        return;
      case 'op':
        return this.operator(s, value, trail);
      case 'join':
        value.of.forEach((id, index) => {
          const region = value.from?.[index];
          this.on(
            s,
            id,
            trail,
            region === undefined ? {} : { use: besideBranches(useAt(unit, s.ref.id, region), value) },
          );
        });
        return;
      case 'get':
        return this.member(s, value, trail);
      case 'set':
      case 'store':
        return this.on(s, value.to, trail);
      case 'wait':
        return this.on(s, value.of, trail);
      case 'object':
        this.object(s, value, trail);
        return containerFlows(this, s, trail);
      case 'array':
        if (s.path[0] === NAMES) return this.harmless('number');
        for (const [index, id] of value.items.entries()) {
          const spread = value.spreads?.includes(index) === true;
          const [first, ...rest] = s.path;
          if (spread || first === undefined) this.on(s, id, trail);
          else if (first === '*' || first === String(index) || value.spreads !== undefined)
            this.on(s, id, trail, { path: rest });
        }
        if (value.items.length === 0) this.harmless('constant');
        return containerFlows(this, s, trail);
      case 'call':
        if (!this.isMoved(s)) walkCall(this, s, trail);
        return containerFlows(this, s, trail);
      case 'element':
        if (value.keys)
          return s.need === 'deep' ? this.harmless('text') : this.on(s, value.of, trail, { path: [NAMES] });
        return this.on(s, value.of, trail, { path: ['*', ...s.path] });
      case 'caught':
        this.other = true;
        return;
      default:
        return walkInput(this, s, value, trail);
    }
  }
  /** An address that is given another host later. */
  private isMoved({ ref }: State): boolean {
    const { kind } = this.question;
    return (
      (kind === 'request' || kind === 'redirect') &&
      ref.unit.setsOn(ref.id).some((it) => it.key === 'host' || it.key === 'hostname' || it.key === 'href')
    );
  }
  /** A text of which only some parts matter. */
  private parts(
    s: State,
    of: NonNullable<Question['parts']>,
    operands: readonly ValueId[],
    trail: Trail | undefined,
  ): void {
    const open = of(s.ref);
    const next = this.step(s, 'put into a text', trail);
    if (open.length === 0) this.harmless('behind a constant beginning');
    for (const { ref, users } of open) {
      // Not taken apart: each operand for itself.
      if (ref.id === s.ref.id && ref.unit === s.ref.unit) for (const id of operands) this.on(s, id, next, { path: [] });
      else {
        const uses = [s.ref, ...users].reduce((so, it) => withUse(so, useAt(it.unit, it.id)), s.uses);
        this.visit({ ref, path: [], need: s.need, uses }, next);
      }
    }
  }
  private operator(s: State, value: Extract<Value, { kind: 'op' }>, trail: Trail | undefined): void {
    const { operator, left, right } = value;
    if (right === undefined ? operator === '+' || operator === '-' : NUMERIC.has(operator))
      return this.harmless('number');
    if (NUMERIC.has(operator)) return this.harmless('number');
    if (TRUTH.has(operator)) return this.harmless('constant');
    if (right === undefined) {
      this.unknown = true;
      return;
    }
    if (operator === '&&') return this.on(s, right, trail);
    if (operator === '+' && s.need === 'deep') return this.harmless('text');
    if (operator === '+' && this.question.parts !== undefined)
      return this.parts(s, this.question.parts, [left, right], trail);
    this.on(s, left, trail);
    this.on(s, right, trail);
  }
  private member(s: State, get: Get, trail: Trail | undefined): void {
    const { tracer } = this;
    const unit = s.ref.unit;
    const written = lastWrite(unit, s.ref.id);
    if (written !== undefined) {
      const set = unit.value(written);
      if (set.kind === 'set') return this.on(s, set.to, trail);
    }
    if (typeof get.key === 'string' && this.known(s, get.key, trail)) return;
    if (typeof get.key === 'string' && putBefore(this, s, { ...s.ref, id: get.of }, get.key, trail)) return;
    for (const thing of tracer.values.things(s.ref)) {
      if (isOfEnvironment(thing)) return this.harmless('configuration');
    }
    if (typeof get.key !== 'string' && tracer.isTable({ ...s.ref, id: get.of })) return this.harmless('allow-listed');
    const keys = typeof get.key === 'string' ? [get.key] : tracer.values.keys(s.ref, get.key);
    if (keys.length > 0) for (const key of keys) this.on(s, get.of, trail, { path: [key, ...s.path] });
    else this.on(s, get.of, trail, { path: ['*', ...s.path] });
    if (s.path.length > 0 || s.need === 'deep') containerFlows(this, s, trail);
  }
  /** Members that library data knows to be numbers and the like (`length`), or the same data in another form. */
  private known(s: State, key: string, trail: Trail | undefined): boolean {
    const { tracer } = this;
    const things = tracer.values.things(s.ref).filter((it) => it.kind === 'api');
    const nodes = things.flatMap((it) => it.nodes);
    const { apis } = tracer.values;
    // A member of an unknown object may be called `search` like a method of texts.
    const byName = (): ReturnType<typeof apis.rows<'sanitizers'>> =>
      tracer.language.rows(key, 'sanitizers').filter(({ row }) => row.read);
    for (const { row } of nodes.length > 0 ? apis.rows(nodes, 'sanitizers') : byName()) {
      if (tracer.clears(row, this.question, s.need)) {
        this.harmless(row.yields ?? 'escaped');
        return true;
      }
    }
    let found = false;
    for (const { row } of apis.rows(nodes, 'flows')) {
      if (row.from !== 'receiver' || !row.to.startsWith('return')) continue;
      found = true;
      this.on(s, (s.ref.unit.value(s.ref.id) as Get).of, trail, { path: [] });
    }
    return found;
  }
  private object(s: State, value: ObjectValue, trail: Trail | undefined): void {
    const [first, ...rest] = s.path;
    if (first === NAMES) return this.names(s, value, trail);
    if (value.entries.length === 0) this.harmless('constant');
    // Options are no address: their members are asked for by name.
    if (first === undefined && PLACES.has(this.question.kind)) return this.harmless('an object');
    let certain = false;
    for (let index = value.entries.length - 1; index >= 0 && !certain; index--) {
      const entry = value.entries[index]!;
      if (entry.key === null) this.on(s, entry.value, trail);
      else if (first === undefined) this.filterEntry(s, entry.key, entry.value, trail);
      else {
        const keys = this.tracer.values.keys(s.ref, entry.key);
        if (first !== '*' && keys.length > 0 && !keys.includes(first)) continue;
        this.on(s, entry.value, trail, { path: rest });
        certain = first !== '*' && keys.length === 1;
      }
    }
    if (first !== undefined && !certain) this.harmless('constant');
  }
  /** What its members are called: as it is written, as it is worked out, or as in what is spread into it. */
  private names(s: State, value: ObjectValue, trail: Trail | undefined): void {
    for (const { key, value: id } of value.entries)
      if (key === null) this.on(s, id, trail);
      else if (typeof key === 'string') this.harmless('constant');
      else this.on(s, key, trail, { path: [] });
    if (value.entries.length === 0) this.harmless('constant');
  }
  /** A member of an object that arrives whole: in a filter, the name of the member decides what it may hold. */
  private filterEntry(s: State, key: string | ValueId, id: ValueId, trail: Trail | undefined): void {
    const filter = this.question.kind === 'nosql' && s.need === 'deep';
    if (s.need === 'deep' && this.question.document === true) this.harmless('a named member');
    else if (typeof key !== 'string' || !filter || !this.compares(s, key)) this.on(s, id, trail);
    else this.harmless('operator');
  }
  /** An operator whose operand is a value. One without a `$` may be the name of a member where the filter begins. */
  private compares({ ref }: State, key: string): boolean {
    const { filter, comparisons } = this.question;
    if (key.startsWith('$')) return !isNesting(key);
    return comparisons?.includes(key) === true && !(filter?.id === ref.id && filter.unit === ref.unit);
  }
  /** Other reads of the same member. */
  aliases(s: State): readonly ValueId[] {
    return aliasesOf(s.ref.unit, s.ref.id);
  }
}
