/** From scopes to endpoints: full paths, and for each the ordered chain that really runs before its handler. */
import type { RegionId } from '../facts/facts.ts';
import type { Chain, Link } from './chain.ts';
import { answersAll, endsThere, givesAnswers } from './answering-middleware.ts';
import { unseenBefore } from './before-applications.ts';
import { Layers, perhaps, Shared } from './layers.ts';
import type { Covered, Pattern } from './path-cover.ts';
import { shown } from './route-paths.ts';
import { ofEither } from './made-twice.ts';
import type { Marks } from './metadata.ts';
import { joinAll, joinPath } from './scope-tree.ts';
import type { Entry, Given, Item, Scope } from './scopes.ts';
import { type Ref, valueKey } from './things.ts';
import type { FileUnit } from './units.ts';
import type { Values } from './values/kernel.ts';
import type { HttpMethod, Library, Role } from '../libraries/kinds.ts';
import { nextAt } from './http.ts';

/** An endpoint before anything is asked about its chain. */
export interface EndpointDraft {
  readonly method: string;
  readonly path: string;
  /** The folder of its file, where that makes it a route. */
  readonly folder?: string;
  readonly kind: 'rest' | 'graphql' | 'websocket' | 'grpc' | 'action';
  readonly at: Ref;
  readonly chain: Chain;
  /** The same where what stands before its handler leaves the route for some, and another route is there for them. */
  readonly left?: Chain;
  readonly handler: Item | undefined;
  /** Regions of the handler's function that answer other endpoints. */
  readonly elsewhere?: readonly RegionId[];
  /** Regions of it that each request to this one comes to, as far as its method decides. */
  readonly entered?: readonly RegionId[];
  readonly framework: string;
  readonly library: Library;
  readonly application: Scope | undefined;
  /** The outermost of the routers around it. */
  readonly root?: Scope;
  readonly conditional: boolean;
  /**
   * The handler is middleware, or calls what continues the chain, and stands before another route (or is for all
   * methods): where it only refuses, it is no endpoint.
   */
  readonly goesOn?: boolean;
  /** It may go on, and no route stands behind it that a request to it could come to. */
  readonly last?: boolean;
  /** What runs when it was answered. */
  readonly after?: readonly Item[];
  /** What the links around it do, and not for this one. */
  readonly lifts?: readonly Role[];
  /** Why parts of the chain could not be seen. */
  readonly unseen: readonly string[];
  /** Error handlers that stand behind it, in order. */
  readonly errorHandlers: readonly Item[];
  /** Decorators of the handler and of its class. */
  readonly marks?: Marks;
  /** It is told over a broker: only whoever was let onto that comes to it. */
  readonly isOnBus?: boolean;
}
/** What is told alike of endpoints that no call registers on an application. */
export const unregistered = (library: Library) =>
  ({
    framework: library.package,
    library,
    application: undefined,
    conditional: false,
    unseen: [],
    errorHandlers: [],
  }) satisfies Partial<EndpointDraft>;
/** Routers inside one another, and how many are looked at below one application, each as often as it is mounted. */
const MAX_MOUNTS_DEEP = 100;
const MAX_MOUNTS = 5000;
/** The routers around, from the outside in. */
interface Way {
  readonly path: readonly Scope[];
  readonly flattened: { count: number };
  readonly shared: Shared;
  readonly serves: (item: Item) => boolean;
  /** Branches that their mounts stand in. */
  readonly under: readonly string[];
}

/**
 * All endpoints of all applications; routers that nobody mounts come with an incomplete chain. `serves`: a middleware
 * answers requests by their content: it is an endpoint of its own for now.
 */
export function endpointDrafts(
  values: Values,
  scopes: readonly Scope[],
  serves: (item: Item) => boolean,
): readonly EndpointDraft[] {
  const out: EndpointDraft[] = [];
  const shared = new Shared();
  const roots = scopes.filter((scope) => scope.parent === undefined && scope.mounts === 0);
  for (const root of roots) {
    if (!root.application && root.entries.every((entry) => !isRouted(entry))) continue;
    const listens = root.entries.some((entry) => entry.kind === 'route' && entry.type !== 'rest');
    const isServed = root.application || listens;
    const unseen = isServed ? [...ofSome(values, root, scopes), ...unseenBefore(values, root)] : [UNMOUNTED];
    flatten(values, root, root.prefixes, new Layers(shared), root, unseen, out, {
      path: [],
      flattened: { count: 0 },
      shared,
      serves,
      under: [],
    });
  }
  const told = out.map((it) =>
    it.goesOn === true && it.method !== 'ALL' && !shared.before.has(it.at) ? { ...it, goesOn: false } : it,
  );
  const mounted = withoutStrays(told.map((it, at) => (isLast(told, at, shared) ? { ...it, last: true } : it)));
  return values.failures.guarded(
    'merging',
    undefined,
    () => mounted,
    () => merge(values, mounted),
  );
}
const UNMOUNTED = 'nothing in the project mounts this router';
const SOME_SERVER = 'which of the servers its events belong to is not known';
/** What is known by its type alone belongs to some server, and to one before which something runs perhaps. */
function ofSome({ apis }: Values, { library, thing, application }: Scope, scopes: readonly Scope[]): readonly string[] {
  const isSome = !application && thing.site === undefined && !apis.isRouter(thing);
  const isGuarded = (it: Scope): boolean =>
    it.library === library && it.entries.some(({ kind }) => kind === 'middleware');
  return isSome && scopes.some(isGuarded) ? [SOME_SERVER] : [];
}
/** It goes on with some, and no route behind it is for any of them. */
function isLast(drafts: readonly EndpointDraft[], at: number, { covers }: Shared): boolean {
  const { goesOn, application, root, method, path, handler } = drafts[at]!;
  if (goesOn !== false || application === undefined || handler?.convention?.continues !== 'next') return false;
  for (let next = at + 1; next < drafts.length; next++) {
    const other = drafts[next]!;
    if (other.root !== root || (other.method !== method && other.method !== 'ALL')) continue;
    if (covers.of({ path: other.path, whole: true }, path) !== 'none') return false;
    // Whatever is meant by a parameter may be what stands here.
    if (covers.of({ path, whole: true }, other.path) !== 'none') return false;
  }
  return true;
}
/** It may be registered for another path than that of what stands behind it, unless that is chosen with it. */
function isElsewhere({ oneOf, paths }: Entry & { readonly kind: 'middleware' }, { entries }: Scope): boolean {
  const chosen = paths.join();
  return oneOf === true && !entries.some((it) => it.kind === 'mount' && it.paths.join() === chosen);
}
/** It answers somewhere. A wrapper of one handler answers where that is put. */
function isRouted(entry: Entry): boolean {
  if (entry.kind === 'mount') return true;
  return entry.kind === 'route' && !(entry.type === 'rest' && entry.row !== undefined && entry.row.path === undefined);
}
/**
 * The same registering call, seen once below an application and once in a frame that nobody mounts (code that makes
 * routers was also looked at for all its callers at once): only the mounted one is served.
 */
function withoutStrays(drafts: readonly EndpointDraft[]): readonly EndpointDraft[] {
  const key = (it: EndpointDraft): string => `${valueKey(it.at)} ${it.method}`;
  const mounted = new Map<string, string[]>();
  for (const draft of drafts) {
    if (draft.application === undefined) continue;
    const paths = mounted.get(key(draft));
    if (paths) paths.push(draft.path);
    else mounted.set(key(draft), [draft.path]);
  }
  return drafts.filter(
    (it) =>
      it.application !== undefined ||
      !mounted.get(key(it))?.some((path) => it.path === '/' || path === it.path || path.endsWith(it.path)),
  );
}

/** Adds the endpoints of a scope; gives the layers inside it. */
function flatten(
  values: Values,
  scope: Scope,
  prefixes: readonly string[],
  inherited: Layers,
  root: Scope,
  unseen: readonly string[],
  out: EndpointDraft[],
  way: Way,
): Layers {
  const active = new Layers(way.shared, inherited);
  // A router below itself adds nothing that can be told.
  if (way.path.includes(scope)) return active;
  if (way.path.length > MAX_MOUNTS_DEEP || way.flattened.count > MAX_MOUNTS) {
    values.cuts.add(scope.at, 'mount', 'routers are mounted in one another in more ways than are looked at');
    return active;
  }
  way.flattened.count++;
  const inner: Way = { ...way, path: [...way.path, scope] };
  const blind = [...unseen, ...scope.unseen.filter((it) => it.ends !== true).map((it) => it.why)];
  const top = way.path.length === 0;
  for (const entry of scope.entries) {
    // Hooks hold for the whole scope, wherever they stand in it.
    if (entry.kind === 'hook')
      for (const on of layersOf(prefixes, { paths: [''] }))
        addLayers(active, entry.items, on, { ...entry, scope: top ? 'global' : 'router' });
  }
  const errors = scope.entries.flatMap((entry) => (entry.kind === 'errors' ? entry.items : []));
  const serve = (
    handler: Item,
    path: string,
    { at, conditional, under = [] }: Entry & { kind: 'middleware' },
    method: HttpMethod = 'POST',
  ): void => {
    out.push({
      method,
      path,
      kind: 'rest',
      at,
      chain: way.shared.under.of(active.chainOf(method, path), [...way.under, ...under]),
      handler,
      framework: handler.library.package,
      library: handler.library,
      application: root.application ? root : undefined,
      root,
      conditional,
      unseen: blind,
      errorHandlers: errors,
    });
  };
  const add = (entry: Entry): void => {
    switch (entry.kind) {
      case 'middleware': {
        const items = entry.items.filter((item) => !isErrorHandler(values, item));
        const given = isElsewhere(entry, scope) ? { conditional: true } : entry;
        for (const on of layersOf(prefixes, entry)) {
          const everywhere = on.path === '/' && on.pattern === undefined;
          for (const item of items) {
            if (way.serves(item)) serve(item, on.path, entry);
            else if (
              on.pattern === undefined &&
              (!everywhere || givesAnswers(item.convention)) &&
              answersAll(values, item)
            )
              serve(item, on.whole || on.path.endsWith('*') ? on.path : joinPath(on.path, '/*'), entry, 'ALL');
            else
              addLayers(active, [item], on, { ...given, at: entry.at, scope: top && everywhere ? 'global' : 'router' });
          }
        }
        break;
      }
      case 'mount':
        for (const path of joinAll(prefixes, entry.paths)) {
          const on: Covered = { path: finish(path), whole: false };
          const before = new Layers(way.shared, active);
          addLayers(before, parameterItems(scope, entry.paths), on, { scope: 'router', at: entry.at });
          const link = { ...entry, scope: 'router' } as const;
          addLayers(before, entry.before, on, link);
          const within = flatten(values, entry.scope, joinAll([path], entry.scope.prefixes), before, root, blind, out, {
            ...inner,
            under: [...way.under, ...(entry.under ?? [])],
          });
          if (entry.stays !== undefined) addLayers(active, entry.before, on, link);
          for (const layer of entry.stays === undefined || entry.stays === 'before' ? [] : within.own) {
            const { item } = layer.link;
            if (entry.stays === 'leaking' && item.leaks === undefined) continue;
            const leaks = entry.cast === 'on' ? 'on' : item.leaks === 'once' ? entry.cast : item.leaks;
            const link = leaks === item.leaks ? layer.link : { ...layer.link, item: { ...item, leaks } };
            active.add({ ...layer, link: entry.conditional ? perhaps(link) : link });
          }
        }
        break;
      case 'route':
        routeDrafts(values, scope, entry, prefixes, active, root, blind, errors, out, way);
        break;
      default:
        break;
    }
  };
  for (const entry of scope.entries) {
    const lost = (): void => {
      blind.push('a registration before it could not be analysed');
    };
    values.failures.guarded('route', entry.at, lost, () => {
      add(entry);
    });
  }
  return active;
}
/** Where the layers of an entry hold. */
function layersOf(
  prefixes: readonly string[],
  entry: { readonly paths: readonly string[]; readonly patterns?: readonly Pattern[]; readonly whole?: boolean },
): readonly Covered[] {
  const { whole = false, patterns = [] } = entry;
  return [
    ...joinAll(prefixes, entry.paths).map((path): Covered => ({ path: finish(path), whole })),
    ...prefixes.flatMap((path) => patterns.map((pattern): Covered => ({ path: finish(path), whole, pattern }))),
  ];
}
function addLayers(
  to: Layers,
  items: readonly Item[],
  on: Covered,
  link: Pick<Link, 'scope' | 'at' | 'below'> & Partial<Given>,
  methods?: readonly string[],
): void {
  const { scope, at, conditional = false, under } = link;
  const below = link.below ?? on.path;
  for (const item of items) {
    const sure = item.doubt === undefined;
    const given = { conditional: conditional || !sure, ...(conditional && sure && under && { under }) };
    to.add({ ...on, methods, link: { item, scope, at, ...given, below } });
  }
}
/** What a scope runs for the parameters of some paths, wherever that was registered. */
function parameterItems(scope: Scope, paths: readonly string[]): readonly Item[] {
  const names = paths.flatMap((path) => [...path.matchAll(/:(\w+)/g)].map((it) => it[1]!));
  return scope.entries.flatMap((it) =>
    it.kind === 'param' && it.names.some((name) => names.includes(name)) ? it.items : [],
  );
}
/** What runs behind the routes of a scope, and of those whose hooks it inherits. */
function itemsBehind(scope: Scope): readonly Item[] {
  const own = scope.entries.flatMap((it) => (it.kind === 'after' ? it.items : []));
  return scope.parent === undefined ? own : [...itemsBehind(scope.parent), ...own];
}
function routeDrafts(
  values: Values,
  scope: Scope,
  entry: Entry & { kind: 'route' },
  prefixes: readonly string[],
  active: Layers,
  root: Scope,
  unseen: readonly string[],
  errors: readonly Item[],
  out: EndpointDraft[],
  { shared, under }: Way,
): void {
  const all = entry.handlers.filter((item) => !isErrorHandler(values, item) && !handsErrorsOn(values, item));
  const end = all.findIndex((item) => endsThere(item));
  const handlers = end < 0 ? all : all.slice(0, end + 1);
  const handler = handlers.at(-1);
  const before = [...parameterItems(scope, entry.paths), ...entry.before];
  const below = prefixes[0] ?? '';
  const own = [...before, ...handlers.slice(0, -1)].map((item): Link => ({
    item,
    scope: 'route',
    at: entry.at,
    conditional: item.doubt !== undefined,
    below,
  }));
  const goesOn = handler !== undefined && continues(values, handler);
  const leaves = handlers.slice(0, -1).some((item) => leavesRoute(item));
  const { patterns = [] } = entry;
  const after = itemsBehind(scope);
  for (const path of joinAll(prefixes, [...entry.paths, ...patterns.map(shown)])) {
    // An event has a name, not a path; what is asked for a connection has one.
    const full =
      entry.type === 'rest' || entry.methods.includes('GET') ? finish(path) : path.replace(/^\/(?=[^/])/, '');
    for (const method of entry.methods) {
      const around = shared.under.of(active.chainOf(method, full), [...under, ...(entry.under ?? [])]);
      out.push({
        method,
        path: full,
        kind: entry.type,
        at: entry.at,
        chain: around.with(own),
        ...(leaves && { left: around.with(own.map((it) => ({ ...it, conditional: true }))) }),
        handler,
        framework: entry.library.package,
        library: entry.library,
        application: root.application ? root : undefined,
        root,
        conditional: entry.conditional,
        ...(goesOn && continues(values, handler, true) && { goesOn }),
        lifts: entry.lifts,
        after,
        unseen,
        errorHandlers: errors,
      });
    }
  }
  if (!goesOn) return;
  for (const on of layersOf(prefixes, { ...entry, whole: true }))
    addLayers(active, [...before, ...handlers], on, { ...entry, scope: 'route', below }, entry.methods);
}
/**
 * One endpoint for each method and path of an application: where several routes answer, the first that ends the request
 * is it. Entry points that call one factory make one application.
 */
function merge(values: Values, drafts: readonly EndpointDraft[]): readonly EndpointDraft[] {
  const groups = new Map<string, EndpointDraft[]>();
  for (const draft of drafts) {
    const key = `${draft.kind} ${draft.method} ${shape(draft.path)} ${draft.root?.key ?? ''}`;
    const list = groups.get(key);
    if (list) list.push(draft);
    else groups.set(key, [draft]);
  }
  const known = new Map<string, EndpointDraft[]>();
  const out: EndpointDraft[] = [];
  for (const list of groups.values()) {
    const first = list.find((it) => it.handler === undefined || !continues(values, it.handler)) ?? list.at(-1)!;
    const draft = first.left === undefined || first === list.at(-1) ? first : { ...first, chain: first.left };
    const { root, at, kind, method, path } = draft;
    const key = `${kind} ${method} ${path} ${valueKey(at)}`;
    const same = known.get(key) ?? [];
    const one = same.findIndex(
      (it) => root?.again === true || (it.root && root && valueKey(it.root.at) === valueKey(root.at)),
    );
    if (one < 0) {
      known.set(key, [...same, draft]);
      out.push(draft);
    } else if (root?.again !== true) {
      const told = same[one]!;
      const both = ofEither(told, draft);
      if (both === told) continue;
      out[out.indexOf(told)] = both;
      known.set(key, same.with(one, both));
    }
  }
  return out;
}
/**
 * A handler that hands the request on instead of answering it: library middleware, or a function that calls `next` (or
 * hands it to another, unless it is asked `itself`).
 */
function continues(values: Values, item: Item, itself = false): boolean {
  if (item.convention === undefined) return false;
  for (const thing of item.things) {
    if (
      thing.kind === 'api' &&
      values.apis.rows(thing.nodes, 'middleware').some(({ row }) => row.does !== 'documents' && row.does !== 'static')
    )
      return true;
    if (thing.kind !== 'function') continue;
    const unit = thing.ref.unit;
    const fn = unit.value(thing.ref.id);
    if (fn.kind !== 'function') continue;
    const next = fn.params[nextAt(item.convention)];
    if (next === undefined) continue;
    if (callsPlainly(unit, next, itself)) return true;
  }
  return false;
}
/** It leaves its route for some requests, which go on to the next one: `next('route')`. */
function leavesRoute({ things, convention }: Item): boolean {
  if (convention?.continues !== 'next') return false;
  return things.some((thing) => {
    const fn = thing.kind === 'function' ? thing.ref.unit.value(thing.ref.id) : undefined;
    const next = fn?.kind === 'function' ? fn.params[nextAt(convention)] : undefined;
    if (thing.kind !== 'function' || next === undefined) return false;
    const { unit } = thing.ref;
    return unit.usersOf(next).some((user) => {
      const call = unit.value(user);
      const given = call.kind === 'call' && call.callee === next ? call.args[0] : undefined;
      const text = given === undefined ? undefined : unit.value(given);
      return text?.kind === 'literal' && text.value === 'route';
    });
  });
}
/** The parameter is called without arguments, or handed on. */
function callsPlainly(unit: FileUnit, next: number, itself: boolean): boolean {
  return unit.usersOf(next).some((user) => {
    const call = unit.value(user);
    if (call.kind !== 'call') return false;
    return (call.callee === next && call.args.length === 0) || (!itself && call.args.includes(next));
  });
}
/** A function with the arity of an error handler. */
export function isErrorHandler(values: Values, item: Item): boolean {
  const arity = item.convention?.errorWhenArity;
  return item.things.some((thing) => {
    if (thing.kind === 'api')
      return values.apis.rows(thing.nodes, 'middleware').some(({ row }) => row.does === 'handles-errors');
    if (thing.kind !== 'function' || arity === undefined) return false;
    const fn = thing.ref.unit.value(thing.ref.id);
    return fn.kind === 'function' && fn.params.length === arity;
  });
}
/** Middleware of a library that only errors come to, and that hands them on. */
function handsErrorsOn(values: Values, { things }: Item): boolean {
  return things.some(
    (it) => it.kind === 'api' && values.apis.rows(it.nodes, 'middleware').some(({ row }) => row.ofErrors === true),
  );
}
/** The path without the names of its parameters. */
function shape(path: string): string {
  return path
    .replace(/:[A-Za-z_]\w*/g, ':')
    .replace(/\/+$/, '')
    .toLowerCase();
}
/** One slash at the start, none doubled, `{name}` as `:name`, `{name?}` as `:name?`, `{name*}` as `*name`. */
export function finish(path: string): string {
  const made = joinPath('', path === '' ? '/' : path)
    .replace(/\{([A-Za-z_]\w*)\*\d*\}/g, '*$1')
    .replace(/\{([A-Za-z_]\w*)(\?)?(?::[^}]*)?\}/g, ':$1$2')
    .replace(/\/{2,}/g, '/');
  return made === '' ? '/' : made;
}
