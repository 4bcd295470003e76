/**
 * Runs the bootstrap code on paper: module bodies and the functions they call, in order, across files, known loops
 * unrolled, as far as something is registered on the way. What comes out is the ordered tree of scopes.
 */
import { announceServed } from './announced.ts';
import type { Call, RegionId, Value, ValueId } from '../facts/facts.ts';
import type { Library } from '../libraries/kinds.ts';
import { AlikeRuns } from './alike-runs.ts';
import type { Apis } from './apis.ts';
import { applied } from './decorators.ts';
import { Constructions } from './constructions.ts';
import { Failures } from './failures.ts';
import { Handing } from './handed.ts';
import type { Modules } from './modules.ts';
import { runEntryPlugins, runEntryPoints } from './entry-points.ts';
import { register } from './registrations.ts';
import type { Replaying } from './replaying.ts';
import { Relevance } from './relevance.ts';
import { Scopes } from './scope-tree.ts';
import type { Given, Scope } from './scopes.ts';
import {
  type ApiThing,
  type ClassThing,
  type Context,
  type FunctionThing,
  type Ref,
  refKey,
  type Thing,
  valueKey,
  valueOf,
} from './things.ts';
import type { FileUnit } from './units.ts';
import { tellMethod, tellUnread } from './unread-routes.ts';
import { countedTurns } from './counted-loops.ts';
import { madeBy } from './values/calls.ts';
import { callbackTurns } from './values/collection-calls.ts';
import { gettersRead } from './values/instances.ts';
import { IdleRuns } from './idle-runs.ts';
import { isEntered } from './values/variables.ts';
import { callbackParam } from './values/parameters.ts';
import { valuesOf } from './values/index.ts';
import type { Values } from './values/kernel.ts';

/** Turns of one loop that are unrolled, and of loops one inside another. */
const MAX_TURNS = 5000;
const MAX_NESTED_TURNS = 10_000;
/** Calls one inside another. */
const MAX_CALLS_DEEP = 40;
/** Modules that import one another in the middle of their code. */
const MAX_MODULES_DEEP = 100;
/** Frames in which one function is run. */
const MAX_RUNS = 2000;
/** Frames in which functions are run, all together: from then on each is run once, if it did not run before. */
const MAX_FRAMES = 20_000;

/** What was registered, and the values for those who know what frameworks hand over. */
export interface Replayed {
  readonly values: Values;
  readonly scopes: Scopes;
}

/** Replays every source file, entries first, then those that nobody imports. */
export function replayed(
  apis: Apis,
  modules: Modules,
  entries: readonly string[],
  failures: Failures = new Failures(),
): Replayed {
  const handing = new Handing();
  const values = valuesOf(apis, modules, { failures, handed: handing.meanwhile });
  const replay = new Replay(values, handing);
  replay.run(entries);
  return { values: values.knowing(handing), scopes: replay.scopes };
}

export class Replay implements Replaying {
  readonly values: Values;
  readonly scopes: Scopes;
  readonly handing: Handing;
  private readonly relevance: Relevance;
  private readonly ran = new Set<string>();
  private readonly modulesRun = new Set<FileUnit>();
  private readonly runs = new Map<string, number>();
  private readonly idleRuns: IdleRuns;
  private readonly alikeRuns: AlikeRuns;
  private readonly constructions: Constructions;
  private readonly hosts = new Map<string, Scope>();
  private deep = 0;
  /** The branches around whose condition is not known, from the outside in. */
  private conditions: readonly string[] = [];

  constructor(values: Values, handing: Handing) {
    this.values = values;
    this.handing = handing;
    this.scopes = new Scopes(values);
    this.relevance = new Relevance(values);
    this.idleRuns = new IdleRuns(values);
    this.alikeRuns = new AlikeRuns(values, this.scopes);
    this.constructions = new Constructions(this, this.relevance);
  }
  get conditional(): boolean {
    return this.conditions.length > 0;
  }
  get given(): Given {
    return { conditional: this.conditional, under: this.conditions };
  }
  loading: Scope | undefined;
  load(scope: Scope, run: () => void): void {
    const before = this.loading;
    this.loading = scope;
    run();
    this.loading = before;
  }
  run(entries: readonly string[]): void {
    const units = this.values.modules.units.filter((unit) => unit.role !== 'test' && unit.role !== 'generated');
    const imported = new Set<FileUnit>();
    for (const unit of units) {
      this.values.failures.attempt('imports', { unit }, () => {
        for (const { target } of this.values.modules.importsOf(unit)) {
          const next = target.is === 'file' ? this.values.modules.unit(target.path) : undefined;
          if (next && next !== unit) imported.add(next);
        }
      });
    }
    const first = new Set(entries);
    for (const unit of units) if (first.has(unit.path)) this.runModule(unit);
    for (const unit of units) if (!imported.has(unit)) this.runModule(unit);
    for (const unit of units) this.runModule(unit);
    this.runModuleClasses();
    this.runHandedBack();
    const mayRun = (fn: FunctionThing): boolean => !this.runs.has(valueKey(fn.ref)) && this.mayRegister(fn);
    runEntryPlugins(this, entries, mayRun);
    this.scopes.again = true;
    runEntryPoints(this.values, units, {
      hasRun: (fn) => this.runs.has(valueKey(fn.ref)),
      mayRun,
      makesApplication: ({ unit, id }) => this.relevance.makesApplication(unit, id),
      run: (fn) => {
        this.guarded('registration', fn.ref, () => {
          this.runFunction(fn, this.values.contexts.root);
        });
      },
    });
    announceServed(this);
    for (const scope of this.scopes.all) scope.unseen.push(...this.scopes.lost);
  }
  /** Functions that a library only gives back (`fp(plugin)`) run where they are used; those that nobody uses run at last. */
  private readonly handedBack: { readonly ref: Ref; readonly call: Call; readonly thing: ApiThing }[] = [];
  private runHandedBack(): void {
    for (const { ref, call, thing } of this.handedBack) {
      const given = call.args.flatMap((id) => this.values.things({ ...ref, id }));
      if (given.some((it) => it.kind === 'function' && this.runs.has(valueKey(it.ref)))) continue;
      this.guarded('registration', ref, () => {
        this.runCallbacks(ref, call, thing);
      });
    }
  }
  /** Methods of classes that a decorator makes a module: the framework calls them while it starts. */
  private runModuleClasses(): void {
    const { root } = this.values.contexts;
    for (const { unit, id } of this.values.modules.allClasses()) {
      const value = unit.value(id);
      if (value.kind !== 'class' || value.marks === undefined) continue;
      const { marks, members } = value;
      this.guarded('registration', this.values.ref(unit, id), () => {
        if (!applied(this.values, unit, marks).some((it) => it.row.does === 'module')) return;
        for (const member of members) {
          if (member.kind !== 'method' || member.value === undefined || member.static) continue;
          const fn: FunctionThing = { kind: 'function', ref: { unit, id: member.value, ctx: root } };
          if (this.mayRegister(fn)) this.runFunction(fn, root);
        }
      });
    }
  }
  /** What throws costs what it was about: the code after it runs on, as deep as it was. */
  private guarded(work: 'module' | 'registration', at: Ref, run: () => void): void {
    const { deep, conditions, turns, modulesDeep, loading } = this;
    const instead = (): void => {
      this.deep = deep;
      this.conditions = conditions;
      this.turns = turns;
      this.modulesDeep = modulesDeep;
      this.loading = loading;
      this.miss(at);
    };
    this.values.failures.guarded(work, work === 'module' ? { unit: at.unit } : at, instead, run);
  }
  /** Notes that a registration is missing: for the scope it is a call on, where that can be told, or for all. */
  private miss(at: Ref): void {
    const unseen = { why: 'a registration could not be analysed', at };
    const scopes = this.values.failures.guarded<readonly Scope[] | undefined>(
      'scope',
      at,
      () => undefined,
      () => this.scopesOf(at),
    );
    for (const list of scopes === undefined ? [this.scopes.lost] : scopes.map((scope) => scope.unseen))
      if (!list.some((it) => it.at.unit === at.unit && it.at.id === at.id)) list.push(unseen);
  }
  /** Scopes that a call is made on; none where it can register nothing; undefined where that cannot be told. */
  private scopesOf(at: Ref): readonly Scope[] | undefined {
    const unit = at.unit;
    const call = unit.value(at.id);
    if (call.kind !== 'call') return undefined;
    if (!this.relevance.stretchMayRegister(unit, at.id, at.id + 1)) return [];
    const things = call.receiver === undefined ? [] : this.values.things({ ...at, id: call.receiver });
    const scopes = things.flatMap((thing) =>
      thing.kind === 'api' && this.scopes.has(thing) ? this.scopes.of(thing, at).scope : [],
    );
    return scopes.length > 0 ? scopes : undefined;
  }
  /** Runs a module's body once, when it is first imported, after what it imports before anything else. */
  runModule(unit: FileUnit): void {
    const open: { readonly unit: FileUnit; readonly before: FileUnit[] }[] = [];
    const enter = (it: FileUnit): void => {
      if (this.modulesRun.has(it) || it.role === 'test') return;
      this.modulesRun.add(it);
      open.push({ unit: it, before: this.firstImports(it).reverse() });
    };
    enter(unit);
    for (let at = open.at(-1); at !== undefined; at = open.at(-1)) {
      const next = at.before.pop();
      if (next !== undefined) enter(next);
      else {
        open.pop();
        this.runBody(at.unit);
      }
    }
  }
  /** A module that is imported so deep within others has its turn when the outermost is through. */
  private runBody(unit: FileUnit): void {
    if (this.modulesDeep >= MAX_MODULES_DEEP) {
      this.late.push(unit);
      return;
    }
    this.modulesDeep++;
    this.guarded('module', this.values.ref(unit, 0), () => {
      this.scopes.programs.run(unit, () => this.runRegion(unit, 0, this.values.contexts.root));
    });
    this.modulesDeep--;
    if (this.modulesDeep === 0)
      for (let it = this.late.shift(); it !== undefined; it = this.late.shift()) this.runBody(it);
  }
  private modulesDeep = 0;
  private readonly late: FileUnit[] = [];
  /** What a module imports before it does anything. */
  private firstImports(unit: FileUnit): FileUnit[] {
    const out: FileUnit[] = [];
    const { first, last } = unit.region(0);
    const [inner] = unit.childrenOf(0);
    for (let id = first; id < (inner === undefined ? last : unit.region(inner).first); id++) {
      const value = unit.value(id);
      if (value.kind === 'call') break;
      const next = this.importedBy(unit, value);
      if (next !== undefined) out.push(next);
    }
    return out;
  }
  private importedBy(unit: FileUnit, value: Value): FileUnit | undefined {
    if (value.kind !== 'import' || value.typeOnly || typeof value.from !== 'string') return undefined;
    const target = this.values.modules.resolve(unit, value.from);
    return target.is === 'file' ? this.values.modules.unit(target.path) : undefined;
  }
  /** Runs a function's body in a frame, once; `site`: the call, where others at its place may tell the same. */
  runFunction(fn: FunctionThing, ctx: Context, site?: Ref): void {
    const unit = fn.ref.unit;
    const value = unit.value(fn.ref.id);
    const key = refKey({ unit, id: fn.ref.id, ctx });
    if (value.kind !== 'function' || this.ran.has(key)) return;
    const { conditional, scopes, loading, deep } = this;
    const start = { state: [conditional, scopes.again, loading?.key, scopes.programs.now].join(), deep };
    if (site !== undefined && this.alikeRuns.isTold(fn.ref, ctx, site, start)) return;
    if (this.deep >= MAX_CALLS_DEEP) {
      this.alikeRuns.cut();
      this.values.cuts.add(
        fn.ref,
        'route',
        'it may register routes, too many calls away from where the application starts',
      );
      return;
    }
    this.ran.add(key);
    const name = valueKey(fn.ref);
    const times = (this.runs.get(name) ?? 0) + 1;
    this.runs.set(name, times);
    if (times > MAX_RUNS || (times > 1 && this.ran.size > MAX_FRAMES)) {
      this.values.cuts.add(fn.ref, 'route', 'it may register routes, and is called in more ways than are looked at');
      return;
    }
    const body = (): void => {
      this.deep++;
      const conditions = this.conditions;
      this.runRegion(unit, value.body, ctx);
      this.conditions = conditions;
      this.deep--;
    };
    this.idleRuns.run(name, this.values.contexts.frameOf(unit, fn.ref.id, ctx)?.args, () => {
      if (site === undefined) body();
      else this.alikeRuns.run(fn.ref, ctx, site, start, body);
    });
  }
  mayRegister(fn: FunctionThing): boolean {
    return this.relevance.mayRegister(fn.ref.unit, fn.ref.id);
  }

  /** Remembers the application that a resource library was told to mount on. */
  learnApplication(callee: ApiThing, ref: Ref): boolean {
    const row = this.values.apis.applicationRow(callee.nodes);
    if (row === undefined) return false;
    for (const arg of this.values.argument(ref, row.app)) {
      for (const thing of this.values.things(arg))
        if (thing.kind === 'api') this.hosts.set(row.library.package, this.scopes.of(thing, ref).scope);
    }
    return true;
  }
  applicationOf(library: Library): Scope | undefined {
    return this.hosts.get(library.package);
  }

  private runRegion(unit: FileUnit, region: RegionId, ctx: Context): void {
    const { first, last } = unit.region(region);
    const children = unit.childrenOf(region);
    let child = 0;
    for (let id = first; id < last;) {
      while (
        child < children.length &&
        unit.region(children[child]!).last <= id &&
        unit.region(children[child]!).first < id
      )
        child++;
      const next = children[child];
      if (next !== undefined && unit.region(next).first === id) {
        child++;
        this.runChild(unit, next, ctx);
        id = Math.max(id, unit.region(next).last);
        continue;
      }
      this.runValue(unit, id, ctx);
      id++;
    }
  }
  private runChild(unit: FileUnit, region: RegionId, ctx: Context): void {
    const it = unit.region(region);
    if (it.first === it.last) return;
    if (it.kind === 'loop' && it.over !== undefined) {
      this.runLoop(unit, region, it.over, ctx);
      return;
    }
    if (it.kind === 'loop' && this.relevance.stretchMayRegister(unit, it.first, it.last)) {
      this.runCounted(unit, region, ctx);
      return;
    }
    const entered = isEntered(this.values, { unit, ctx }, region);
    if (entered === false) return;
    const conditional = (it.kind === 'branch' && entered === undefined) || it.kind === 'case' || it.kind === 'catch';
    const { conditions } = this;
    if (conditional) this.conditions = [...conditions, refKey({ unit, id: region, ctx })];
    this.runRegion(unit, region, ctx);
    this.conditions = conditions;
  }
  private runLoop(unit: FileUnit, region: RegionId, over: ValueId, ctx: Context): void {
    const stretch = unit.region(region);
    if (!this.relevance.stretchMayRegister(unit, stretch.first, stretch.last)) return;
    const element = unit.elementIn(region, over);
    const keys = element !== undefined && (unit.value(element) as { keys?: true }).keys === true;
    const turns = element === undefined ? undefined : this.values.turns({ unit, id: over, ctx }, keys);
    if (turns === undefined || element === undefined || !this.mayUnroll(turns.length, { unit, id: over, ctx })) {
      this.runRegion(unit, region, ctx);
      return;
    }
    this.runTurns(unit, region, element, turns, ctx);
  }
  private runTurns(
    unit: FileUnit,
    region: RegionId,
    element: ValueId,
    turns: readonly (readonly Thing[])[],
    ctx: Context,
  ): void {
    this.unrolled(turns.length, () => {
      turns.forEach((is, turn) => {
        this.runRegion(unit, region, this.values.contexts.turn(unit, element, is, turn, ctx));
      });
    });
  }
  private runCounted(unit: FileUnit, region: RegionId, ctx: Context): void {
    const counted = countedTurns(this.values, unit, region, ctx);
    const at: Ref = { unit, id: unit.region(region).first, ctx };
    if (counted !== undefined && this.mayUnroll(counted.turns.length, at)) {
      this.runTurns(unit, region, counted.element, counted.turns, ctx);
      return;
    }
    const before = this.scopes.size;
    this.runRegion(unit, region, ctx);
    if (this.scopes.size > before)
      this.values.cuts.add(at, 'route', 'what is registered in a loop whose turns are not known is looked at once');
  }
  private mayUnroll(turns: number, at: Ref): boolean {
    if (turns <= MAX_TURNS && this.turns * turns <= MAX_NESTED_TURNS) return true;
    this.values.cuts.add(at, 'route', 'routes are registered for each of more things than are looked at one by one');
    return false;
  }
  private unrolled(turns: number, run: () => void): void {
    const before = this.turns;
    this.turns *= Math.max(1, turns);
    run();
    this.turns = before;
  }
  private turns = 1;
  private runValue(unit: FileUnit, id: ValueId, ctx: Context): void {
    const value = unit.value(id);
    if (value.kind === 'import') {
      const next = this.importedBy(unit, value);
      if (next !== undefined) this.runModule(next);
    } else if (value.kind === 'get' && typeof value.key === 'string')
      this.runGetters({ unit, id, ctx }, value.of, value.key);
    else if (value.kind === 'call')
      this.guarded('registration', { unit, id, ctx }, () => {
        this.runCall({ unit, id, ctx }, value);
      });
  }
  private runGetters(ref: Ref, of: ValueId, key: string): void {
    const getters = this.relevance.gettersNamed(key);
    if (getters.length === 0) return;
    this.guarded('registration', ref, () => {
      for (const { getter, ctx } of gettersRead(this.values, { ...ref, id: of }, key, getters))
        this.runFunction(getter, ctx);
    });
  }
  private runCall(ref: Ref, call: Call): void {
    let followed = false;
    for (const thing of this.values.things({ ...ref, id: call.callee })) {
      if (thing.kind === 'function') {
        followed = true;
        if (this.mayRegister(thing)) this.runFunction(thing, this.entered(thing, ref), ref);
        else this.runCallbacks(ref, call, undefined);
      } else if (thing.kind === 'class' && (call.new || ref.unit.value(call.callee).kind === 'super')) {
        followed = true;
        this.constructions.construct(thing, ref, call);
      } else if (thing.kind === 'api') {
        followed = true;
        for (const instance of madeBy(this.values, thing, ref)) this.constructions.byContainer(instance);
        if (register(this, thing, ref)) {
          this.idleRuns.registered();
          continue;
        }
        tellUnread(this, ref, call, thing);
        if (thing.nodes.length === 0) this.runListed(ref, call);
        if (this.values.apis.has(thing.nodes, 'returns')) {
          this.idleRuns.registered();
          this.handedBack.push({ ref, call, thing });
        } else this.runCallbacks(ref, call, thing);
      }
    }
    if (!followed) tellUnread(this, ref, call, undefined);
    if (!followed) this.runCallbacks(ref, call, undefined);
  }
  entered(fn: FunctionThing, site: Ref): Context {
    const ctx = this.values.enter(fn, site, false);
    const value = valueOf(fn.ref);
    if (ctx === fn.ref.ctx && value.kind === 'function' && value.params.length > 0)
      this.values.cuts.add(fn.ref, 'route', 'it may register routes, and is called in more ways than are told apart');
    return ctx;
  }
  runFields({ ref: { unit, id } }: ClassThing, ctx: Context): void {
    const region = unit.fieldsOf(id);
    if (region !== undefined && this.relevance.mayRegister(unit, id)) this.runRegion(unit, region, ctx);
  }
  /** Functions among the options of a call of which nothing is known (`start({ loaders: [routes] })`). */
  private runListed(ref: Ref, call: Call): void {
    call.args.forEach((id, index) => {
      if (ref.unit.value(id).kind !== 'object') return;
      const given = this.values.argument(ref, `[${String(index)}] values flat`);
      for (const thing of given.flatMap((it) => this.values.things(it)))
        if (thing.kind === 'function' && this.mayRegister(thing)) this.runFunction(thing, thing.ref.ctx);
    });
  }
  /** Functions handed to a call whose inside is not seen: they run, with what the library is known to hand over. */
  private runCallbacks(ref: Ref, call: Call, callee: ApiThing | undefined): void {
    call.args.forEach((id, index) => {
      for (const thing of this.values.things({ ...ref, id })) {
        if (thing.kind === 'api') tellMethod(this, thing, ref);
        if (thing.kind !== 'function' || !this.mayRegister(thing)) continue;
        const turns = callee && callbackTurns(this.values, callee, ref);
        if (turns && this.mayUnroll(turns.length, ref)) {
          this.unrolled(turns.length, () =>
            turns.forEach((args, turn) => {
              this.runFunction(thing, this.values.enterWith(thing, `${refKey(ref)}#${String(turn)}`, args));
            }),
          );
          continue;
        }
        const params = callee ? [0, 1, 2].map((it) => callbackParam(this.values, callee, call, ref, index, it)) : [];
        const args = params.map((things) => (things.length > 0 ? things : undefined));
        const isBare = args.every((it) => it === undefined);
        this.runFunction(thing, isBare ? thing.ref.ctx : this.values.enterWith(thing, ref, args));
      }
    });
  }
}
