/** Applications of controllers that an application of another framework is handed to answer with. */
import type { Link } from './chain.ts';
import { finish } from './chains.ts';
import { family } from './module-tree.ts';
import type { Covers } from './path-cover.ts';
import { joinAll } from './scope-tree.ts';
import type { Scopes } from './scope-tree.ts';
import type { Entry, Given, Item, Scope } from './scopes.ts';
import type { Library } from '../libraries/kinds.ts';
import { type Ref, valueKey } from './things.ts';
import type { Values } from './values/kernel.ts';

/** Where it is mounted, below which path, and what stands before it there. */
export interface Host {
  readonly prefix: string;
  readonly scope: Scope;
  /** What runs before an endpoint at this path, the one of the mount included. */
  before(path: string, covers: Covers): readonly Link[];
  /** Why some of that may be missing. */
  readonly unseen: readonly string[];
}
type Steps = Extract<Entry, { kind: 'middleware' }>;

/** The places where all controllers of a framework are served by another one, looked for once for each. */
export class Hosts {
  private readonly known = new Map<Library, readonly Host[]>();
  private readonly values: Values;
  private readonly scopes: Scopes;

  constructor(values: Values, scopes: Scopes) {
    this.values = values;
    this.scopes = scopes;
  }
  of(library: Library): readonly Host[] {
    let found = this.known.get(library);
    if (found === undefined) this.known.set(library, (found = hostsOf(this.values, this.scopes, library)));
    return found;
  }
}
function hostsOf(values: Values, scopes: Scopes, library: Library): readonly Host[] {
  const isServed = ({ things }: Item): boolean =>
    things.some((it) => {
      const own =
        it.kind === 'api' && values.apis.flagged(it.nodes, 'hosted') ? values.apis.library(it.package) : undefined;
      return own !== undefined && family(own) === family(library);
    });
  const out = new Map<string, Host>();
  for (const scope of scopes.all)
    scope.entries.forEach((entry, index) => {
      const at = entry.kind === 'middleware' ? entry.items.findIndex(isServed) : -1;
      if (entry.kind !== 'middleware' || at < 0) return;
      const own = { ...entry, items: entry.items.slice(0, at) };
      const earlier = [...scope.entries.slice(0, index), own];
      for (const path of entry.paths) {
        // Another start of the same application mounts it once more.
        const key = `${path} ${valueKey(entry.at)}`;
        if (out.get(key)?.scope.again ?? true) out.set(key, hostAt(scope, finish(path), earlier, entry));
      }
    });
  return [...out.values()];
}
function hostAt(scope: Scope, prefix: string, earlier: readonly Entry[], mount: Steps): Host {
  const isElsewhere = scope.mounts > 0 || scope.parent !== undefined || scope.prefixes.some((it) => it !== '');
  // A router may refuse what it is not for.
  const mayStop = earlier.some((it) => it.kind === 'mount' && it.paths.some((path) => isBelow(prefix, path)));
  return {
    prefix,
    scope,
    unseen: [
      ...(isElsewhere ? ['where the application stands that serves it is not followed'] : []),
      ...(mayStop ? ['what a router before it does is not followed'] : []),
      ...scope.unseen.map((it) => it.why),
    ],
    before: (path, covers) =>
      earlier.flatMap((it) => {
        if (it.kind === 'hook') return linksOf(it.items, it.at, 'global', mayLack(it, mount));
        if (it.kind !== 'middleware') return [];
        const cover = coverOf(it, path, covers);
        return cover === 'none' ? [] : linksOf(it.items, it.at, 'router', cover === 'some' || mayLack(it, mount));
      }),
  };
}
/** It may not be there where the other is: they stand under other conditions. */
function mayLack(it: Partial<Given> & { readonly at: Ref }, mount: Steps): boolean {
  if (it.conditional !== true) return false;
  const [a, b] = [it.at, mount.at];
  const isBeside = a.unit === b.unit && a.unit.regionOf(a.id) === b.unit.regionOf(b.id);
  return !isBeside && (it.under === undefined || it.under.join() !== mount.under?.join());
}
function coverOf(
  { paths, patterns = [], whole = false }: Steps,
  path: string,
  covers: Covers,
): 'all' | 'some' | 'none' {
  const all = [
    ...paths.map((it) => covers.of({ path: finish(it), whole }, path)),
    ...patterns.map((pattern) => covers.of({ path: '', whole, pattern }, path)),
  ];
  return all.includes('all') ? 'all' : all.includes('some') ? 'some' : 'none';
}
function linksOf(items: readonly Item[], at: Link['at'], scope: Link['scope'], conditional: boolean): readonly Link[] {
  return items.map((item) => ({ item, scope, at, conditional: conditional || item.doubt !== undefined }));
}
function isBelow(path: string, above: string): boolean {
  const top = finish(above);
  return top === '/' || path === top || path.startsWith(`${top}/`);
}
/** A path as it is below that of the mount. */
export function hostedPath({ prefix }: Host, path: string): string {
  return finish(joinAll([prefix], [path])[0]!);
}
