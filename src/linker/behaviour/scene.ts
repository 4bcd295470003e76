/** What the passes about behaviour share: values, calls of libraries by function, and small questions about values. */
import type { FunctionValue, Location, Param, RegionId, ValueId } from '../../facts/facts.ts';
import type { RequestPart, When } from '../../libraries/kinds.ts';
import { lastNames } from '../../libraries/paths.ts';
import type { Flow, Schema } from '../../model/model.ts';
import type { Placed, RowKind, RowOf } from '../apis.ts';
import { Calls } from '../acts/calls.ts';
import { applied } from '../decorators.ts';
import type { QuerySite } from '../flows/query-site.ts';
import { Sites, type Site } from '../flows/sites.ts';
import { locationOf, placeInCall } from '../places.ts';
import type { Manifest } from '../project.ts';
import { SchemaReader } from '../schemas/reader.ts';
import type { SqlReader } from '../sql/statement.ts';
import type { ApiThing, Context, FunctionThing, Ref, Thing } from '../things.ts';
import type { FileUnit } from '../units.ts';
import type { Values } from '../values/kernel.ts';
import { Amendments } from './amended.ts';
import { leftByOwnPipes, leftByPipes } from './pipe-options.ts';

export { placeKey } from '../../model/questions.ts';

/** What other passes know and behaviour needs. */
export interface Surroundings {
  /** By `valueKey` of the driver's call: what it runs, of a wrapper for each of its callers. */
  readonly queries?: ReadonlyMap<string, readonly QuerySite[]>;
  readonly sql: SqlReader;
  /** The way a caller's input gets to a value, where there is one. */
  readonly flowTo?: (ref: Ref) => Flow | undefined;
  readonly manifests: readonly Manifest[];
  /** The chain has checked this part of the request before it is read here. */
  readonly validated?: (source: Ref, part: RequestPart) => boolean;
  /** Code around a value tests it before it is used. */
  readonly tested?: (value: Ref) => boolean;
  /** Calls by name, where another pass made the index already. */
  readonly sites?: Sites;
  /** What calls lead to, where another pass asked already. */
  readonly calls?: Calls;
  readonly schemas?: SchemaReader;
}
/** Kinds of rows that are acts of a function. */
const ACTS = [
  'data',
  'queries',
  'responses',
  'statuses',
  'logs',
  'audits',
  'outbound',
  'errors',
  'validators',
  'transactions',
  'pools',
  'uploads',
  'crypto',
] as const satisfies readonly RowKind[];

type SitesByUnit = ReadonlyMap<FileUnit, ReadonlyMap<ValueId, Site>>;
const NO_SITES: ReadonlyMap<ValueId, Site> = new Map();
function byUnit(sites: Iterable<Site>): SitesByUnit {
  const out = new Map<FileUnit, Map<ValueId, Site>>();
  for (const site of sites) {
    let list = out.get(site.unit);
    if (list === undefined) out.set(site.unit, (list = new Map<ValueId, Site>()));
    list.set(site.ref.id, site);
  }
  return out;
}

export class Scene {
  readonly values: Values;
  readonly sites: Sites;
  readonly calls: Calls;
  readonly schemas: SchemaReader;
  readonly around: Surroundings;
  /** Files whose behaviour is asked about. */
  readonly units: readonly FileUnit[];
  readonly amendments: Amendments;
  private acts: SitesByUnit | undefined;
  private messages: SitesByUnit | undefined;
  private written: Set<string> | undefined;
  private acting: Set<string> | undefined;
  private ofClasses: Schema['unknownMembers'] | undefined;
  private pipe: { readonly at: Location | undefined } | undefined;
  private drops: ReadonlySet<string> | undefined;
  private ofAll: Schema['unknownMembers'] | undefined;
  private readonly homes = new Map<FileUnit, Map<ValueId, ValueId>>();

  constructor(values: Values, around: Surroundings) {
    this.values = values;
    this.around = around;
    this.sites = around.sites ?? new Sites(values);
    this.calls = around.calls ?? new Calls(values);
    this.schemas = around.schemas ?? new SchemaReader(values);
    this.amendments = new Amendments(values.modules);
    this.units = values.modules.units.filter((unit) => unit.role === 'source' || unit.role === 'script');
  }
  /** Calls of libraries that do something a model speaks of, by file and value. */
  actsIn(unit: FileUnit): ReadonlyMap<ValueId, Site> {
    return (this.acts ??= byUnit(this.sites.of(ACTS))).get(unit) ?? NO_SITES;
  }
  /** Calls that hand a message to a queue, or to those who listen. */
  messagesIn(unit: FileUnit): ReadonlyMap<ValueId, Site> {
    return (this.messages ??= byUnit(this.sites.of(['queues']))).get(unit) ?? NO_SITES;
  }
  /** All acts of files that are asked about. */
  *allActs(): Iterable<Site> {
    for (const unit of this.units) yield* this.actsIn(unit).values();
  }
  /** Rows that apply to a call, where their conditions hold. */
  rows<K extends RowKind>(site: Site, kind: K, ctx: Context = site.ref.ctx): readonly Placed<RowOf<K>>[] {
    const ref: Ref = ctx === site.ref.ctx ? site.ref : { ...site.ref, ctx };
    return site.callees
      .flatMap((it) => this.values.apis.rows(it.nodes, kind))
      .filter(({ row }) => this.holds(ref, (row as { readonly when?: readonly When[] }).when));
  }
  holds(ref: Ref, when: readonly When[] | undefined): boolean {
    return (when ?? []).every((it) => {
      const found = this.argument(ref, it.argument);
      if (it.present !== undefined) return it.present === found.length > 0;
      const constants = found
        .flatMap((arg) => this.values.things(arg))
        .flatMap((thing) => (thing.kind === 'constant' ? [thing.value] : []));
      if (it.is !== undefined) return constants.includes(it.is);
      return it.isNot === undefined || !constants.includes(it.isNot);
    });
  }
  /** Values that an argument path picks, also out of the call that made the receiver (`receiver [0]`). */
  argument(ref: Ref, path: string): readonly Ref[] {
    const rest = /^receiver\s+(\[.*)$/.exec(path)?.[1];
    if (rest === undefined) return this.values.argument(ref, path);
    const maker = this.makerOf(ref);
    return maker === undefined ? [] : this.values.argument(maker, rest);
  }
  /** The call that made the receiver of a call. */
  makerOf(ref: Ref): Ref | undefined {
    const call = ref.unit.value(ref.id);
    if (call.kind !== 'call') return undefined;
    const base = call.receiver ?? call.callee;
    return this.values
      .things({ ...ref, id: base })
      .find((it): it is ApiThing => it.kind === 'api' && it.site !== undefined)?.site;
  }
  /** True for something of a library that is an act when it is called. */
  isAct(thing: ApiThing): boolean {
    return ACTS.some((kind) => this.values.apis.has(thing.nodes, kind));
  }
  /** Member names under which acts are reached. */
  actNames(): ReadonlySet<string> {
    this.namesOfActs ??= new Set(ACTS.flatMap((kind) => [...this.sites.namesOf(kind).names]));
    return this.namesOfActs;
  }
  private namesOfActs: ReadonlySet<string> | undefined;
  /** Members whose being written answers a request. */
  writtenNames(): ReadonlySet<string> {
    if (this.written === undefined) {
      this.written = new Set();
      for (const library of this.values.apis.libraries) {
        for (const row of library.responses ?? [])
          if (row.body === 'written') for (const name of lastNames(row.at)) this.written.add(name);
      }
    }
    return this.written;
  }
  /** Names of functions that do something a model speaks of. */
  namesWithActs(): ReadonlySet<string> {
    if (this.acting === undefined) {
      this.acting = new Set();
      for (const site of this.allActs()) {
        if (!this.isTelling(site)) continue;
        for (let fn = site.unit.ownerOf(site.ref.id); fn >= 0; fn = site.unit.outerOf(fn)) {
          const value = site.unit.value(fn);
          if (value.kind === 'function' && value.name !== '') this.acting.add(value.name);
        }
      }
    }
    return this.acting;
  }
  private isTelling(site: Site): boolean {
    const { apis } = this.values;
    return site.callees.some(
      (it) =>
        apis.has(it.nodes, 'data') ||
        apis.has(it.nodes, 'queries') ||
        apis.has(it.nodes, 'responses') ||
        apis.has(it.nodes, 'audits'),
    );
  }
  place(ref: { readonly unit: Ref['unit']; readonly id: ValueId }): Location {
    const value = ref.unit.value(ref.id);
    return locationOf(ref.unit, value.start, value.end);
  }
  span(unit: FileUnit, it: { readonly start: number; readonly end: number }): Location {
    return locationOf(unit, it.start, it.end);
  }
  regionPlace(unit: FileUnit, region: RegionId): Location {
    const it = unit.region(region);
    return locationOf(unit, it.start, it.end);
  }
  /**
   * The function whose behaviour a function literal belongs to: a callback that is written as an argument is part of the
   * function around it, unless a framework calls it. -1: the module.
   */
  homeOf(unit: FileUnit, fn: ValueId): ValueId {
    let memo = this.homes.get(unit);
    if (memo === undefined) this.homes.set(unit, (memo = new Map<ValueId, ValueId>()));
    const known = memo.get(fn);
    if (known !== undefined) return known;
    memo.set(fn, fn);
    const home =
      fn >= 0 && isInline(unit, fn) && !this.values.handed.isHandler({ unit, id: fn })
        ? this.homeOf(unit, unit.outerOf(fn))
        : fn;
    // Code of the module runs once: a callback there stands for itself.
    const found = home < 0 ? fn : home;
    memo.set(fn, found);
    return found;
  }
  functionAt(unit: FileUnit, fn: ValueId): FunctionValue | undefined {
    const value = fn < 0 ? undefined : unit.value(fn);
    return value?.kind === 'function' ? value : undefined;
  }
  /** What decorators on a parameter say about it. */
  marksOf(ref: Ref, marks: readonly ValueId[] | undefined): readonly { readonly part: RequestPart | undefined }[] {
    return marks === undefined
      ? []
      : applied(this.values, ref.unit, marks)
          .filter((it) => it.row.does === 'parameter')
          .map((it) => ({ part: it.row.part }));
  }
  /** What happens to members that a class used as a schema does not name: the options of the pipe that checks it. */
  unknownMembersOfClasses(): Schema['unknownMembers'] {
    if (this.ofClasses === undefined) {
      const isForAll = this.globalPipe() !== undefined;
      const found = leftByPipes(this.units, isForAll ? 'for-all' : 'anywhere');
      // A pipe that is put before everything and says nothing keeps what it does not know.
      this.ofClasses = found === 'unknown' && isForAll ? 'kept' : found;
    }
    return this.ofClasses;
  }
  /** The same of the members of one parameter: by the pipes of its own, and those that stand before all. */
  unknownMembersAt(unit: FileUnit, param: Param): Schema['unknownMembers'] {
    const own = leftByOwnPipes(unit, param);
    return own === 'unknown' ? (this.ofAll ??= leftByPipes(this.units, 'for-all')) : own;
  }
  /** An application of the framework is made so that nothing reaches a handler that the schema of its route does not name. */
  dropsUnnamed(framework: string): boolean {
    this.drops ??= new Set(
      this.sites
        .of(['settings'])
        .flatMap((site) =>
          this.rows(site, 'settings').flatMap(({ row, library }) =>
            row.is === 'drops-unnamed' ? [library.package] : [],
          ),
        ),
    );
    return this.drops.has(framework);
  }
  /** Where the pipe stands that checks the requests of the whole application. */
  globalPipe(): Location | undefined {
    this.pipe ??= { at: this.registeredPipe() ?? this.providedPipe() };
    return this.pipe.at;
  }
  private registeredPipe(): Location | undefined {
    for (const site of this.sites.of(['settings'])) {
      const row = this.rows(site, 'settings').find((it) => it.row.is === 'global-pipe')?.row;
      const [pipe] = row?.items === undefined ? [] : this.argument(site.ref, row.items);
      if (pipe !== undefined) return placeInCall(pipe, site.ref);
    }
    return undefined;
  }
  /** `{ provide: APP_PIPE, useClass: ValidationPipe }` */
  private providedPipe(): Location | undefined {
    const { apis } = this.values;
    for (const unit of this.units)
      for (const value of unit.facts.values) {
        const token = value.kind === 'object' ? value.entries.find(({ key }) => key === 'provide') : undefined;
        if (token === undefined || unit.value(token.value).kind === 'literal') continue;
        for (const it of this.values.things(this.values.ref(unit, token.value)))
          if (it.kind === 'api' && apis.rows(it.nodes, 'settings').some(({ row }) => row.is === 'global-pipe'))
            return this.span(unit, value);
      }
    return undefined;
  }
  /** The first function of the project that a value may be. */
  functionOf(ref: Ref): FunctionThing | undefined {
    return this.values.things(ref).find((it): it is FunctionThing => it.kind === 'function');
  }
  /** Calls whose callee carries the mark of taking or giving back something. */
  isFlagged(ref: Ref, does: 'acquire' | 'release'): boolean {
    const call = ref.unit.value(ref.id);
    if (call.kind !== 'call') return false;
    return this.values
      .things({ ...ref, id: call.callee })
      .some(
        (it: Thing) => it.kind === 'api' && this.values.apis.connections(it.nodes).some((found) => found.does === does),
      );
  }
}

/** A function that is written where it is handed over, alone or as a member of options. */
export function isInline(unit: FileUnit, fn: ValueId): boolean {
  const { start, end } = unit.value(fn);
  const holds = (id: ValueId): boolean => unit.value(id).start <= start && unit.value(id).end >= end;
  return unit.usersOf(fn).some((user) => {
    const value = unit.value(user);
    // A name stands for the same value wherever it is used: only the place where it is written counts.
    if (!holds(user)) return false;
    if (value.kind === 'call') return value.args.includes(fn) || value.callee === fn;
    if (value.kind !== 'object') return false;
    return unit.usersOf(user).some((outer) => {
      const call = unit.value(outer);
      return call.kind === 'call' && call.args.includes(user) && holds(outer);
    });
  });
}
