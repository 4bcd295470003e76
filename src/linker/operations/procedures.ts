/** Procedures of routers that are called by their names (`user.byId`), and who serves them. */
import type { Library, ProcedureRow, ProcedureServerRow } from '../../libraries/kinds.ts';
import { lastNames } from '../../libraries/paths.ts';
import { type Placed, type RowOf, typeName } from '../apis.ts';
import { describe } from '../describe.ts';
import type { Item } from '../scopes.ts';
import { type ApiThing, type Ref, refKey, type Thing, valueKey } from '../things.ts';
import type { FileUnit } from '../units.ts';
import type { Values } from '../values/kernel.ts';
import { itemOf } from '../items.ts';
import { hiddenItem, membersOf, type Operation, type Operations } from './operation.ts';
import { sitesOf } from './sites.ts';

/** A call that serves a router. */
export interface ProcedureServer extends Operations {
  /** The path before the names; '' where it is mounted on one. */
  readonly prefix: string;
  /** Nothing stands before it. */
  readonly alone?: boolean;
  /** What runs before it. */
  readonly first?: readonly Item[];
  readonly context: readonly Item[];
  /** The type that stands for what these give. */
  readonly contextType?: string | undefined;
}
/** Routers inside one another, and calls in one chain. */
const MAX_DEEP = 20;
const MAX_CHAIN = 200;

/** What each server answers. Where none is seen, routers that no other holds are served at the usual place. */
export function procedureServers(values: Values): readonly ProcedureServer[] {
  const servers = sitesOf(values, 'procedureServers').flatMap(({ row, library, at }): readonly ProcedureServer[] => {
    const list: Operation[] = [];
    for (const ref of values.argument(at, row.router)) list.push(...new Reader(values, library).of(ref, ''));
    const path =
      row.path === undefined ? undefined : values.argument(at, row.path).flatMap((it) => values.constants(it))[0];
    return [
      {
        library,
        at,
        list,
        hidden: list.length === 0 ? ['the procedures of its router could not be followed'] : [],
        prefix: path ?? row.otherwise ?? '',
        alone: row.alone === true,
        first: firstOf(values, at, row, library),
        context: (row.context === undefined ? [] : values.argument(at, row.context)).map((ref) =>
          itemOf(values, ref, library, 'context'),
        ),
        contextType: row.contextType && typeName(library, row.contextType),
      },
    ];
  });
  if (servers.some((it) => it.list.length > 0)) return servers;
  const readers = sitesOf(values, 'procedureRouters').map(({ row, library, at }) => ({
    row,
    library,
    at,
    reader: new Reader(values, library),
  }));
  const read = readers.map((it) => ({ ...it, list: it.reader.of(it.at, '') }));
  const held = new Set(read.flatMap(({ at, reader }) => [...reader.met].filter((key) => key !== valueKey(at))));
  return [
    ...servers,
    ...read.flatMap(({ row, library, at, list }) =>
      row.served === undefined || list.length === 0 || held.has(valueKey(at))
        ? []
        : [
            {
              library,
              at,
              list,
              hidden: ['where its router is served is not seen'],
              prefix: row.served,
              context: [],
            },
          ],
    ),
  ];
}

/** The procedure that the call is the end of which gave a thing: what it does, and what stands before that. */
export function procedureOf(values: Values, thing: Thing): Operation | undefined {
  if (thing.kind !== 'api' || thing.site === undefined) return undefined;
  const library = values.apis.library(thing.package);
  if (library?.procedures === undefined) return undefined;
  const [only, other] = new Reader(values, library).of(thing.site, '');
  return other === undefined ? only : undefined;
}
/** What a server is told to run before it answers. */
function firstOf(values: Values, at: Ref, { before }: ProcedureServerRow, library: Library): readonly Item[] {
  if (before === undefined) return [];
  return values.argument(at, before.items).map((it) => itemOf(values, it, library, before.convention));
}

/** A call of a chain. */
interface Step {
  readonly site: Ref;
  readonly placed: Placed<ProcedureRow>;
  /** Only some of what the chain may begin with has it. */
  readonly maybe?: true;
}

class Reader {
  /** Calls that made the routers that were met. */
  readonly met = new Set<string>();
  private readonly values: Values;
  private readonly library: Library;

  constructor(values: Values, library: Library) {
    this.values = values;
    this.library = library;
  }
  /** Procedures below a value, by their names from there. */
  of(ref: Ref, name: string, depth = 0): readonly Operation[] {
    const things = this.values.things(ref);
    const isUnknown = things.length > 0 && things.every((it) => it.kind === 'unknown');
    const found = isUnknown
      ? this.ofUnknown(ref, name)
      : distinct(things).flatMap((thing) => this.ofThing(thing, ref, name, depth));
    const isUnread = isUnknown || things.some((it) => it.kind === 'api' && it.nodes.length === 0);
    if (depth > 0 && found.length === 0 && isUnread)
      this.values.cuts.add(ref, 'route', `the procedures of ${describe(ref)} are not read`);
    return found;
  }
  /** The last call of a chain of which the beginning is not seen (it is made in another package). */
  private ofUnknown(ref: Ref, name: string): readonly Operation[] {
    const call = ref.unit.value(ref.id);
    const callee = call.kind === 'call' ? ref.unit.value(call.callee) : undefined;
    if (callee?.kind !== 'get' || typeof callee.key !== 'string') return [];
    const { key } = callee;
    const row = this.library.procedures?.find(
      (it) => it.method !== undefined && it.name === undefined && lastNames(it.at).includes(key),
    );
    if (row === undefined) return [];
    const made = this.procedure(ref, row, name, []);
    return [{ ...made, before: [hiddenItem(ref, describe({ ...ref, id: callee.of }), this.library)] }];
  }
  private ofThing(thing: Thing, ref: Ref, name: string, depth: number): readonly Operation[] {
    if (depth > MAX_DEEP) {
      this.values.cuts.add(ref, 'route', 'routers of procedures lie in one another deeper than is looked');
      return [];
    }
    if (thing.kind === 'object' || thing.kind === 'module')
      return membersOf(this.values, thing).flatMap((it) => this.of(it.value, dotted(name, it.name), depth + 1));
    return thing.kind === 'api' && thing.site !== undefined ? this.ofCall(thing.site, name, depth) : [];
  }
  private ofCall(site: Ref, name: string, depth: number): readonly Operation[] {
    const callee = this.calleeOf(site);
    const out: Operation[] = [];
    for (const { row } of this.rows(callee, 'procedureRouters')) {
      this.met.add(valueKey(site));
      if (row.chained) out.push(...this.chained(site, name, depth));
      if (row.loaded !== undefined)
        for (const it of this.values.argument(site, row.loaded)) out.push(...this.loaded(it, name, depth));
      for (const path of [row.members, row.merged])
        if (path !== undefined)
          for (const it of this.values.argument(site, path)) out.push(...this.of(it, name, depth + 1));
    }
    for (const placed of this.rows(callee, 'procedures'))
      if (placed.row.method !== undefined && placed.row.name === undefined)
        out.push(this.procedure(site, placed.row, name, this.before(site)));
    return out;
  }
  /** What a function gives that is run when the router is needed: `lazy(() => import('./notes'))`. */
  private loaded(ref: Ref, name: string, depth: number): readonly Operation[] {
    const { values } = this;
    const given = values
      .things(ref)
      .flatMap((it) => (it.kind === 'function' ? values.returned(it, it.ref.ctx) : []))
      .flatMap((it) => (it.kind === 'module' ? this.onlyExport(it.unit) : [it]));
    return given.flatMap((it) => this.ofThing(it, ref, name, depth + 1));
  }
  private onlyExport(unit: FileUnit): readonly Thing[] {
    const [only, other] = unit.facts.exports.filter(({ value }) => value !== undefined);
    return only === undefined || other !== undefined ? [] : this.values.things(this.values.ref(unit, only.value!));
  }
  /** `router().query('name', { input, resolve }).merge('prefix.', other)`: the calls of a chain, each with what stands before. */
  private chained(end: Ref, name: string, depth: number): readonly Operation[] {
    const out: Operation[] = [];
    for (const { site, placed } of this.chain(end)) {
      const names = placed.row.name === undefined ? [] : this.values.argument(site, placed.row.name);
      const [own] = names.flatMap((it) => this.values.constants(it));
      if (placed.row.method !== undefined && own !== undefined)
        out.push(this.procedure(site, placed.row, dotted(name, own), this.before(site)));
      else if (placed.row.routers !== undefined)
        for (const it of this.values.argument(site, placed.row.routers))
          out.push(...this.of(it, own === undefined ? name : dotted(name, own), depth + 1));
    }
    return out;
  }
  private procedure(site: Ref, row: ProcedureRow, name: string, before: readonly Item[]): Operation {
    const [handler] = [row.handler ?? []].flat().flatMap((path) => this.values.argument(site, path));
    return {
      method: row.method!,
      name,
      at: site,
      before: [...before, ...this.schemas(site, row)],
      handler: handler && itemOf(this.values, handler, this.library, row.convention ?? ''),
    };
  }
  /** Middleware and schemas of the calls before, in the order in which they run. */
  private before(end: Ref, depth = 0): readonly Item[] {
    return this.stepsOf(
      this.chain(end).filter(({ site }) => site !== end),
      depth,
    );
  }
  private stepsOf(chain: readonly Step[], depth: number): readonly Item[] {
    return chain
      .filter(({ placed }) => placed.row.method === undefined)
      .flatMap(({ site, placed: { row }, maybe }) => {
        const steps = [
          ...(row.before === undefined ? [] : this.values.argument(site, row.before)).map((it) =>
            itemOf(this.values, it, this.library, row.convention ?? ''),
          ),
          ...(row.steps === undefined ? [] : this.values.argument(site, row.steps)).flatMap((it) =>
            this.stepsIn(it, depth + 1),
          ),
          ...this.schemas(site, row),
        ];
        return maybe === true
          ? steps.map((it): Item => ({ ...it, doubt: { unit: site.unit, region: site.unit.regionOf(site.id) } }))
          : steps;
      });
  }
  /** All steps of a procedure that another one is continued with. */
  private stepsIn(ref: Ref, depth: number): readonly Item[] {
    const hidden = hiddenItem(ref, describe(ref), this.library);
    if (depth > MAX_DEEP) return [hidden];
    const things = this.values.things(ref);
    const isRead = things.length > 0 && things.every((it) => it.kind === 'api' && it.nodes.length > 0);
    const steps = things.flatMap((it) =>
      it.kind === 'api' && it.site !== undefined ? this.stepsOf(this.chain(it.site), depth) : [],
    );
    return isRead ? steps : [...steps, hidden];
  }
  private schemas(site: Ref, row: ProcedureRow): readonly Item[] {
    return [row.input ?? []].flat().flatMap((path) =>
      this.values.argument(site, path).map((ref): Item => ({
        ref,
        things: this.values.things(ref),
        text: 'input',
        library: this.library,
        convention: undefined,
        style: 'input',
        slot: 'validates',
        parts: ['body'],
      })),
    );
  }
  /** A call and those whose results it was called on, the first first; of several beginnings what all have, and what some. */
  private chain(end: Ref, left = MAX_CHAIN): readonly Step[] {
    const [placed] = this.calleeOf(end).flatMap((it) => this.values.apis.rows(it.nodes, 'procedures'));
    const own: readonly Step[] = placed === undefined ? [] : [{ site: end, placed }];
    const call = end.unit.value(end.id);
    const receiver = call.kind === 'call' && call.receiver !== undefined ? { ...end, id: call.receiver } : undefined;
    const befores = distinct(receiver === undefined ? [] : this.values.things(receiver)).filter(isApi);
    if (left === 0 || befores.length === 0) return own;
    const ways = befores.map(({ site }) =>
      site === undefined || valueKey(site) === valueKey(end) ? [] : this.chain(site, left - befores.length),
    );
    const isInAll = ({ site }: Step): boolean =>
      ways.every((way) => way.some((it) => valueKey(it.site) === valueKey(site) && it.maybe !== true));
    const met = new Set<string>();
    const before = ways.flat().flatMap((it): readonly Step[] => {
      if (met.has(valueKey(it.site))) return [];
      met.add(valueKey(it.site));
      return [isInAll(it) ? it : { ...it, maybe: true }];
    });
    return [...before, ...own];
  }
  /** Rows of what a call is of, each once, whatever that was called on. */
  private rows<K extends 'procedures' | 'procedureRouters'>(
    callee: readonly ApiThing[],
    kind: K,
  ): readonly Placed<RowOf<K>>[] {
    const found = callee.flatMap((it) => this.values.apis.rows(it.nodes, kind));
    return [...new Map(found.map((it) => [it.row, it])).values()];
  }
  private calleeOf(site: Ref): readonly ApiThing[] {
    const call = site.unit.value(site.id);
    return call.kind === 'call'
      ? this.values.things({ ...site, id: call.callee }).filter((it): it is ApiThing => it.kind === 'api')
      : [];
  }
}
function isApi(thing: Thing): thing is ApiThing {
  return thing.kind === 'api';
}
/** What one call gives is one thing, whatever that was called on. */
function distinct(things: readonly Thing[]): readonly Thing[] {
  const met = new Set<string>();
  return things.filter((it) => {
    if (!isApi(it)) return true;
    const key = it.site === undefined ? '' : refKey(it.site);
    if (met.has(key)) return false;
    met.add(key);
    return true;
  });
}
/** `a.` before `b` is `a.b`. */
function dotted(before: string, name: string): string {
  return before === '' ? name : before.endsWith('.') ? `${before}${name}` : `${before}.${name}`;
}
