/** Endpoints that one path answers by name, each with what stands before that path. */
import { Chain, type Link } from '../chain.ts';
import { endpointDrafts, type EndpointDraft } from '../chains.ts';
import type { Scope, Item } from '../scopes.ts';
import { type ApiThing, type FunctionThing, type Ref, refKey, valueKey } from '../things.ts';
import type { Values } from '../values/kernel.ts';
import type { FieldSteps } from './field-steps.ts';
import type { GraphqlServer, TextSteps } from './graphql.ts';
import type { Operation, Operations } from './operation.ts';
import type { ProcedureServer } from './procedures.ts';
import { type Server, serversOf } from './servers.ts';

/** A place at which nobody tells which operations there are. */
export interface Hidden {
  readonly at: Ref;
  readonly why: string;
}

/** What stands before the operations that a package's decorators declare: before all, by package, and around fields. */
export interface Around {
  readonly places: ReadonlyMap<string, readonly EndpointDraft[]>;
  readonly steps: (framework: string) => readonly FieldSteps[];
  readonly texts: TextSteps;
}

/**
 * Endpoints of all applications, those of operations among them. `byPlace`: those of files that are routes by their
 * place, of which some serve operations.
 */
export function registeredDrafts(
  values: Values,
  scopes: readonly Scope[],
  byPlace: readonly EndpointDraft[],
): {
  readonly drafts: readonly EndpointDraft[];
  readonly hidden: readonly Hidden[];
  readonly around: Around;
  /** What answers requests is a server whose operations are among the drafts. */
  readonly serves: (item: Item) => boolean;
} {
  const { servers, loose, stray, texts } = serversOf(values);
  const served = new Map<Item, Server>();
  const serverOf = (item: Item): Server | undefined => {
    if (servers.length === 0) return undefined;
    const known = served.get(item) ?? servers.find((it) => answersBy(values, item, it));
    if (known !== undefined) served.set(item, known);
    return known;
  };
  const plain: EndpointDraft[] = [];
  const places = new Map<Server, EndpointDraft[]>();
  for (const draft of endpointDrafts(values, scopes, (item) => serverOf(item) !== undefined)) {
    const server = draft.handler === undefined ? undefined : serverOf(draft.handler);
    if (server === undefined) plain.push(draft);
    else places.set(server, [...(places.get(server) ?? []), draft]);
  }
  const ofFiles = new Set<EndpointDraft>();
  for (const draft of byPlace) {
    const server = draft.handler === undefined ? undefined : serverOf(draft.handler);
    if (server === undefined) continue;
    const behind = behindItsFile(draft);
    ofFiles.add(behind);
    places.set(server, [...(places.get(server) ?? []), behind]);
  }
  const others = scopes.some((it) => it.application && it.entries.length > 0);
  const out = [...plain];
  const hidden: Hidden[] = [];
  const around = new Map<string, readonly EndpointDraft[]>();
  const steps = new Map<string, readonly FieldSteps[]>();
  const keyOf = ({ method, name, at }: Operation): string => `${method} ${name} ${valueKey(at)}`;
  // Who runs statements of its own on a schema that is served elsewhere serves nobody.
  const answered = new Set(servers.flatMap((it) => (places.has(it) && !('prefix' in it) ? it.list.map(keyOf) : [])));
  for (const server of servers) {
    const stands = distinct(places.get(server) ?? [], 'prefix' in server);
    const list = stands.length > 0 ? server.list : server.list.filter((it) => !answered.has(keyOf(it)));
    if (list.length < server.list.length && list.length === 0) continue;
    const declared = 'declared' in server ? server.declared : undefined;
    if (declared !== undefined && 'steps' in server) {
      around.set(declared, [...(around.get(declared) ?? []), ...stands]);
      steps.set(declared, [...(steps.get(declared) ?? []), ...server.steps]);
    }
    // Where nobody tells what it answers, it is one endpoint; files are endpoints by themselves.
    else if (server.list.length === 0)
      out.push(...distinct(places.get(server) ?? [], true).filter((it) => !ofFiles.has(it)));
    for (const why of server.hidden) hidden.push({ at: server.at, why: `${server.library.package}: ${why}` });
    const isLost = stands.length === 0 && others && !('alone' in server && server.alone);
    const before = stands.length > 0 ? stands.map(behindListeners) : [undefined];
    for (const place of before) out.push(...list.map((it) => draftOf(server, it, place, isLost)));
  }
  for (const it of loose) {
    // A schema for tests is made of what is served.
    const list = it.list.filter((operation) => !answered.has(keyOf(operation)));
    if (list.length < it.list.length && list.every(({ handler }) => handler === undefined)) continue;
    hidden.push({ at: it.at, why: `${it.library.package}: the server of this schema is not seen` });
    out.push(...list.map((operation) => draftOf(it, operation, undefined, true)));
  }
  return {
    drafts: out,
    hidden,
    around: { places: around, steps: (framework) => [...stray, ...(steps.get(framework) ?? [])], texts },
    serves: (item) => (serverOf(item)?.list.length ?? 0) > 0,
  };
}
/** Declared operations behind what stands before the server that answers them. */
export function placed(drafts: readonly EndpointDraft[], around: Around): readonly EndpointDraft[] {
  return drafts.flatMap((draft) => {
    if (draft.kind !== 'graphql') return [draft];
    const places = around.places.get(draft.framework) ?? [];
    const steps = around.steps(draft.framework).flatMap((of) => of(draft.method, draft.path));
    const asked = around.texts(draft.method, draft.path, draft.at, draft.library);
    if (places.length + steps.length + asked.length === 0) return [draft];
    const own = [...[...steps, ...asked].map(linkOf), ...draft.chain];
    if (places.length === 0) return [{ ...draft, chain: new Chain().with(own) }];
    return places.map((place) => ({
      ...draft,
      chain: place.chain.with(own),
      application: place.application,
      unseen: [...place.unseen, ...draft.unseen],
    }));
  });
}
/**
 * One draft for each path, whatever methods it is registered for. A path is no part of what a schema answers: of several
 * those count that have something else before them.
 */
function distinct(drafts: readonly EndpointDraft[], byPath: boolean): readonly EndpointDraft[] {
  const wayTo = ({ chain }: EndpointDraft): string =>
    [...chain].map(({ item, conditional }) => `${refKey(item.ref)} ${String(conditional)}`).join();
  const keyOf = (it: EndpointDraft): string => `${it.application?.key ?? ''} ${byPath ? it.path : wayTo(it)}`;
  return [...new Map(drafts.map((it) => [keyOf(it), it])).values()];
}
function draftOf(
  server: Operations & Partial<GraphqlServer> & Partial<ProcedureServer>,
  { method, name, at, before, handler }: Operation,
  place: EndpointDraft | undefined,
  isLost: boolean,
): EndpointDraft {
  const { library } = server;
  const around = [...(server.first ?? []), ...(server.context ?? [])].map((item): Link => ({
    item,
    scope: 'router',
    at: item.ref,
    conditional: false,
  }));
  const own = [...checked(server, at), ...before].map(linkOf);
  const path = server.prefix === undefined ? name : procedurePath(server.prefix || (place?.path ?? ''), name);
  return {
    method,
    path,
    kind: server.prefix === undefined ? 'graphql' : isOverSocket(place) ? 'websocket' : 'rest',
    at,
    chain: (place?.chain ?? new Chain()).with([...around, ...own]),
    handler,
    framework: library.package,
    library,
    application: place?.application,
    conditional: place?.conditional ?? false,
    unseen: [
      ...(place?.unseen ?? []),
      ...(isLost ? ['where it is served is not seen'] : []),
      ...(handler === undefined && server.prefix === undefined ? ['what answers it was not found'] : []),
    ],
    errorHandlers: place?.errorHandlers ?? [],
  };
}
/** What the function of a file does before it hands on to the server stands before all operations. */
function behindItsFile(draft: EndpointDraft): EndpointDraft {
  const { handler, chain, at } = draft;
  if (handler?.things.some((it) => it.kind === 'function') !== true) return draft;
  return { ...draft, chain: chain.with([{ item: handler, scope: 'router', at, conditional: false }]) };
}
function isOverSocket(place: EndpointDraft | undefined): boolean {
  return place?.application?.library?.is?.includes('websocket') === true;
}
/**
 * Other listeners hear of the same connections, and may close one: at the same time as the server takes its first
 * messages, so that none of them is sure to be before it.
 */
function behindListeners(draft: EndpointDraft): EndpointDraft {
  const links = (draft.application?.entries ?? []).flatMap((it) =>
    it.kind === 'route' && it.type === 'websocket'
      ? it.handlers.map((item): Link => ({ item, scope: 'router', at: it.at, conditional: true }))
      : [],
  );
  return links.length === 0 ? draft : { ...draft, chain: draft.chain.with(links) };
}
function linkOf(item: Item): Link {
  return { item, scope: 'route', at: item.ref, conditional: item.doubt !== undefined };
}
/** A GraphQL server refuses arguments that are not what the schema says. */
function checked({ library, prefix }: Operations & Partial<ProcedureServer>, at: Ref): readonly Item[] {
  if (prefix !== undefined) return [];
  const text = 'the schema';
  return [{ ref: at, things: [], text, library, convention: undefined, style: 'arguments', slot: 'validates' }];
}
function procedurePath(prefix: string, name: string): string {
  const base = prefix.replace(/\/?[:*][^/]*$/, '').replace(/\/+$/, '');
  return `${base.startsWith('/') || base === '' ? base : `/${base}`}/${name}`;
}

// ---- which item answers for which server

/** Wrappers around what calls the server. */
const MAX_WRAPPERS = 3;

/** The item is the server, was made with it, or is a function that calls it. */
function answersBy(values: Values, item: Item, server: Server): boolean {
  const key = valueKey(server.at);
  if (valueKey(item.ref) === key) return true;
  return item.things.some((thing) => {
    if (thing.kind === 'api') return isMadeBy(values, thing, key, 0);
    return thing.kind === 'function' && calls(values, thing, key, MAX_WRAPPERS);
  });
}
/** A function calls the server itself, or what a wrapper around it was handed. */
function calls(values: Values, { ref }: FunctionThing, key: string, deep: number): boolean {
  const { unit, ctx } = ref;
  const fn = unit.value(ref.id);
  if (fn.kind !== 'function') return false;
  const { first, last } = unit.region(fn.body);
  for (let id = first; id < last; id++) {
    const call = unit.value(id);
    if (call.kind !== 'call') continue;
    if (valueKey({ unit, id }) === key) return true;
    const callees = values.things({ unit, id: call.callee, ctx });
    if (callees.some((it) => it.kind === 'api' && isMadeBy(values, it, key, 3))) return true;
    const isHanded = deep > 0 && unit.value(call.callee).kind === 'param' && unit.ownerOf(call.callee) !== ref.id;
    if (isHanded && callees.some((it) => it.kind === 'function' && calls(values, it, key, deep - 1))) return true;
  }
  return false;
}
function isMadeBy(values: Values, thing: ApiThing, key: string, depth: number): boolean {
  if (values.apis.flagged(thing.nodes, 'own-calls')) return false;
  if (thing.site !== undefined) {
    if (valueKey(thing.site) === key) return true;
    const call = thing.site.unit.value(thing.site.id);
    if (depth < 2 && call.kind === 'call')
      for (const id of call.args)
        for (const it of values.things({ ...thing.site, id }))
          if (it.kind === 'api' && it !== thing && isMadeBy(values, it, key, depth + 1)) return true;
  }
  return thing.receiver !== undefined && depth < 5 && isMadeBy(values, thing.receiver, key, depth + 1);
}
