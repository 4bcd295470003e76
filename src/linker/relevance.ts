/** Which functions can register something when they run: only those are worth replaying. */
import type { ValueId } from '../facts/facts.ts';
import { Reach, type Step } from './reach.ts';
import type { FileUnit } from './units.ts';
import { isEffectless, looksLikeRoute } from './unread-routes.ts';
import type { Values } from './values/kernel.ts';
import { type ClassThing, type Thing, valueKey, valueOf } from './things.ts';

/** Rows that say of a function that calling it declares endpoints, what stands before them, or an application. */
const REGISTERING = [
  'routes', 'mounts', 'controllers', 'definedRoutes', 'documentedRoutes', 'definitions', 'implementations', 'scopes', 'schemes', 'prefixes', 'hooks', 'decorates', 'resources', 'fileRoutes', 'middleware', 'callbacks',
  'returns', 'wraps', 'combines', 'settings', 'setups', 'makes', 'starts', 'paramHandlers', 'macros', 'casts', 'changes', 'dispatchers', 'graphql',
  'graphqlFields', 'fieldRules', 'procedures', 'procedureRouters', 'procedureServers', 'contracts', 'contractDocuments',
] as const; // prettier-ignore

export interface Place {
  readonly unit: FileUnit;
  readonly fn: ValueId;
}

export class Relevance {
  private readonly values: Values;
  private readonly own = new Map<FileUnit, Set<ValueId>>();
  private readonly files: Reach<FileUnit>;
  private readonly functions: Reach<Place>;
  private readonly makers: Reach<Place>;
  private getters: Map<string, Place[]> | undefined;
  private readonly bodyCalls = new Map<FileUnit, Map<ValueId, ValueId[]>>();

  constructor(values: Values) {
    this.values = values;
    this.files = new Reach(
      (unit) => unit,
      (unit) => this.filesFrom(unit),
    );
    this.functions = new Reach(
      ({ unit, fn }) => valueKey({ unit, id: fn }),
      (place) => this.functionsFrom(place),
    );
    this.makers = new Reach(
      ({ unit, fn }) => valueKey({ unit, id: fn }),
      (place) => this.makersFrom(place),
    );
  }
  /** The same of making an instance: a constructor may call methods of the class that has it, or of those above. */
  constructionMayRegister(cls: ClassThing): boolean {
    if ([...this.madeBy(cls)].some(({ unit, fn }) => this.mayRegister(unit, fn))) return true;
    const value = valueOf(cls.ref);
    return (
      value.kind === 'class' &&
      value.extends.length > 0 &&
      this.values.constructorOf(cls) !== undefined &&
      value.members.some(
        (it) => it.kind === 'method' && it.value !== undefined && this.mayRegister(cls.ref.unit, it.value),
      )
    );
  }
  /** What runs when an instance is made: its constructor, and the values of fields, which are places of their classes. */
  private *madeBy(cls: ClassThing): Iterable<Place> {
    const made = this.values.constructorOf(cls);
    if (made !== undefined) yield { unit: made.ref.unit, fn: made.ref.id };
    for (const it of [cls, ...this.values.ancestors(cls)])
      if (it.kind === 'class') yield { unit: it.ref.unit, fn: it.ref.id };
  }
  /** True when running the function makes an application, itself or through calls. */
  makesApplication(unit: FileUnit, fn: ValueId): boolean {
    return this.makers.of({ unit, fn });
  }
  /** Getters by this name, of classes and of objects, that may register something when they are read. */
  gettersNamed(name: string): readonly Place[] {
    if (this.getters === undefined) {
      this.getters = new Map();
      for (const { key, unit, fn } of this.allGetters()) {
        if (!this.mayRegister(unit, fn)) continue;
        const list = this.getters.get(key);
        if (list) list.push({ unit, fn });
        else this.getters.set(key, [{ unit, fn }]);
      }
    }
    return this.getters.get(name) ?? [];
  }
  private *allGetters(): Iterable<Place & { readonly key: string }> {
    for (const unit of this.values.modules.units) {
      if (unit.role === 'test') continue;
      for (const value of unit.facts.values) {
        if (value.kind === 'class') {
          for (const { kind, name: key, value: fn } of value.members)
            if (kind === 'getter' && typeof key === 'string' && fn !== undefined) yield { key, unit, fn };
        } else if (value.kind === 'object')
          for (const { accessor, key, value: fn } of value.entries)
            if (accessor === 'get' && typeof key === 'string') yield { key, unit, fn };
      }
    }
  }
  /** True when running the function may register an endpoint, middleware or a setting, itself or through calls. */
  mayRegister(unit: FileUnit, fn: ValueId): boolean {
    return this.functions.of({ unit, fn });
  }
  /** True when a stretch of a body may register something. */
  stretchMayRegister(unit: FileUnit, first: ValueId, last: ValueId): boolean {
    const within = this.registering(unit);
    for (let id = first; id < last; id++) {
      const value = unit.value(id);
      if (value.kind === 'function' && within.has(id)) return true;
      if (value.kind !== 'call') continue;
      if (this.candidates.get(unit)?.has(id)) return true;
      if (!this.files.of(unit)) continue;
      const ref = this.values.ref(unit, id);
      for (const operand of [value.callee, ...value.args]) {
        const kind = unit.value(operand).kind;
        if (kind === 'literal' || kind === 'text' || kind === 'object') continue;
        for (const thing of this.values.things({ ...ref, id: operand }))
          if (thing.kind === 'function' && this.mayRegister(thing.ref.unit, thing.ref.id)) return true;
      }
    }
    return false;
  }
  private readonly candidates = new Map<FileUnit, Set<ValueId>>();
  /** Functions (and -1, the module) with a registering call written inside. */
  registering(unit: FileUnit): ReadonlySet<ValueId> {
    let found = this.own.get(unit);
    if (found === undefined) {
      found = new Set();
      const names = this.values.apis.registering;
      const values = unit.facts.values;
      for (let id = 0; id < values.length; id++) {
        const call = values[id]!;
        if (call.kind !== 'call') continue;
        const callee = values[call.callee]!;
        if (
          callee.kind === 'get'
            ? // `app[method](path, handler)`: the name is known when it runs.
              typeof callee.key === 'string'
              ? !looksLikeRoute(unit, call) &&
                !this.isLoadedByName(unit, callee.of) &&
                (!names.has(callee.key) || !this.plausible(unit, id, callee.key, callee.of))
              : call.args.length < 2 || !this.isLibraryObject(unit, callee.of)
            : callee.kind !== 'import' || call.args.length === 0 || this.isSilent(unit, call.callee)
        )
          continue;
        let calls = this.candidates.get(unit);
        if (calls === undefined) this.candidates.set(unit, (calls = new Set()));
        calls.add(id);
        for (let fn = unit.ownerOf(id); !found.has(fn); fn = unit.outerOf(fn)) {
          found.add(fn);
          if (fn < 0) break;
        }
      }
      this.own.set(unit, found);
    }
    return found;
  }
  /** What a module gives that is loaded by a computed name: which one that is, is known when it runs. */
  private isLoadedByName(unit: FileUnit, of: ValueId, met: ReadonlySet<ValueId> = new Set()): boolean {
    const base = unit.value(of);
    if (base.kind === 'wait') return this.isLoadedByName(unit, base.of, met);
    // A function may be handed to a promise that it was handed itself (`function next(step) { step.then(next); }`).
    if (base.kind === 'param' && !met.has(of)) {
      const more = new Set([...met, of]);
      return unit.usersOf(base.function).some((it) => this.isBehindLoading(unit, it, more));
    }
    return base.kind === 'import' && typeof base.from !== 'string';
  }
  /** `import(name).then(…)` */
  private isBehindLoading(unit: FileUnit, id: ValueId, met: ReadonlySet<ValueId>): boolean {
    const call = unit.value(id);
    const callee = call.kind === 'call' ? unit.value(call.callee) : undefined;
    return callee?.kind === 'get' && callee.key === 'then' && this.isLoadedByName(unit, callee.of, met);
  }
  /**
   * A receiver that is text, a list, or an object of the project's own cannot be a router; and a route needs more than a
   * path, unless the path stands before (`route('/x').get(handler)`).
   */
  private plausible(unit: FileUnit, id: ValueId, key: string, of: ValueId): boolean {
    const base = unit.value(of);
    const call = unit.value(id);
    if (call.kind === 'call' && call.args.length < 2 && base.kind !== 'call' && this.values.apis.routing.has(key))
      return false;
    if (base.kind === 'self' || base.kind === 'get' || base.kind === 'load' || base.kind === 'call') {
      const things = this.values.things(this.values.ref(unit, of));
      if (things.length > 0 && things.every((it) => this.isOwn(it))) return false;
    }
    return (
      base.kind !== 'literal' &&
      base.kind !== 'text' &&
      base.kind !== 'array' &&
      base.kind !== 'pattern' &&
      !(base.kind === 'global' && base.name !== 'app')
    );
  }
  /** Nothing that a library gives, and no class of the project's below one of a library. */
  private isOwn(it: Thing): boolean {
    if (it.kind === 'instance' && it.of.kind === 'class')
      return this.values.ancestors(it.of).every(({ kind }) => kind !== 'api');
    return it.kind !== 'unknown' && it.kind !== 'api';
  }
  /**
   * Something that a library is known to give, or that whoever calls the function hands over: a table of the project's own
   * functions is called by name too.
   */
  private isLibraryObject(unit: FileUnit, of: ValueId): boolean {
    const things = this.values.things(this.values.ref(unit, of));
    return (
      things.every((it) => it.kind === 'unknown') ||
      things.some((it) => it.kind === 'api' && it.nodes.some((node) => node.types.length > 0))
    );
  }
  /**
   * What is imported registers nothing by being called: what a function or a class of the project's own registers is seen
   * there, and not in those that call it; and of many packages it is known that they have to do with other things.
   */
  private isSilent(unit: FileUnit, callee: ValueId): boolean {
    const things = this.values.things(this.values.ref(unit, callee));
    return things.length > 0 && things.every((it) => this.isSilentThing(it));
  }
  private isSilentThing(it: Thing): boolean {
    if (it.kind === 'function' || it.kind === 'class') return true;
    if (it.kind !== 'api') return false;
    const { apis } = this.values;
    if (it.nodes.length > 0) return !REGISTERING.some((kind) => apis.has(it.nodes, kind));
    return isEffectless(it.package);
  }
  private *functionsFrom(place: Place): Iterable<Step<Place>> {
    if (this.registering(place.unit).has(place.fn)) yield true;
    if (this.files.of(place.unit)) yield* this.calledFrom(place);
  }
  private *makersFrom(place: Place): Iterable<Step<Place>> {
    for (const id of this.callsIn(place.unit, place.fn))
      for (const thing of this.values.things(this.values.ref(place.unit, id)))
        if (thing.kind === 'api' && thing.site?.id === id && this.values.apis.isApplication(thing)) yield true;
    yield* this.calledFrom(place);
  }
  private *calledFrom({ unit, fn }: Place): Iterable<Step<Place>> {
    for (const id of this.callsIn(unit, fn)) {
      const call = unit.value(id);
      if (call.kind !== 'call') continue;
      const ref = this.values.ref(unit, id);
      // `connect(() => { start(app); })`
      for (const arg of call.args) if (unit.value(arg).kind === 'function') yield { unit, fn: arg };
      for (const thing of this.values.things({ ...ref, id: call.callee })) {
        if (thing.kind === 'function') yield { unit: thing.ref.unit, fn: thing.ref.id };
        else if (thing.kind === 'class' && call.new) yield* this.madeBy(thing);
      }
    }
  }
  /** Calls written directly in a function's body. */
  private callsIn(unit: FileUnit, fn: ValueId): readonly ValueId[] {
    let index = this.bodyCalls.get(unit);
    if (index === undefined) {
      index = new Map();
      const values = unit.facts.values;
      for (let id = 0; id < values.length; id++) {
        if (values[id]!.kind !== 'call') continue;
        const owner = unit.ownerOf(id);
        const list = index.get(owner);
        if (list) list.push(id);
        else index.set(owner, [id]);
      }
      this.bodyCalls.set(unit, index);
    }
    return index.get(fn) ?? [];
  }
  /** Whether the file, or one that it imports, holds a registering call at all. */
  private *filesFrom(unit: FileUnit): Iterable<Step<FileUnit>> {
    if (this.registering(unit).size > 0) yield true;
    const imports = this.values.failures.guarded<ReturnType<Values['modules']['importsOf']>>(
      'imports',
      { unit },
      () => [],
      () => this.values.modules.importsOf(unit),
    );
    for (const { target } of imports) {
      const next = target.is === 'file' ? this.values.modules.unit(target.path) : undefined;
      if (next !== undefined) yield next;
    }
  }
}
