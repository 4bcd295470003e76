/** Procedures of routers that are called by their names (`user.byId`), and who serves them. */
import type { Library, ProcedureRow } from '../../libraries/kinds.ts';
import { lastNames } from '../../libraries/paths.ts';
import { type Placed, typeName } from '../apis.ts';
import { describe } from '../describe.ts';
import type { Item } from '../scopes.ts';
import { type ApiThing, type Ref, type Thing, valueKey } from '../things.ts';
import type { Values } from '../values/kernel.ts';
import { itemOf } from '../items.ts';
import { hiddenItem, membersOf, type Operation, type Operations } from './operation.ts';
import { sitesOf } from './sites.ts';

/** A call that serves a router. */
export interface ProcedureServer extends Operations {
  /** The path before the names; '' where it is mounted on one. */
  readonly prefix: string;
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
      : things.flatMap((thing) => this.ofThing(thing, ref, name, depth));
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
    for (const { row } of callee.flatMap((it) => this.values.apis.rows(it.nodes, 'procedureRouters'))) {
      this.met.add(valueKey(site));
      if (row.chained) out.push(...this.chained(site, name, depth));
      for (const path of [row.members, row.merged])
        if (path !== undefined)
          for (const it of this.values.argument(site, path)) out.push(...this.of(it, name, depth + 1));
    }
    for (const placed of callee.flatMap((it) => this.values.apis.rows(it.nodes, 'procedures')))
      if (placed.row.method !== undefined && placed.row.name === undefined)
        out.push(this.procedure(site, placed.row, name, this.before(site)));
    return out;
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
  private before(end: Ref): readonly Item[] {
    return this.chain(end)
      .filter(({ site, placed }) => site !== end && placed.row.method === undefined)
      .flatMap(({ site, placed: { row } }) => [
        ...(row.before === undefined ? [] : this.values.argument(site, row.before)).map((it) =>
          itemOf(this.values, it, this.library, row.convention ?? ''),
        ),
        ...this.schemas(site, row),
      ]);
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
  /** A call and those whose results it was called on, the first first. */
  private chain(end: Ref): readonly { readonly site: Ref; readonly placed: Placed<ProcedureRow> }[] {
    const out: { site: Ref; placed: Placed<ProcedureRow> }[] = [];
    let site: Ref | undefined = end;
    for (let length = 0; site !== undefined && length < MAX_CHAIN; length++) {
      const at: Ref = site;
      const [placed] = this.calleeOf(at).flatMap((it) => this.values.apis.rows(it.nodes, 'procedures'));
      if (placed !== undefined) out.push({ site: at, placed });
      const call = at.unit.value(at.id);
      const receiver = call.kind === 'call' && call.receiver !== undefined ? { ...at, id: call.receiver } : undefined;
      site = receiver && this.values.things(receiver).find((it): it is ApiThing => it.kind === 'api')?.site;
      if (site !== undefined && valueKey(site) === valueKey(at)) break;
    }
    return out.reverse();
  }
  private calleeOf(site: Ref): readonly ApiThing[] {
    const call = site.unit.value(site.id);
    return call.kind === 'call'
      ? this.values.things({ ...site, id: call.callee }).filter((it): it is ApiThing => it.kind === 'api')
      : [];
  }
}
/** `a.` before `b` is `a.b`. */
function dotted(before: string, name: string): string {
  return before === '' ? name : before.endsWith('.') ? `${before}${name}` : `${before}.${name}`;
}
