/** From scopes to endpoints: full paths, and for each the ordered chain that really runs before its handler. */
import type { RegionId } from '../facts/facts.ts';
import { Chain, type Link } from './chain.ts';
import type { Marks } from './metadata.ts';
import { joinAll, joinPath } from './scope-tree.ts';
import type { Entry, Item, Scope } from './scopes.ts';
import { type Ref, valueKey } from './things.ts';
import type { FileUnit } from './units.ts';
import type { Values } from './values/kernel.ts';
import type { Library, Role } from '../libraries/kinds.ts';
import { typeEndings } from '../libraries/http.ts';

/** An endpoint before anything is asked about its chain. */
export interface EndpointDraft {
  readonly method: string;
  readonly path: string;
  readonly kind: 'rest' | 'graphql' | 'websocket' | 'grpc';
  readonly at: Ref;
  readonly chain: Chain;
  readonly handler: Item | undefined;
  /** Regions of the handler's function that answer other endpoints. */
  readonly elsewhere?: readonly RegionId[];
  readonly framework: string;
  readonly library: Library;
  readonly application: Scope | undefined;
  readonly conditional: boolean;
  /** What the links around it do, and not for this one. */
  readonly lifts?: readonly Role[];
  /** Why parts of the chain could not be seen. */
  readonly unseen: readonly string[];
  /** Error handlers that stand behind it, in order. */
  readonly errorHandlers: readonly Item[];
  /** Decorators of the handler and of its class. */
  readonly marks?: Marks;
}
interface Active {
  readonly path: string;
  /** Only this very path (a route whose handler goes on), for these methods. */
  readonly methods: readonly string[] | undefined;
  readonly link: Link;
}
/** What is active at a place of the bootstrap code. */
class Around {
  /** Links that hold for every path, before the first that does not. */
  private everywhere: Chain;
  private readonly others: Active[];

  constructor(outer?: Around) {
    this.everywhere = outer?.everywhere ?? new Chain();
    this.others = [...(outer?.others ?? [])];
  }
  add(it: Active): void {
    if (this.others.length === 0 && it.methods === undefined && segments(it.path).length === 0)
      this.everywhere = this.everywhere.with([it.link]);
    else this.others.push(it);
  }
  /** What runs before a route. */
  chainOf(method: string, path: string): Chain {
    return this.everywhere.with(this.others.filter((it) => applies(it, method, path)).map((it) => it.link));
  }
}

/** Routers inside one another, and how many are looked at below one application, each as often as it is mounted. */
const MAX_MOUNTS_DEEP = 100;
const MAX_MOUNTS = 5000;
/** The routers around, from the outside in. */
interface Way {
  readonly path: readonly Scope[];
  readonly flattened: { count: number };
  readonly serves: (item: Item) => boolean;
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
  const roots = scopes.filter((scope) => scope.parent === undefined && scope.mounts === 0);
  for (const root of roots) {
    if (!root.application && root.entries.every((entry) => entry.kind !== 'route' && entry.kind !== 'mount')) continue;
    const listens = root.entries.some((entry) => entry.kind === 'route' && entry.type !== 'rest');
    const unseen = root.application || listens ? [] : ['nothing in the project mounts this router'];
    flatten(values, root, root.prefixes, new Around(), root, unseen, out, {
      path: [],
      flattened: { count: 0 },
      serves,
    });
  }
  const mounted = withoutStrays(out);
  return values.failures.guarded(
    'merging',
    undefined,
    () => mounted,
    () => merge(values, mounted),
  );
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

function flatten(
  values: Values,
  scope: Scope,
  prefixes: readonly string[],
  inherited: Around,
  root: Scope,
  unseen: readonly string[],
  out: EndpointDraft[],
  way: Way,
): void {
  // A router below itself adds nothing that can be told.
  if (way.path.includes(scope)) return;
  if (way.path.length > MAX_MOUNTS_DEEP || way.flattened.count > MAX_MOUNTS) {
    values.cuts.add(scope.at, 'mount', 'routers are mounted in one another in more ways than are looked at');
    return;
  }
  way.flattened.count++;
  const inner: Way = { ...way, path: [...way.path, scope] };
  const blind = [...unseen, ...scope.unseen.filter((it) => it.ends !== true).map((it) => it.why)];
  const active = new Around(inherited);
  const top = way.path.length === 0;
  for (const entry of scope.entries) {
    // Hooks hold for the whole scope, wherever they stand in it.
    if (entry.kind === 'hook') {
      for (const item of entry.items)
        for (const prefix of prefixes)
          active.add({
            path: prefix,
            methods: undefined,
            link: { item, scope: top ? 'global' : 'router', at: entry.at, conditional: false },
          });
    }
  }
  const errors = scope.entries.flatMap((entry) => (entry.kind === 'errors' ? entry.items : []));
  const add = (entry: Entry): void => {
    switch (entry.kind) {
      case 'middleware':
        for (const path of joinAll(prefixes, entry.paths)) {
          for (const item of entry.items) {
            if (isErrorHandler(values, item)) continue;
            if (way.serves(item)) {
              const full = finish(path);
              out.push({
                method: 'POST',
                path: full,
                kind: 'rest',
                at: entry.at,
                chain: active.chainOf('POST', full),
                handler: item,
                framework: item.library.package,
                library: item.library,
                application: root.application ? root : undefined,
                conditional: entry.conditional,
                unseen: blind,
                errorHandlers: errors,
              });
              continue;
            }
            active.add({
              path,
              methods: undefined,
              link: {
                item,
                scope: top && (path === '' || path === '/') ? 'global' : 'router',
                at: entry.at,
                conditional: entry.conditional,
              },
            });
          }
        }
        break;
      case 'mount':
        for (const path of joinAll(prefixes, entry.paths)) {
          const inside = new Around(active);
          for (const item of entry.before)
            inside.add({
              path,
              methods: undefined,
              link: { item, scope: 'router', at: entry.at, conditional: entry.conditional },
            });
          flatten(values, entry.scope, joinAll([path], entry.scope.prefixes), inside, root, blind, out, inner);
        }
        break;
      case 'route':
        routeDrafts(values, scope, entry, prefixes, active, root, blind, errors, out);
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
}
function routeDrafts(
  values: Values,
  scope: Scope,
  entry: Entry & { kind: 'route' },
  prefixes: readonly string[],
  active: Around,
  root: Scope,
  unseen: readonly string[],
  errors: readonly Item[],
  out: EndpointDraft[],
): void {
  const handlers = entry.handlers.filter((item) => !isErrorHandler(values, item));
  const handler = handlers.at(-1);
  const own = [...entry.before, ...handlers.slice(0, -1)].map((item): Link => ({
    item,
    scope: 'route',
    at: entry.at,
    conditional: false,
  }));
  const goesOn = handler !== undefined && continues(values, handler);
  for (const path of joinAll(prefixes, entry.paths)) {
    // An event has a name, not a path.
    const full = entry.type === 'rest' ? finish(path) : path.replace(/^\/(?=[^/])/, '');
    for (const method of entry.methods) {
      out.push({
        method,
        path: full,
        kind: entry.type,
        at: entry.at,
        chain: active.chainOf(method, full).with(own),
        handler,
        framework: entry.library.package,
        library: entry.library,
        application: root.application ? root : undefined,
        conditional: entry.conditional,
        lifts: entry.lifts,
        unseen,
        errorHandlers: errors,
      });
    }
    if (goesOn) {
      for (const item of [...entry.before, ...handlers])
        active.add({
          path: full,
          methods: entry.methods,
          link: { item, scope: 'route', at: entry.at, conditional: entry.conditional },
        });
    }
  }
  void scope;
}
/** One endpoint for each method and path: where several routes answer, the first that ends the request is it. */
function merge(values: Values, drafts: readonly EndpointDraft[]): readonly EndpointDraft[] {
  const groups = new Map<string, EndpointDraft[]>();
  for (const draft of drafts) {
    const key = `${draft.kind} ${draft.method} ${shape(draft.path)} ${draft.application?.key ?? ''}`;
    const list = groups.get(key);
    if (list) list.push(draft);
    else groups.set(key, [draft]);
  }
  const out: EndpointDraft[] = [];
  for (const list of groups.values()) {
    const ending = list.find((it) => it.handler === undefined || !continues(values, it.handler));
    out.push(ending ?? list.at(-1)!);
  }
  return out;
}
/** A handler that hands the request on instead of answering it: library middleware, or a function that calls `next`. */
function continues(values: Values, item: Item): boolean {
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
    const index = item.convention.params.findIndex((type) => typeEndings.next.some((end) => type.endsWith(end)));
    const next = index < 0 ? undefined : fn.params[index];
    if (next === undefined) continue;
    if (callsPlainly(unit, next)) return true;
  }
  return false;
}
/** The parameter is called without arguments (or with the route-skipping constant), or handed on. */
function callsPlainly(unit: FileUnit, next: number): boolean {
  return unit.usersOf(next).some((user) => {
    const call = unit.value(user);
    return call.kind === 'call' && ((call.callee === next && call.args.length === 0) || call.args.includes(next));
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
function applies(it: Active, method: string, path: string): boolean {
  if (it.methods !== undefined)
    return (it.methods.includes(method) || it.methods.includes('ALL')) && shape(it.path) === shape(path);
  return startsWithPath(path, it.path);
}
/** A mounted path covers another: equal segments, parameters and wildcards matching anything. */
export function startsWithPath(path: string, prefix: string): boolean {
  if (prefix.endsWith('$')) return shape(path) === shape(prefix.slice(0, -1));
  const want = segments(prefix);
  const have = segments(path);
  for (const [index, part] of want.entries()) {
    if (/^\{?\*/.test(part) || part === '(.*)') return true;
    const other = have[index];
    if (other === undefined) return false;
    if (part.startsWith(':') || part.toLowerCase() === other.toLowerCase()) continue;
    return false;
  }
  return true;
}
function segments(path: string): string[] {
  return path.split('/').filter((part) => part !== '');
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
