/**
 * What is this value? Demand-driven and memoised: follows variables, members, calls, modules, classes, injection and
 * closures to the functions, classes, literals and library things a value may be. What cannot be told is unknown.
 */
import type { Call, ClassValue, Get, Key, Param, TypeValue, ValueId } from '../facts/facts.ts';
import type { Apis } from './apis.ts';
import { builtinCall, builtinMember } from './builtins.ts';
import { Contexts } from './contexts.ts';
import { Cuts } from './cuts.ts';
import { injectedThings } from './declared-parameters.ts';
import { describe } from './describe.ts';
import { Failures } from './failures.ts';
import type { Modules } from './modules.ts';
import {
  type ApiNode,
  type ApiThing,
  type ClassThing,
  type Context,
  type FunctionThing,
  type InstanceThing,
  type ObjectThing,
  type Ref,
  type Thing,
  type UnknownThing,
  valueKey,
  refKey,
} from './things.ts';
import type { FileUnit } from './units.ts';

/** More alternatives than this are not told apart. */
const MAX_THINGS = 24;
const MAX_STEPS_DEEP = 220;
const MAX_MEMBERS_DEEP = 60;
/** Classes above a class: more are not looked at for one member, and so high up none. */
const MAX_ANCESTORS = 200;
const MAX_ANCESTORS_DEEP = 8;
const NOTHING: readonly Thing[] = [];

/** Known; or how deep the question lies that is being answered; or known as long as the outermost question is open. */
type Answered = readonly Thing[] | number | { readonly found: readonly Thing[] };
type Answers = Map<ValueId, Answered>;

export class Values {
  readonly apis: Apis;
  readonly modules: Modules;
  /** Takes note of what throws in the passes that ask. */
  readonly failures: Failures;
  readonly contexts = new Contexts();
  /** What was not looked at further, by whichever pass. */
  readonly cuts = new Cuts();
  /** Answers outside of calls by file, and in frames by context: a frame belongs to one file. */
  private answers: Answers[] = [];
  private framedAnswers: Answers[] = [];
  private provisional: { readonly memo: Answers; readonly id: ValueId; readonly found: readonly Thing[] }[] = [];
  /** Questions that are being answered. */
  private open = 0;
  private lowest = Infinity;
  private readonly paramTypes = new Map<string, Map<number, ApiThing[]>>();
  private readonly callers = new Map<string, readonly Ref[]>();
  private readonly scopeTypes = new Map<string, readonly Thing[]>();
  /** Registrations were replayed: what plugins are handed is known. */
  private settled = false;

  constructor(apis: Apis, modules: Modules, failures = new Failures()) {
    this.apis = apis;
    this.modules = modules;
    this.failures = failures;
    this.forgetAnswers();
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
    const found = this.limit(this.compute({ unit, id, ctx }), ref);
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
  private forgetAnswers(): void {
    this.answers = this.modules.units.map((): Answers => new Map<ValueId, Answered>());
    this.framedAnswers = [];
  }
  /** Forgets answers (after parameters of handlers became known); contexts stay. */
  forget(): void {
    this.forgetAnswers();
    this.callers.clear();
    this.settled = true;
  }
  /** Declares what a framework hands to a function's parameter. */
  typeParam(fn: FunctionThing, index: number, thing: ApiThing): void {
    const key = valueKey(fn.ref);
    let params = this.paramTypes.get(key);
    if (params === undefined) this.paramTypes.set(key, (params = new Map<number, ApiThing[]>()));
    const list = params.get(index);
    if (list === undefined) params.set(index, [thing]);
    else if (!list.some((it) => it.package === thing.package && it.path === thing.path)) list.push(thing);
  }
  /** Declares what a plugin function is handed, for questions that are asked outside of its calls. */
  typeScope(fn: FunctionThing, index: number, thing: Thing): void {
    const key = `${valueKey(fn.ref)}:${index}`;
    const list = this.scopeTypes.get(key) ?? [];
    if (!list.some((it) => identity(it) === identity(thing))) this.scopeTypes.set(key, [...list, thing]);
  }
  /** True when a framework is known to call this function. */
  isHandler(fn: Ref): boolean {
    return this.paramTypes.has(valueKey(fn));
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

  // ---- calls

  /** What a call gives, for each thing its callee may be. */
  private call(ref: Ref, call: Call): readonly Thing[] {
    const callee = this.things({ ...ref, id: call.callee });
    const out: Thing[] = [];
    for (const thing of callee) out.push(...this.callThing(thing, ref, call));
    return out.length > 0 ? out : [this.unknown('a call of something unknown', ref)];
  }
  private callThing(thing: Thing, ref: Ref, call: Call): readonly Thing[] {
    switch (thing.kind) {
      case 'function':
        if (call.new) return [{ kind: 'instance', of: thing, ctx: this.enter(thing, ref), site: ref }];
        return this.returned(thing, this.enter(thing, ref));
      case 'class':
        // Not every language says `new`.
        return [this.construct(thing, ref)];
      case 'api':
        return this.callApi(thing, ref, call);
      default:
        return NOTHING;
    }
  }
  /** The frame in which a function's body runs when called from a site. */
  enter(fn: FunctionThing, site: Ref): Context {
    const value = fn.ref.unit.value(fn.ref.id);
    const call = site.unit.value(site.id);
    if (value.kind !== 'function' || call.kind !== 'call') return fn.ref.ctx;
    return this.contexts.frame(fn, site, () => ({
      args: byParameter(this.argumentsOf(site, call), call, fn.ref),
      self: this.selfOf(fn, site, call),
    }));
  }
  /** The frame of a function called with known things (callbacks). */
  enterWith(fn: FunctionThing, site: Ref | string, args: Context['args']): Context {
    return this.contexts.frame(fn, site, () => ({ args, self: fn.self }));
  }
  private argumentsOf(site: Ref, call: Call): (Ref | readonly Thing[] | undefined)[] {
    const args: (Ref | readonly Thing[] | undefined)[] = [];
    call.args.forEach((id, index) => {
      if (!call.spreads?.includes(index)) {
        args.push({ unit: site.unit, id, ctx: site.ctx });
        return;
      }
      const spread = this.things({ unit: site.unit, id, ctx: site.ctx }).find((it) => it.kind === 'array');
      const items = spread ? this.items(spread) : undefined;
      if (items) args.push(...items);
      else args.push(undefined);
    });
    return args;
  }
  private selfOf(fn: FunctionThing, site: Ref, call: Call): readonly Thing[] | undefined {
    if (fn.self !== undefined) return fn.self;
    if (call.new) return undefined;
    const value = fn.ref.unit.value(fn.ref.id);
    if (value.kind !== 'function' || value.self === undefined || call.receiver === undefined) return undefined;
    const receiver = this.things({ ...site, id: call.receiver });
    return receiver.some((it) => it.kind !== 'unknown') ? receiver : undefined;
  }
  /** What a function returns in a frame. */
  returned(fn: FunctionThing, ctx: Context): readonly Thing[] {
    const unit = fn.ref.unit;
    const value = unit.value(fn.ref.id);
    if (value.kind !== 'function') return NOTHING;
    const out: Thing[] = [];
    for (const exit of unit.returnsOf(value))
      if (exit.value !== undefined) out.push(...this.things({ unit, id: exit.value, ctx }));
    if (out.length === 0) out.push({ kind: 'constant', value: undefined });
    // A function that is only declared, or whose body tells nothing, is believed what it says it returns.
    if (
      value.returnType !== undefined &&
      out.every((it) => it.kind === 'unknown' || (it.kind === 'constant' && it.value === undefined))
    ) {
      const written = this.things({ unit, id: value.returnType, ctx }).filter(
        (it) => (it.kind === 'api' && it.nodes.length > 0) || it.kind === 'instance',
      );
      if (written.length > 0) return written;
    }
    return out;
  }
  private construct(thing: ClassThing, site: Ref): Thing {
    const instance = this.apiParent(thing, site);
    const constructor = this.constructorOf(thing);
    const ctx = constructor ? this.enter(constructor, site) : thing.ref.ctx;
    return instance ?? { kind: 'instance', of: thing, ctx, site };
  }
  /** A class without members of its own beyond a library class is an instance of that. */
  private apiParent(thing: ClassThing, site: Ref): Thing | undefined {
    const value = thing.ref.unit.value(thing.ref.id) as ClassValue;
    if (value.members.length > 0 || value.extends.length === 0) return undefined;
    const parent = this.things({ ...thing.ref, id: value.extends[0]! }).find((it): it is ApiThing => it.kind === 'api');
    return parent && this.apiResult(parent, site);
  }
  /** The constructor of a class or of the nearest ancestor that has one. */
  constructorOf(thing: ClassThing): FunctionThing | undefined {
    const met = new Set<string>();
    for (let cls: ClassThing | undefined = thing; cls !== undefined;) {
      const { unit, ctx } = cls.ref;
      const value = unit.value(cls.ref.id);
      if (value.kind !== 'class' || met.size > MAX_ANCESTORS || met.has(identity(cls))) return undefined;
      met.add(identity(cls));
      const own = value.members.find((member) => member.kind === 'constructor' && member.value !== undefined);
      if (own?.value !== undefined) return { kind: 'function', ref: { unit, id: own.value, ctx } };
      cls = this.parents(cls).find((it): it is ClassThing => it.kind === 'class');
    }
    return undefined;
  }
  private callApi(thing: ApiThing, ref: Ref, call: Call): readonly Thing[] {
    if (thing.receiver !== undefined && this.apis.flagged(thing.nodes, 'fluent')) return [thing.receiver];
    // A library's function bound to its owner is that function.
    if (
      thing.nodes.length === 0 &&
      thing.receiver !== undefined &&
      thing.receiver.nodes.length > 0 &&
      thing.path.endsWith(' .bind')
    )
      return [thing.receiver];
    // A view of the receiver below a prefix: the same kind of thing, known by this call.
    if (thing.receiver !== undefined && this.apis.rows(thing.nodes, 'prefixes').some(({ row }) => row.view))
      return [{ ...thing.receiver, ref, site: ref }];
    const out: Thing[] = [];
    for (const { row } of this.apis.rows(thing.nodes, 'returns')) {
      for (const value of this.argument(ref, row.value)) out.push(...this.things(value));
    }
    for (const { row } of this.apis.rows(thing.nodes, 'wraps')) {
      if (row.function === 'receiver') continue;
      for (const value of this.argument(ref, row.function)) out.push(...this.things(value));
    }
    if (out.length > 0) return out;
    return builtinCall(this, thing, ref, call) ?? [this.apiResult(thing, ref)];
  }
  private apiResult(thing: ApiThing, ref: Ref): ApiThing {
    const nodes = this.apis.step(thing.nodes, '()');
    return {
      kind: 'api',
      package: nodes[0]?.package ?? thing.package,
      path: `${thing.path} ()`,
      nodes,
      ref,
      site: ref,
      ...(thing.receiver && { receiver: thing.receiver }),
    };
  }

  // ---- arguments

  /** Values that an argument path picks out of a call. */
  argument(site: Ref, path: string): readonly Ref[] {
    const call = site.unit.value(site.id);
    if (call.kind !== 'call') return [];
    const tokens = path.trim().split(/\s+/);
    const first = tokens.shift()!;
    let refs: Ref[];
    const at = (index: number): Ref[] => {
      const id = call.args[index];
      const text = call.texts?.[index];
      return id === undefined ? [] : [{ unit: site.unit, id, ctx: site.ctx, ...(text && { text }) }];
    };
    const from = /^\[(\d+)\.\.(-?\d+)?\]$/.exec(first) ?? /^\[(\d*)\.\.(-\d+)\]$/.exec(first);
    if (first === 'receiver')
      refs = call.receiver === undefined ? [] : [{ unit: site.unit, id: call.receiver, ctx: site.ctx }];
    else if (first === '[last]') refs = at(call.args.length - 1);
    else if (first === '[*]') refs = call.args.flatMap((_, index) => at(index));
    else if (from) {
      const end = from[2] === undefined ? call.args.length : call.args.length + Number(from[2]);
      refs = call.args
        .slice(0, end)
        .flatMap((_, index) => (index >= Number(from[1] === '' ? 0 : from[1]) ? at(index) : []));
    } else {
      const index = /^\[(\d+)\]$/.exec(first);
      const name = index ? undefined : /^\[(\w+)\]$/.exec(first)?.[1];
      if (index) refs = (call.names?.[Number(index[1])] ?? null) === null ? at(Number(index[1])) : [];
      else if (first === 'decorated') refs = decorated(site);
      else refs = name === undefined ? [] : at(call.names?.indexOf(name) ?? -1);
    }
    for (const token of tokens) {
      if (token.startsWith('['))
        refs = refs.flatMap((ref) => this.makersOf(ref).flatMap((maker) => this.argument(maker, token)));
      else if (token === 'flat') refs = refs.flatMap((ref) => this.flat(ref));
      else if (token === 'values') refs = refs.flatMap((ref) => this.entriesOf(ref).map((it) => it.value));
      else if (token.startsWith('.')) refs = refs.flatMap((ref) => this.memberRefs(ref, token.slice(1)));
    }
    return refs;
  }
  /** The calls that made a library object. */
  private makersOf(ref: Ref): Ref[] {
    const made = this.things(ref).flatMap((thing) => (thing.kind === 'api' && thing.site ? [thing.site] : []));
    return made.length === 0 && ref.unit.value(ref.id).kind === 'call' ? [ref] : made;
  }
  /** Arrays opened, at any depth; a spread of a known array too. */
  private flat(ref: Ref, depth = 0): Ref[] {
    const array = depth < 4 ? this.things(ref).find((it) => it.kind === 'array') : undefined;
    if (array?.kind !== 'array') return [ref];
    const items = this.items(array);
    return items === undefined ? [ref] : items.flatMap((item) => (isRef(item) ? this.flat(item, depth + 1) : []));
  }
  /** Items of a known array, spreads opened; undefined where one cannot be. */
  items(array: Thing, depth = 0): (Ref | readonly Thing[])[] | undefined {
    // A list that is spread into its own successor (`list = [...list, x]`) has no known end.
    if (array.kind !== 'array' || depth > 8) return undefined;
    if (array.made !== undefined) return [...array.made];
    const unit = array.ref.unit;
    const value = unit.value(array.ref.id);
    if (value.kind !== 'array') return undefined;
    const out: (Ref | readonly Thing[])[] = [];
    for (const [index, id] of value.items.entries()) {
      const ref: Ref = { unit, id, ctx: array.ref.ctx };
      if (!value.spreads?.includes(index)) {
        out.push(ref);
        continue;
      }
      const inner = this.things(ref).find((it) => it.kind === 'array');
      const items = inner && this.items(inner, depth + 1);
      if (items === undefined) return undefined;
      out.push(...items);
    }
    for (const user of unit.usersOf(array.ref.id)) {
      // `list.push(x)` right beside the literal.
      const get = unit.value(user);
      if (get.kind !== 'get' || get.key !== 'push') continue;
      for (const use of unit.usersOf(user)) {
        const call = unit.value(use);
        if (call.kind === 'call' && call.callee === user)
          out.push(...call.args.map((id) => ({ unit, id, ctx: array.ref.ctx })));
      }
    }
    return out;
  }
  /** Named entries of the object literals a value may be (spreads opened), last writer wins. */
  entriesOf(ref: Ref): readonly { readonly key: string; readonly value: Ref }[] {
    const out = new Map<string, Ref>();
    for (const thing of this.things(ref)) if (thing.kind === 'object') this.collect(thing, out, 0);
    return [...out].map(([key, value]) => ({ key, value }));
  }
  private collect(thing: ObjectThing, out: Map<string, Ref>, depth: number): void {
    const unit = thing.ref.unit;
    const value = unit.value(thing.ref.id);
    if (value.kind !== 'object' || depth > 4) return;
    for (const entry of value.entries) {
      const ref: Ref = { unit, id: entry.value, ctx: thing.ref.ctx };
      if (entry.key === null) {
        for (const it of this.things(ref)) if (it.kind === 'object') this.collect(it, out, depth + 1);
      } else for (const key of this.keys(thing.ref, entry.key)) out.set(key, ref);
    }
    for (const set of unit.setsOn(thing.ref.id))
      for (const key of this.keys(thing.ref, set.key)) out.set(key, { unit, id: set.to, ctx: thing.ref.ctx });
  }
  /** The values a member of an object literal may hold; empty where the member is not there. */
  memberRefs(ref: Ref, key: string): Ref[] {
    const found = this.entriesOf(ref).find((entry) => entry.key === key);
    return found ? [found.value] : [];
  }
  /** A member key as text; empty when it is computed and not constant. */
  keys(ref: Ref, key: Key): readonly string[] {
    if (typeof key === 'string') return [key];
    return this.constants({ ...ref, id: key });
  }
  /** Constant texts (and numbers, as text) a value may be; empty if any alternative is not constant. */
  constants(ref: Ref): readonly string[] {
    const out: string[] = [];
    for (const thing of this.things(ref)) {
      if (thing.kind !== 'constant' || thing.value === null || thing.value === undefined) return [];
      out.push(String(thing.value));
    }
    return out;
  }

  /** Constant texts among a value or the items of a known array. */
  flatConstants(ref: Ref): readonly string[] {
    return this.flat(ref).flatMap((it) =>
      this.things(it).flatMap((thing) =>
        thing.kind === 'constant' && thing.value !== null && thing.value !== undefined ? [String(thing.value)] : [],
      ),
    );
  }
  /** Text of a path in which parts that are not known stand as `:name`; an unknown beginning is left out. */
  textWithHoles(ref: Ref): string | undefined {
    const value = ref.unit.value(ref.id);
    if (value.kind !== 'text') return undefined;
    let out = value.chunks[0] ?? '';
    for (const [index, hole] of value.holes.entries()) {
      const at: Ref = { unit: ref.unit, id: hole, ctx: ref.ctx };
      const constants = this.constants(at);
      const inner = this.things(at).find((thing) => thing.kind === 'text');
      if (constants.length > 0) out += constants[0]!;
      else if (inner?.kind === 'text' && inner.ref.id !== ref.id) out += this.textWithHoles(inner.ref) ?? '';
      else if (out.endsWith('/')) out += `:${/(\w+)\W*$/.exec(describe(at))?.[1] ?? 'value'}`;
      else if (out !== '') return undefined;
      out += value.chunks[index + 1] ?? '';
    }
    return out;
  }

  // ---- one value

  private compute(ref: Ref): readonly Thing[] {
    const unit = ref.unit;
    const value = unit.value(ref.id);
    switch (value.kind) {
      case 'literal':
        return [{ kind: 'constant', value: value.value, ref }];
      case 'absent':
        return this.annotated(ref) ?? [{ kind: 'constant', value: undefined, ref }];
      case 'pattern':
        return [{ kind: 'pattern', ref }];
      case 'text':
        return value.tag === undefined ? this.text(ref, value.chunks, value.holes) : this.tagged(ref, value.tag);
      case 'op':
        return this.operator(ref, value.operator, value.left, value.right);
      case 'join':
        return this.join(ref, value.of, value.at);
      case 'get':
        return this.get(ref, value);
      case 'set':
      case 'store':
        return this.things({ ...ref, id: value.to });
      case 'object':
        return [{ kind: 'object', ref }];
      case 'array':
        return [{ kind: 'array', ref }];
      case 'call':
        return this.annotated(ref) ?? this.call(ref, value);
      case 'wait':
        return this.annotated(ref) ?? this.things({ ...ref, id: value.of });
      case 'function':
        return [{ kind: 'function', ref }];
      case 'class':
        return [{ kind: 'class', ref }];
      case 'param':
        return this.param(ref, value);
      case 'self':
        return this.self(ref, value.of);
      case 'super':
        return this.parents({ kind: 'class', ref: { ...ref, id: value.of } });
      case 'cell':
      case 'load':
        return this.cell(ref, value.kind === 'load' ? value.cell : ref.id);
      case 'import':
        return this.imported(ref, value.from, value.name);
      case 'global':
        return this.global(ref, value.name);
      case 'element':
        return this.element(ref, value.of, value.keys === true);
      case 'type':
        return this.ofType(ref);
      case 'caught':
        return [this.unknown('a caught error', ref)];
      case 'opaque':
        return [this.unknown(value.why, ref)];
    }
  }
  /** The written type of a variable decides where it names something known. */
  private annotated(ref: Ref): readonly Thing[] | undefined {
    const type = ref.unit.annotationOf(ref.id);
    if (type === undefined) return undefined;
    const found = this.things({ ...ref, id: type }).filter((it) => it.kind === 'api' && it.nodes.length > 0);
    if (found.length === 0) return undefined;
    // The type says what it is; the value says which one it is.
    const value = ref.unit.value(ref.id);
    const site: Ref = ref;
    return value.kind === 'call' ? found.map((it) => ({ ...it, ref: site, site })) : found;
  }
  private text(ref: Ref, chunks: readonly string[], holes: readonly ValueId[]): readonly Thing[] {
    let made = [chunks[0] ?? ''];
    for (const [index, hole] of holes.entries()) {
      const parts = this.constants({ ...ref, id: hole });
      if (parts.length === 0 || made.length * parts.length > 16) return [{ kind: 'text', ref }];
      made = made.flatMap((head) => parts.map((part) => head + part + (chunks[index + 1] ?? '')));
    }
    return [...new Set(made)].map((value) => ({ kind: 'constant', value, ref }));
  }
  private tagged(ref: Ref, tag: ValueId): readonly Thing[] {
    const out: Thing[] = [];
    for (const thing of this.things({ ...ref, id: tag }))
      if (thing.kind === 'api') out.push(this.apiResult(thing, ref));
    return out.length > 0 ? out : [{ kind: 'text', ref }];
  }
  private operator(ref: Ref, operator: string, left: ValueId, right: ValueId | undefined): readonly Thing[] {
    const side = (id: ValueId): readonly Thing[] => this.things({ ...ref, id });
    if (right !== undefined && (operator === '||' || operator === '??')) {
      const first = side(left).filter(
        (it) =>
          !(it.kind === 'constant' && (operator === '??' ? it.value === null || it.value === undefined : !it.value)),
      );
      const sure =
        first.length > 0 &&
        first.every(
          (it) => it.kind !== 'unknown' && it.kind !== 'constant' && !(it.kind === 'api' && it.nodes.length === 0),
        );
      return sure ? first : [...first, ...side(right)];
    }
    if (right !== undefined && operator === '&&') return side(right);
    if (right !== undefined && operator === '+') {
      const a = this.constants({ ...ref, id: left });
      const b = this.constants({ ...ref, id: right });
      if (a.length === 1 && b.length === 1) {
        const sum =
          side(left)[0]!.kind === 'constant' &&
          typeof (side(left)[0] as { value: unknown }).value === 'number' &&
          typeof (side(right)[0] as { value: unknown }).value === 'number'
            ? Number(a[0]) + Number(b[0])
            : `${a[0]!}${b[0]!}`;
        return [{ kind: 'constant', value: sum, ref }];
      }
    }
    if (right !== undefined && (operator === '*' || operator === '-' || operator === '/')) {
      const [a, b] = [this.constants({ ...ref, id: left })[0], this.constants({ ...ref, id: right })[0]];
      if (a !== undefined && b !== undefined) {
        const [x, y] = [Number(a), Number(b)];
        return [{ kind: 'constant', value: operator === '*' ? x * y : operator === '-' ? x - y : x / y, ref }];
      }
    }
    return [this.unknown(`the outcome of ${operator}`, ref)];
  }
  private join(ref: Ref, of: readonly ValueId[], at: string): readonly Thing[] {
    if (at === 'default' && of.length === 2) {
      const given = this.things({ ...ref, id: of[0]! }).filter(
        (it) => !(it.kind === 'constant' && it.value === undefined),
      );
      if (given.length > 0 && given.every((it) => it.kind !== 'unknown')) return given;
      return [...given, ...this.things({ ...ref, id: of[1]! })];
    }
    return of.flatMap((id) => this.things({ ...ref, id }));
  }
  private get(ref: Ref, get: Get): readonly Thing[] {
    const base = this.things({ ...ref, id: get.of });
    const keys = this.keys(ref, get.key);
    const out: Thing[] = [];
    for (const thing of base) {
      if (keys.length === 0) out.push(...this.anyMember(thing, ref));
      else for (const key of keys) out.push(...this.member(thing, key, ref));
    }
    return out.length > 0
      ? out
      : [this.unknown(`member ${typeof get.key === 'string' ? get.key : '[computed]'} of something unknown`, ref)];
  }
  /** All members of an object literal: what a computed key may pick. */
  private anyMember(thing: Thing, ref: Ref): readonly Thing[] {
    if (thing.kind === 'object') {
      const out = this.entriesOf(thing.ref).flatMap((entry) => this.things(entry.value));
      if (out.length > 0) return out;
    }
    if (thing.kind === 'array') {
      const out = (this.items(thing) ?? []).flatMap((item) => (isRef(item) ? this.things(item) : item));
      if (out.length > 0) return out;
    }
    if (thing.kind === 'api') return [this.apiElement(thing, ref) ?? this.apiMember(thing, '*', ref)];
    return [this.unknown('a computed member', ref)];
  }
  /** What `thing.key` may be. */
  member(thing: Thing, key: string, ref: Ref): readonly Thing[] {
    return this.memberOf(thing, key, ref, new Set());
  }
  /** The same as part of a question: what was met in it already has given to it what it has. */
  private memberOf(thing: Thing, key: string, ref: Ref, met: Set<string>): readonly Thing[] {
    // Objects spread into one another have no end.
    if (this.membersDeep > MAX_MEMBERS_DEEP) return this.cap('members without end', ref);
    this.membersDeep++;
    try {
      return this.membersOf(thing, key, ref, met);
    } finally {
      this.membersDeep--;
    }
  }
  private membersDeep = 0;
  private membersOf(thing: Thing, key: string, ref: Ref, met: Set<string>): readonly Thing[] {
    switch (thing.kind) {
      case 'object':
        return this.objectMember(thing, key, ref, met);
      case 'module':
        return this.exported(thing.unit, key, ref);
      case 'class':
        return this.staticMember(thing, key, ref);
      case 'instance':
        return this.instanceMember(thing, key, ref);
      case 'function': {
        const set = thing.ref.unit.setsOn(thing.ref.id).filter((it) => it.key === key);
        if (set.length > 0) return set.flatMap((it) => this.things({ ...thing.ref, id: it.to }));
        if (key === 'prototype') return [{ kind: 'instance', of: thing, ctx: thing.ref.ctx }];
        return builtinMember(this, thing, key, ref);
      }
      case 'api':
        return (
          this.stored(thing, key) ??
          this.constantMember(thing, key, ref) ?? [
            (/^\d+$/.test(key) ? this.apiElement(thing, ref) : undefined) ?? this.apiMember(thing, key, ref),
          ]
        );
      case 'array': {
        const item = /^\d+$/.test(key) ? this.items(thing)?.[Number(key)] : undefined;
        if (item !== undefined) return isRef(item) ? this.things(item) : item;
        return builtinMember(this, thing, key, ref);
      }
      case 'constant':
      case 'text':
      case 'pattern':
      case 'unknown':
        return builtinMember(this, thing, key, ref);
    }
  }
  private objectMember(thing: ObjectThing, key: string, ref: Ref, met: Set<string>): readonly Thing[] {
    const unit = thing.ref.unit;
    const value = unit.value(thing.ref.id);
    if (value.kind === 'type') {
      const member = value.members?.find((it) => it.name === key);
      return member?.type === undefined
        ? builtinMember(this, thing, key, ref)
        : this.things({ ...thing.ref, id: member.type });
    }
    if (value.kind !== 'object') return NOTHING;
    const out: Thing[] = [];
    for (const set of unit.setsOn(thing.ref.id)) {
      if (this.keys(thing.ref, set.key).includes(key)) out.push(...this.things({ ...thing.ref, id: set.to }));
    }
    let open = false;
    for (let index = value.entries.length - 1; index >= 0; index--) {
      const entry = value.entries[index]!;
      const at: Ref = { ...thing.ref, id: entry.value };
      if (entry.key === null) {
        // An object that is spread into itself, over however many corners, or in twice, has nothing more to give.
        const turn = identity({ kind: 'object', ref: at });
        if (met.has(turn)) continue;
        met.add(turn);
        const spread = this.things(at);
        for (const it of spread) {
          if (it.kind === 'unknown') open = true;
          // More than anyone asks for: objects spread into objects multiply what a member may be.
          else if (out.length <= MAX_THINGS)
            out.push(
              ...this.memberOf(it, key, ref, met).filter(
                (found) =>
                  found.kind !== 'unknown' && !(found.kind === 'api' && found.nodes.length === 0 && it.kind !== 'api'),
              ),
            );
        }
        continue;
      }
      if (!this.keys(thing.ref, entry.key).includes(key)) continue;
      const found = this.things(at);
      if (entry.accessor === 'get')
        out.push(...found.flatMap((it) => (it.kind === 'function' ? this.returned(it, it.ref.ctx) : NOTHING)));
      else out.push(...found.map((it) => withSelf(it, thing)));
      return out;
    }
    if (out.length > 0) return out;
    return open ? [this.unknown(`member ${key} of a spread`, ref)] : builtinMember(this, thing, key, ref);
  }
  private staticMember(thing: ClassThing, key: string, ref: Ref): readonly Thing[] {
    const out: Thing[] = [];
    // Mixins give a class many ancestors, and circles of them: each is looked at once.
    const met = new Set<string>();
    const waiting: Thing[] = [thing];
    for (let it = waiting.pop(); it !== undefined; it = waiting.pop()) {
      if (it.kind !== 'class') {
        out.push(...this.member(it, key, ref));
        continue;
      }
      const place = identity(it);
      if (met.has(place)) continue;
      if (met.size > MAX_ANCESTORS) return [...out, ...this.cap('too many ancestors', ref)];
      met.add(place);
      const own = this.ownStatics(it, key);
      const parents = own.length > 0 ? NOTHING : this.parents(it);
      if (own.length > 0) out.push(...own);
      else if (parents.length === 0) out.push(...builtinMember(this, it, key, ref));
      waiting.push(...[...parents].reverse());
    }
    return out.length > 0 ? out : builtinMember(this, thing, key, ref);
  }
  /** What a class itself has under a name. */
  private ownStatics(thing: ClassThing, key: string): readonly Thing[] {
    const unit = thing.ref.unit;
    const value = unit.value(thing.ref.id) as ClassValue;
    const out: Thing[] = [];
    for (const member of value.members) {
      if (!member.static || member.name !== key || member.value === undefined) continue;
      for (const it of this.things({ ...thing.ref, id: member.value })) {
        if (member.kind === 'getter' && it.kind === 'function') out.push(...this.returned(it, it.ref.ctx));
        else out.push(it.kind === 'function' ? boundTo(it, thing) : it);
      }
    }
    for (const base of [thing.ref.id, value.self]) {
      for (const set of unit.setsOn(base)) if (set.key === key) out.push(...this.things({ ...thing.ref, id: set.to }));
    }
    if (out.length === 0 && key === 'prototype') return [{ kind: 'instance', of: thing, ctx: thing.ref.ctx }];
    return out;
  }
  /** The classes (or library classes) a class extends. */
  parents(thing: ClassThing): readonly Thing[] {
    const value = thing.ref.unit.value(thing.ref.id);
    if (value.kind !== 'class') return NOTHING;
    return value.extends
      .flatMap((id) => this.things({ ...thing.ref, id }))
      .filter((it) => !(it.kind === 'class' && it.ref.id === thing.ref.id && it.ref.unit === thing.ref.unit));
  }
  /** What stands above a class, nearest first and each once, as far up as members are looked for. */
  ancestors(thing: ClassThing): readonly Thing[] {
    const out: Thing[] = [];
    const met = new Set([identity(thing)]);
    const waiting: { readonly it: Thing; readonly depth: number }[] = [];
    const add = (cls: ClassThing, depth: number): void => {
      if (depth > MAX_ANCESTORS_DEEP) return;
      for (const it of [...this.parents(cls)].reverse()) waiting.push({ it, depth });
    };
    add(thing, 1);
    for (let next = waiting.pop(); next !== undefined && out.length < MAX_ANCESTORS; next = waiting.pop()) {
      const { it, depth } = next;
      const key = identity(it);
      if (met.has(key)) continue;
      met.add(key);
      out.push(it);
      if (it.kind === 'class') add(it, depth + 1);
    }
    return out;
  }
  private instanceMember(thing: InstanceThing, key: string, ref: Ref): readonly Thing[] {
    const out =
      thing.of.kind === 'class'
        ? this.classInstanceMember(thing, thing.of, key, ref, new Set())
        : this.functionInstanceMember(thing, thing.of, key);
    return out.length > 0 ? out : builtinMember(this, thing, key, ref);
  }
  private functionInstanceMember(thing: InstanceThing, fn: FunctionThing, key: string): readonly Thing[] {
    const unit = fn.ref.unit;
    const value = unit.value(fn.ref.id);
    if (value.kind !== 'function') return NOTHING;
    const out: Thing[] = [];
    const own = value.self === undefined ? [] : unit.setsOn(value.self);
    for (const set of own)
      if (set.key === key)
        out.push(...this.things({ unit, id: set.to, ctx: thing.ctx }).map((it) => withSelf(it, thing)));
    for (const user of unit.usersOf(fn.ref.id)) {
      const get = unit.value(user);
      if (get.kind !== 'get' || get.key !== 'prototype') continue;
      for (const set of unit.setsOn(user))
        if (set.key === key)
          out.push(...this.things({ unit, id: set.to, ctx: fn.ref.ctx }).map((it) => withSelf(it, thing)));
    }
    return out;
  }
  private classInstanceMember(
    thing: InstanceThing,
    cls: ClassThing,
    key: string,
    ref: Ref,
    met: Set<string>,
    depth = 0,
    down = true,
  ): readonly Thing[] {
    const unit = cls.ref.unit;
    const value = unit.value(cls.ref.id);
    if (value.kind !== 'class' || depth > MAX_ANCESTORS_DEEP || met.size > MAX_ANCESTORS) return NOTHING;
    // What was met before has nothing under this name, or its turn is not over.
    const place = identity(cls);
    if (met.has(place)) return NOTHING;
    met.add(place);
    const out: Thing[] = [];
    let declared: ValueId | undefined;
    for (const member of value.members) {
      if (member.static || member.name !== key) continue;
      if (member.type !== undefined && member.kind === 'field') declared = member.type;
      if (member.value === undefined) continue;
      const found = this.things({ unit, id: member.value, ctx: cls.ref.ctx });
      if (member.kind === 'getter')
        out.push(
          ...found.flatMap((it) =>
            // Each instance has its own frame: what `this` holds is its own.
            it.kind === 'function'
              ? this.returned(
                  it,
                  this.contexts.frame(it, `self:${key}:${thing.ctx.id}`, () => ({ args: [], self: [thing] })),
                )
              : NOTHING,
          ),
        );
      else if (member.kind !== 'setter') out.push(...found.map((it) => withSelf(it, thing)));
    }
    if (out.some((it) => it.kind === 'function')) return out;
    const constructor = value.members.find((member) => member.kind === 'constructor')?.value;
    if (constructor !== undefined) {
      const fn = unit.value(constructor);
      if (fn.kind === 'function') {
        for (const id of fn.params) {
          const param = unit.value(id);
          if (param.kind === 'param' && param.field === key) out.push(...this.things({ unit, id, ctx: thing.ctx }));
        }
      }
    }
    for (const member of value.members) {
      if (member.value === undefined || member.kind === 'field') continue;
      const fn = unit.value(member.value);
      if (fn.kind !== 'function' || fn.self === undefined) continue;
      const ctx = member.kind === 'constructor' ? thing.ctx : cls.ref.ctx;
      for (const set of unit.setsOn(fn.self)) if (set.key === key) out.push(...this.things({ unit, id: set.to, ctx }));
    }
    const useful = out.filter(
      (it) => it.kind !== 'unknown' && !(it.kind === 'constant' && (it.value === undefined || it.value === null)),
    );
    if (useful.length > 0) return useful;
    if (declared !== undefined) {
      const typed = this.things({ unit, id: declared, ctx: cls.ref.ctx });
      if (typed.some((it) => it.kind !== 'unknown')) return typed;
    }
    for (const parent of this.parents(cls)) {
      const inherited =
        parent.kind === 'class'
          ? this.classInstanceMember(
              { ...thing, ctx: this.parentContext(thing, cls, parent) },
              parent,
              key,
              ref,
              met,
              depth + 1,
              false,
            )
          : parent.kind === 'api'
            ? [this.apiMember(this.apiResult(parent, thing.site ?? cls.ref), key, ref)]
            : parent.kind === 'function'
              ? this.functionInstanceMember(thing, parent, key)
              : NOTHING;
      if (inherited.length > 0) return inherited;
    }
    return out.length > 0 || !down ? out : this.subclassMember(cls, key, thing, ref);
  }
  /** The frame of the parent's constructor: the arguments of `super(...)`. */
  private parentContext(thing: InstanceThing, cls: ClassThing, parent: ClassThing): Context {
    const unit = cls.ref.unit;
    const own = (unit.value(cls.ref.id) as ClassValue).members.find((member) => member.kind === 'constructor')?.value;
    if (own === undefined) return thing.ctx;
    const constructor = this.constructorOf(parent);
    if (constructor === undefined) return parent.ref.ctx;
    const { values } = unit.facts;
    const fn = unit.value(own);
    if (fn.kind !== 'function') return parent.ref.ctx;
    const body = unit.region(fn.body);
    for (let id = body.first; id < body.last; id++) {
      const call = values[id]!;
      if (call.kind === 'call' && unit.value(call.callee).kind === 'super')
        return this.enter(constructor, { unit, id, ctx: thing.ctx });
    }
    return parent.ref.ctx;
  }
  /** An abstract member: what the subclasses of the project make of it. */
  private subclassMember(cls: ClassThing, key: string, thing: InstanceThing, ref: Ref): readonly Thing[] {
    if (thing.site !== undefined) return NOTHING;
    const out: Thing[] = [];
    for (const sub of this.modules.subclassesOf(this, cls)) {
      const value = sub.ref.unit.value(sub.ref.id) as ClassValue;
      if (value.members.some((member) => member.name === key))
        out.push(
          ...this.classInstanceMember(
            { kind: 'instance', of: sub, ctx: sub.ref.ctx },
            sub,
            key,
            ref,
            new Set(),
            0,
            false,
          ),
        );
    }
    return out;
  }
  /** A member of something of a library. */
  apiMember(thing: ApiThing, key: string, ref: Ref): ApiThing {
    let nodes: readonly ApiNode[] = this.apis.step(thing.nodes, `.${key}`);
    // The default export, the namespace and module.exports are one thing.
    if (nodes.length === 0 && key === 'default') nodes = thing.nodes;
    return {
      kind: 'api',
      package: nodes[0]?.package ?? thing.package,
      path: `${thing.path} .${key}`,
      nodes,
      ref,
      receiver: thing,
      ...(thing.site && { site: thing.site }),
    };
  }
  private constantMember(thing: ApiThing, key: string, ref: Ref): readonly Thing[] | undefined {
    const value = this.apis.constant(this.apis.step(thing.nodes, `.${key}`));
    return value === undefined ? undefined : [{ kind: 'constant', value, ref }];
  }
  /** What project code itself put onto a library object under a name the library does not know. */
  private stored(thing: ApiThing, key: string): readonly Thing[] | undefined {
    if (thing.nodes.length === 0 || this.apis.step(thing.nodes, `.${key}`).length > 0) return undefined;
    const out: Thing[] = [];
    for (const set of this.modules.setsNamed(key)) {
      const base = this.things({ ...set, id: (set.unit.value(set.id) as { of: ValueId }).of });
      if (base.some((it) => it.kind === 'api' && sameKind(it, thing)))
        out.push(...this.things({ ...set, id: (set.unit.value(set.id) as { to: ValueId }).to }));
      if (out.length > 8) break;
    }
    out.push(...this.modules.decorated(thing, key));
    return out.some((it) => it.kind !== 'unknown') ? out : undefined;
  }
  private imported(ref: Ref, from: Key, name: string): readonly Thing[] {
    if (typeof from !== 'string') {
      const constant = this.constants({ ...ref, id: from });
      if (constant.length !== 1) return [this.unknown('an import of a computed name', ref)];
      return this.importedFrom(ref, constant[0]!, name);
    }
    return this.importedFrom(ref, from, name);
  }
  private importedFrom(ref: Ref, from: string, name: string): readonly Thing[] {
    const unit = ref.unit;
    const target = this.modules.resolve(unit, from);
    const inner =
      /^[*=]$|^default$/.test(name) || (target.is === 'file' && this.modules.gives(target.path, name))
        ? undefined
        : this.modules.within(unit, from, name);
    if (inner !== undefined) return [{ kind: 'module', unit: inner }];
    if (target.is === 'file') {
      const found = this.modules.unit(target.path);
      if (found === undefined) return [this.unknown(`${target.path} is not analysed`, ref)];
      return this.exported(found, name, ref);
    }
    if (target.is === 'unresolved') return [this.unknown(target.why, ref)];
    const root: ApiThing = {
      kind: 'api',
      package: target.name,
      path: target.subpath ? `${target.name}/${target.subpath}` : target.name,
      nodes: this.apis.exportsOf(target.name, target.subpath),
      ref,
    };
    if (name === '*' || name === '=' || name === 'default') {
      const own = name === 'default' ? this.apis.step(root.nodes, '.default') : [];
      return [own.length > 0 ? { ...root, nodes: own } : root];
    }
    return this.constantMember(root, name, ref) ?? [this.apiMember(root, name, ref)];
  }
  /** What a module of the project gives under a name. */
  exported(unit: FileUnit, name: string, ref: Ref): readonly Thing[] {
    return this.modules.exported(this, unit, name, ref);
  }
  private global(ref: Ref, name: string): readonly Thing[] {
    if (name === 'module') return [{ kind: 'module', unit: ref.unit }];
    return this.namedGlobally(ref.unit, name, ref);
  }
  /** What a language gives under a name that nobody declares. */
  namedGlobally(unit: FileUnit, name: string, ref?: Ref): readonly Thing[] {
    const language = this.languageOf(unit);
    const nodes = this.apis.step(this.apis.exportsOf(language), `.${name}`);
    return [{ kind: 'api', package: language, path: name, nodes, ...(ref && { ref }) }];
  }
  /** The library that describes the language of a file; dialects share one. */
  private languageOf(unit: FileUnit): string {
    const own = `language:${unit.facts.language}`;
    return this.apis.library(own) === undefined ? 'language:javascript' : own;
  }
  private cell(ref: Ref, cell: ValueId): readonly Thing[] {
    const unit = ref.unit;
    const annotated = this.annotated({ ...ref, id: cell });
    const out: Thing[] = [];
    for (const user of unit.usersOf(cell)) {
      const store = unit.value(user);
      if (store.kind === 'store') out.push(...this.things({ unit, id: store.to, ctx: ref.ctx }));
    }
    const useful = out.filter((it) => !(it.kind === 'constant' && (it.value === undefined || it.value === null)));
    if (useful.some((it) => it.kind !== 'unknown')) return useful;
    return annotated ?? (out.length > 0 ? out : [this.unknown('a variable that is never written here', ref)]);
  }
  private element(ref: Ref, of: ValueId, keys: boolean): readonly Thing[] {
    for (let it: Context | null = ref.ctx; it !== null; it = it.parent) {
      if (it.element?.id === ref.id && it.element.unit === ref.unit) return it.element.is;
    }
    const turns = this.turns({ ...ref, id: of }, keys);
    if (turns === undefined) {
      const elements = keys
        ? []
        : this.things({ ...ref, id: of }).flatMap((it) => (it.kind === 'api' ? (this.apiElement(it, ref) ?? []) : []));
      return elements.length > 0 ? elements : [this.unknown('an element of something unknown', ref)];
    }
    return turns.flat();
  }
  /** An element of a list that a library gives; undefined where the library says nothing about elements. */
  private apiElement(thing: ApiThing, ref: Ref): ApiThing | undefined {
    const nodes = this.apis.step(thing.nodes, 'element');
    if (nodes.length === 0) return undefined;
    return {
      kind: 'api',
      package: nodes[0]!.package,
      path: `${thing.path} element`,
      nodes,
      ref,
      receiver: thing,
      ...(thing.site && { site: thing.site }),
    };
  }
  /** What a loop over a value meets in each turn; undefined when that is not known. */
  turns(over: Ref, keys: boolean): readonly (readonly Thing[])[] | undefined {
    const out: (readonly Thing[])[] = [];
    for (const thing of this.things(over)) {
      if (keys) {
        if (thing.kind !== 'object') return undefined;
        out.push(
          ...this.entriesOf(thing.ref).map((entry): readonly Thing[] => [{ kind: 'constant', value: entry.key }]),
        );
        continue;
      }
      const items = this.items(thing);
      if (items === undefined) return undefined;
      out.push(...items.map((item) => (isRef(item) ? this.things(item) : item)));
    }
    return out;
  }

  // ---- parameters and `this`

  private param(ref: Ref, param: Param): readonly Thing[] {
    const unit = ref.unit;
    const frame = this.contexts.frameOf(unit, param.function, ref.ctx);
    const known = frame ? this.framed(ref, param, frame) : undefined;
    const handed = this.paramTypes.get(valueKey({ unit, id: param.function }))?.get(param.index) ?? [];
    if (known?.some((it) => it.kind !== 'unknown')) return handed.length > 0 ? [...known, ...handed] : known;
    if (handed.length > 0) return handed;
    const scoped =
      this.settled && !known
        ? this.scopeTypes.get(`${valueKey({ unit, id: param.function })}:${param.index}`)
        : undefined;
    if (scoped !== undefined) return scoped;
    if (param.type !== undefined) {
      const typed = this.things({ ...ref, id: param.type });
      if (
        typed.some((it) => (it.kind === 'api' && it.nodes.length > 0) || it.kind === 'instance' || it.kind === 'object')
      )
        return typed;
    }
    const injected = this.modules.injected(this, ref, param);
    if (injected.length > 0) return injected;
    const given = injectedThings(this, unit, param);
    if (given.some((it) => it.kind !== 'unknown')) return given;
    if (frame && known) return known;
    const out: Thing[] = [...this.fromLibraryCallback(unit, param)];
    for (const site of this.callersOf(unit, param.function)) {
      const fn = { kind: 'function', ref: { unit, id: param.function, ctx: this.contexts.root } } as const;
      const call = site.unit.value(site.id);
      if (call.kind !== 'call') continue;
      const arg = byParameter(this.argumentsOf(site, call), call, fn.ref)[param.index];
      if (arg !== undefined) out.push(...(isRef(arg) ? this.things(arg) : arg));
      if (out.length > MAX_THINGS) break;
    }
    return out.length > 0 ? out : [this.unknown(`parameter ${param.name || String(param.index)}`, ref)];
  }
  private framed(ref: Ref, param: Param, frame: Context): readonly Thing[] | undefined {
    if (param.rest) return undefined;
    const arg = frame.args[param.index];
    if (arg === undefined)
      return param.default !== undefined && frame.args.length <= param.index
        ? [{ kind: 'constant', value: undefined, ref }]
        : frame.args.length <= param.index && frame.args.length > 0
          ? [{ kind: 'constant', value: undefined, ref }]
          : undefined;
    return isRef(arg) ? this.things(arg) : arg;
  }
  /** A function written (or named) as an argument of a library call receives what the library hands to it. */
  private fromLibraryCallback(unit: FileUnit, param: Param): readonly Thing[] {
    const out: Thing[] = [];
    for (const user of unit.usersOf(param.function)) {
      const call = unit.value(user);
      if (call.kind !== 'call') continue;
      const index = call.args.indexOf(param.function);
      if (index < 0) continue;
      const site = this.ref(unit, user);
      for (const callee of this.things({ ...site, id: call.callee })) {
        if (callee.kind === 'api') out.push(...this.callbackParam(callee, call, site, index, param.index));
        else if (callee.kind === 'function') out.push(...this.passedOn(callee, index, param.index, site));
      }
    }
    return out;
  }
  /** What a library hands to parameter `param` of the function given as argument `index`. */
  callbackParam(callee: ApiThing, call: Call, site: Ref, index: number, param: number): readonly Thing[] {
    const slots = [`[${String(index)}]`, ...(index === call.args.length - 1 ? ['[last]'] : [])];
    const nodes = [
      ...new Set(slots.flatMap((slot) => this.apis.step(this.apis.step(callee.nodes, slot), `param${String(param)}`))),
    ];
    return nodes.length === 0
      ? NOTHING
      : [
          {
            kind: 'api',
            package: nodes[0]!.package,
            path: `${callee.path} ${slots[0]!} param${String(param)}`,
            nodes,
            ref: site,
            site,
          },
        ];
  }
  /** A project function that calls its parameter: what it hands to it. */
  private passedOn(callee: FunctionThing, index: number, param: number, site: Ref): readonly Thing[] {
    const unit = callee.ref.unit;
    const fn = unit.value(callee.ref.id);
    if (fn.kind !== 'function') return NOTHING;
    const id = fn.params[index];
    if (id === undefined) return NOTHING;
    const ctx = this.enter(callee, site);
    const out: Thing[] = [];
    for (const user of unit.usersOf(id)) {
      const call = unit.value(user);
      if (call.kind === 'call' && call.callee === id && call.args[param] !== undefined)
        out.push(...this.things({ unit, id: call.args[param], ctx }));
      // Handed on once more (`promise.then(callback)`).
      else if (call.kind === 'call' && call.args.includes(id)) {
        for (const next of this.things({ unit, id: call.callee, ctx })) {
          if (next.kind === 'api')
            out.push(...this.callbackParam(next, call, { unit, id: user, ctx }, call.args.indexOf(id), param));
        }
      }
    }
    return out;
  }
  private self(ref: Ref, of: ValueId): readonly Thing[] {
    const unit = ref.unit;
    const frame = this.contexts.frameOf(unit, of, ref.ctx);
    if (frame?.self !== undefined) return frame.self;
    const value = unit.value(of);
    if (value.kind === 'class')
      return [{ kind: 'instance', of: { kind: 'class', ref: { unit, id: of, ctx: ref.ctx } }, ctx: ref.ctx }];
    if (value.kind !== 'function') return [this.unknown('this', ref)];
    if (value.owner !== undefined) {
      const cls = unit.value(value.owner);
      const outer: ClassThing = { kind: 'class', ref: { unit, id: value.owner, ctx: ref.ctx } };
      const member = cls.kind === 'class' ? cls.members.find((it) => it.value === of) : undefined;
      if (member?.static) return [outer];
      return [{ kind: 'instance', of: outer, ctx: frame && member?.kind === 'constructor' ? frame : ref.ctx }];
    }
    for (const user of unit.usersOf(of)) {
      const holder = unit.value(user);
      if (holder.kind === 'object') return [{ kind: 'object', ref: { unit, id: user, ctx: ref.ctx } }];
      if (holder.kind === 'set' && holder.to === of) {
        // A method put onto a prototype or onto an object.
        const base = unit.value(holder.of);
        if (base.kind === 'get' && base.key === 'prototype') {
          const maker = this.things({ unit, id: base.of, ctx: ref.ctx }).find(
            (it) => it.kind === 'function' || it.kind === 'class',
          );
          if (maker) return [{ kind: 'instance', of: maker, ctx: ref.ctx }];
        }
        if (base.kind === 'self') return this.things({ unit, id: holder.of, ctx: ref.ctx });
        if (base.kind === 'object') return [{ kind: 'object', ref: { unit, id: holder.of, ctx: ref.ctx } }];
      }
    }
    return [{ kind: 'instance', of: { kind: 'function', ref: { unit, id: of, ctx: ref.ctx } }, ctx: frame ?? ref.ctx }];
  }

  /** Calls of a function in the project, found through the names it is known by. */
  callersOf(unit: FileUnit, fn: ValueId): readonly Ref[] {
    const key = valueKey({ unit, id: fn });
    const known = this.callers.get(key);
    if (known !== undefined) return known;
    this.callers.set(key, []);
    const found = this.modules.callersOf(this, unit, fn);
    this.callers.set(key, found);
    return found;
  }

  // ---- types

  /** Instances that a written type describes. */
  private ofType(ref: Ref): readonly Thing[] {
    const unit = ref.unit;
    const type = unit.value(ref.id) as TypeValue;
    const inner = (): readonly Thing[] => (type.args ?? []).flatMap((id) => this.things({ ...ref, id }));
    if (type.name === '|' || type.name === '&') return inner().filter((it) => it.kind !== 'unknown');
    if (type.target !== undefined) {
      const target = unit.value(type.target);
      if (target.kind === 'import') {
        const named = this.importedType(
          unit,
          target.from,
          type.name.includes('.') ? type.name.split('.').at(-1)! : target.name,
          ref,
        );
        if (named.length > 0) return named;
      }
      const things = this.things({ ...ref, id: type.target });
      return this.instancesOf(things, type, ref);
    }
    if (/^(Promise|Readonly|Required|Partial|NonNullable|Awaited|PromiseLike)$/.test(type.name)) return inner();
    if (type.members !== undefined) return [{ kind: 'object', ref }];
    const language = this.languageOf(unit);
    const builtin = this.apis.typeIn(language, type.name);
    if (builtin.length > 0) return [{ kind: 'api', package: language, path: type.name, nodes: builtin, ref }];
    return [this.unknown(`type ${type.name}`, ref)];
  }
  private importedType(unit: FileUnit, from: Key, name: string, ref: Ref): readonly Thing[] {
    if (typeof from !== 'string') return NOTHING;
    const target = this.modules.resolve(unit, from);
    if (target.is !== 'package') return NOTHING;
    const direct = this.apis.typeIn(target.name, name);
    if (direct.length > 0) return [{ kind: 'api', package: target.name, path: name, nodes: direct, ref }];
    return NOTHING;
  }
  private instancesOf(things: readonly Thing[], type: TypeValue, ref: Ref): readonly Thing[] {
    const out: Thing[] = [];
    for (const thing of things) {
      if (thing.kind === 'class') out.push({ kind: 'instance', of: thing, ctx: thing.ref.ctx });
      else if (thing.kind === 'api') {
        const name = thing.path.split(/[ .]/).at(-1)!;
        const typed = this.apis.typeIn(thing.package, type.name.split('.').at(-1)!);
        const nodes =
          typed.length > 0
            ? typed
            : this.apis.typeIn(thing.package, name).length > 0
              ? this.apis.typeIn(thing.package, name)
              : this.apis.step(thing.nodes, '()');
        out.push({ kind: 'api', package: thing.package, path: name, nodes, ref });
      } else if (thing.kind === 'object') {
        const value = thing.ref.unit.value(thing.ref.id);
        const made = value.kind === 'type' ? this.modules.implementersOf(this, thing.ref) : [];
        out.push(...(made.length > 0 ? made : [thing]));
      } else out.push(thing);
    }
    return out;
  }

  // ---- ends

  unknown(why: string, ref: Ref): UnknownThing {
    return { kind: 'unknown', why, ref };
  }
  private cap(why: string, ref: Ref): readonly Thing[] {
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
    }
    if (seen.size > MAX_THINGS) {
      return [...[...seen.values()].slice(0, MAX_THINGS), this.unknown('too many alternatives', ref)];
    }
    return [...seen.values()];
  }
}

/** The functions and classes that a call stands before as a decorator. */
function decorated(site: Ref): Ref[] {
  const unit = site.unit;
  return unit.usersOf(site.id).flatMap((id) => {
    const value = unit.value(id);
    const marked = (value.kind === 'function' || value.kind === 'class') && value.marks?.includes(site.id) === true;
    return marked ? [{ unit, id, ctx: site.ctx, ...(value.name !== '' && { text: value.name }) }] : [];
  });
}
/** Arguments in the order of the parameters, where some are given by name. */
function byParameter(
  args: readonly (Ref | readonly Thing[] | undefined)[],
  call: Call,
  fn: Ref,
): readonly (Ref | readonly Thing[] | undefined)[] {
  const { names } = call;
  const value = fn.unit.value(fn.id);
  if (names === undefined || call.spreads !== undefined || value.kind !== 'function') return args;
  const out: (Ref | readonly Thing[] | undefined)[] = args.filter((_, index) => names[index] === null);
  for (const [index, name] of names.entries()) {
    const at = name === null ? -1 : value.params.findIndex((id) => (fn.unit.facts.values[id] as Param).name === name);
    if (at < 0) continue;
    // What lies between was left to its default.
    while (out.length < at) out.push([{ kind: 'constant', value: undefined }]);
    out[at] = args[index];
  }
  return out;
}
export function isRef(it: Ref | readonly Thing[]): it is Ref {
  return !Array.isArray(it);
}
/** Equal for things that cannot be told apart. */
function identity(thing: Thing): string {
  const at = (ref: Ref | undefined): string => (ref ? refKey(ref) : '');
  switch (thing.kind) {
    case 'constant':
      return `constant ${typeof thing.value} ${String(thing.value)}`;
    case 'unknown':
      return `unknown ${thing.why}`;
    case 'module':
      return `module ${String(thing.unit.index)}`;
    case 'instance':
      return `instance ${at(thing.of.ref)} ${String(thing.ctx.id)} ${at(thing.site)}`;
    case 'api':
      return `api ${thing.package} ${thing.path} ${at(thing.site)}`;
    case 'function':
      return `function ${at(thing.ref)} ${thing.self?.map(identity).join() ?? ''}`;
    default:
      return `${thing.kind} ${at(thing.ref)}`;
  }
}
function withSelf(thing: Thing, self: Thing): Thing {
  return thing.kind === 'function' && thing.self === undefined ? boundTo(thing, self) : thing;
}
/** Written out, because V8 gives each object that is spread and added to a shape of its own, larger than the object. */
function boundTo({ kind, ref }: FunctionThing, self: Thing): FunctionThing {
  return { kind, ref, self: [self] };
}
/** Both are instances of one library type (or of one place in a library). */
function sameKind(a: ApiThing, b: ApiThing): boolean {
  if (a.site && b.site)
    return identity(a) === identity(b) || a.nodes.some((node) => node.types.length > 0 && b.nodes.includes(node));
  return a.nodes.some((node) => b.nodes.includes(node));
}
