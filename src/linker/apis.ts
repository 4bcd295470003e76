/** Library data, compiled: access paths become a graph that is walked step by step as values are resolved. */
import type { AccessPath, Library } from '../libraries/kinds.ts';
import { accessPath, lastNames } from '../libraries/paths.ts';
import { touchesOf } from '../libraries/touches.ts';
import type { ApiNode, ApiThing } from './things.ts';

/** Sections of a library whose rows have an access path `at`. */
export type RowKind = {
  [K in keyof Library]-?: NonNullable<Library[K]> extends readonly { readonly at: AccessPath }[] ? K : never;
}[keyof Library];
export type RowOf<K extends RowKind> = NonNullable<Library[K]> extends readonly (infer R)[] ? R : never;

/** A row where it applies: with its library and the member name it was reached by. */
export interface Placed<R> {
  readonly row: R;
  readonly library: Library;
  /** The last member name on the way (`get` in `App .get`). */
  readonly name: string;
}

/** Of nodes that have none. */
const none: readonly string[] = [];
const nowhere: readonly number[] = [];

/** There are thousands, and most hold one or two of these: what is not needed is not made. */
class Node implements ApiNode {
  readonly package: string;
  /** The last member name on the way. */
  readonly name: string;
  readonly apis: Apis;
  types = none;
  private positions = nowhere;
  edges: Map<string, Node> | undefined;
  rows: Map<string, Placed<unknown>[]> | undefined;
  /** Marks that are no rows: fluent calls, credentials, connection releases. */
  flags: Set<string> | undefined;
  closed: readonly Node[] | undefined;
  constant: string | number | boolean | undefined;

  constructor(apis: Apis, pkg: string, name: string) {
    this.apis = apis;
    this.package = pkg;
    this.name = name;
  }
  /** `isLater`: whether the word of a library comes after that of the row's. */
  place(kind: string, placed: Placed<unknown>, isLater: (library: Library) => boolean): void {
    const list = this.rows?.get(kind);
    if (list === undefined) {
      (this.rows ??= new Map()).set(kind, [placed]);
      return;
    }
    // Said already when compiling was broken off.
    if (list.some((it) => it.row === placed.row)) return;
    let at = list.length;
    while (at > 0 && isLater(list[at - 1]!.library)) at--;
    list.splice(at, 0, placed);
  }
  mark(flag: string): void {
    (this.flags ??= new Set()).add(flag);
  }
  /** `position`: of the library that says so, by which its word comes before that of others. */
  be(type: string, position: number): void {
    let at = this.types.length;
    while (at > 0 && this.positions[at - 1]! > position) at--;
    this.types = this.types.toSpliced(at, 0, type);
    this.positions = this.positions.toSpliced(at, 0, position);
  }
}

const ROW_KINDS = [
  'returns', 'routes', 'mounts', 'controllers', 'definedRoutes', 'documentedRoutes', 'scopes', 'schemes', 'prefixes', 'hooks', 'decorates', 'decorators', 'resources', 'fileRoutes',
  'sources', 'partsOf', 'responses', 'statuses', 'errors', 'middleware', 'schemas', 'validators', 'guards', 'sanitizers', 'flows',
  'wraps', 'callbacks', 'infallible', 'queries', 'data', 'aggregates', 'clauses', 'links', 'transactions', 'pools', 'logs', 'audits', 'secrets',
  'outbound', 'sinks', 'uploads', 'fileChecks', 'crypto', 'blocking', 'queues', 'settings', 'setups', 'namedCredentials', 'metadata', 'namedSets', 'makes', 'bindings', 'handlerClasses',
  'targets', 'callKinds', 'starts', 'messaging', 'wholeFiles', 'fileNames', 'contracts', 'contractDocuments',
  'paramHandlers', 'macros', 'casts', 'remoteFunctions', 'changes', 'combines', 'proves', 'equalities', 'pathTests', 'presence',
  'dispatchers', 'definitions', 'implementations', 'graphql', 'graphqlFields', 'directives', 'directiveClasses', 'fieldRules', 'procedures', 'procedureRouters', 'procedureServers',
] as const satisfies readonly RowKind[]; // prettier-ignore

const INPUT_KINDS = ['closed', 'around', 'objects'] as const;

const named = new WeakMap<readonly Library[], ReadonlyMap<string, Library>>();

/** Libraries by the names of their packages; `fs` and `node:fs` are one. Made once for the same list. */
export function byName(libraries: readonly Library[]): ReadonlyMap<string, Library> {
  let found = named.get(libraries);
  if (found === undefined) named.set(libraries, (found = indexed(libraries)));
  return found;
}
function indexed(libraries: readonly Library[]): ReadonlyMap<string, Library> {
  const found = new Map<string, Library>();
  for (const library of libraries)
    for (const name of [library.package, ...(library.aliases ?? [])]) found.set(name, library);
  for (const [name, library] of [...found]) {
    const bare = name.replace(/^node:/, '');
    if (!found.has(bare)) found.set(bare, library);
  }
  return found;
}

export class Apis {
  private readonly roots = new Map<string, Node>();
  private readonly typeNodes = new Map<string, Node>();
  private readonly byName: ReadonlyMap<string, Library>;
  private readonly compiled = new Set<Library>();
  /** Libraries of packages that the project uses, and what they refer to, in the order of the list. */
  readonly libraries: readonly Library[];
  private readonly positions = new Map<Library, number>();
  /** Which of them speak of the types of another. */
  private readonly touching = new Map<Library, Library[]>();
  private registeringNames: ReadonlySet<string> | undefined;

  /**
   * `used`: names of the packages that matter; knowledge about others is not looked at. All, when left out. Each is
   * compiled when it is first asked for, with all that speak of it: in whatever order that happens, the answers are
   * the same.
   */
  constructor(libraries: readonly Library[], used?: ReadonlySet<string>) {
    this.byName = byName(libraries);
    libraries.forEach((library, position) => this.positions.set(library, position));
    const relevant = new Set(
      libraries.filter(
        ({ package: own, aliases = [], ecosystem }) =>
          used === undefined ||
          ecosystem === 'language' ||
          [own, ...aliases].some((name) => used.has(name) || used.has(name.replace(/^node:/, ''))),
      ),
    );
    for (const library of relevant)
      for (const name of touchesOf(library)) {
        const other = this.byName.get(name);
        if (other === undefined || other === library) continue;
        relevant.add(other);
        const list = this.touching.get(other);
        if (list === undefined) this.touching.set(other, [library]);
        else if (!list.includes(library)) list.push(library);
      }
    this.libraries = [...relevant].sort((a, b) => this.positionOf(a) - this.positionOf(b));
  }
  /** Code of the project may read the request that is served from everywhere. */
  get isAmbient(): boolean {
    return this.libraries.some((it) => it.ambient === true);
  }
  positionOf(library: Library): number {
    return this.positions.get(library) ?? -1;
  }
  /** Member names under which something can be registered: a cheap filter before a call is resolved. */
  get registering(): ReadonlySet<string> {
    return (this.registeringNames ??= registeringNames(this.libraries));
  }
  /** Member names that declare a route with its path as first argument. */
  get routing(): ReadonlySet<string> {
    this.routingNames ??= new Set(
      this.libraries
        .flatMap((library) => (library.routes ?? []).filter((row) => row.path === '[0]' && row.handlers !== ''))
        .flatMap((row) => lastNames(row.at)),
    );
    return this.routingNames;
  }
  private routingNames: ReadonlySet<string> | undefined;
  /** Member names under which rows of a kind are reached; `open`: some are reached without one. */
  memberNames(kind: RowKind): { readonly names: ReadonlySet<string>; readonly open: boolean } {
    let found = this.names.get(kind);
    if (found === undefined) this.names.set(kind, (found = rowNames(this.libraries, kind)));
    return found;
  }
  /** The same for rows of sinks of some kinds. */
  sinkNames(kinds: ReadonlySet<string>): { readonly names: ReadonlySet<string>; readonly open: boolean } {
    return rowNames(
      this.libraries.map(({ sinks = [], ...rest }) => ({ ...rest, sinks: sinks.filter((it) => kinds.has(it.kind)) })),
      'sinks',
    );
  }
  private readonly names = new Map<RowKind, { readonly names: ReadonlySet<string>; readonly open: boolean }>();
  private ensure(library: Library): void {
    if (this.compiled.has(library)) return;
    this.compiled.add(library);
    try {
      this.compile(library);
    } catch (error) {
      // Asked for too deep inside something else it is compiled again the next time; what was said already counts once.
      this.compiled.delete(library);
      throw error;
    }
    for (const other of this.touching.get(library) ?? []) this.ensure(other);
  }

  /** The library that describes a package, by any of its names; `fs` and `node:fs` are one. */
  library(name: string): Library | undefined {
    return this.byName.get(name);
  }
  /** What a package (or a sub-path of it) exports. */
  exportsOf(name: string, subpath = ''): readonly Node[] {
    const library = this.library(name);
    if (library === undefined) return [];
    this.ensure(library);
    const root = this.roots.get(library.package);
    if (subpath === '') return close(root);
    const own = library.apart ? root?.edges?.get(`.${subpath.replace(/^.*\/|\.[cm]?js$/g, '')}`) : undefined;
    return close(this.roots.get(`${library.package}/${subpath}`) ?? own ?? root);
  }
  /** An instance of a type, given as `package:Type`. */
  typed(type: string): readonly Node[] {
    const library = this.byName.get(splitType(type)[0]);
    if (library) this.ensure(library);
    return close(this.typeNodes.get(type));
  }
  /** An instance of the type of this name in a package's file, if it declares one. */
  typeIn(name: string, type: string): readonly Node[] {
    const library = this.library(name);
    return library?.types?.[type] === undefined ? [] : this.typed(`${library.package}:${type}`);
  }
  /** Walks one token on. */
  step(nodes: readonly ApiNode[], token: string): readonly Node[] {
    const found: Node[] = [];
    for (const node of nodes as readonly Node[]) {
      const next = node.edges?.get(token);
      if (next) found.push(...close(next));
      if (token.startsWith('.')) {
        const any = node.edges?.get('.*');
        if (any) found.push(...close(any));
      } else if (token.startsWith('[')) {
        const any = node.edges?.get('[*]');
        if (any) found.push(...close(any));
      }
    }
    return found.length > 1 ? [...new Set(found)] : found;
  }
  /** Rows of a kind that apply to what stands here. */
  rows<K extends RowKind>(nodes: readonly ApiNode[], kind: K): readonly Placed<RowOf<K>>[] {
    let found: Placed<RowOf<K>>[] | undefined;
    for (const node of nodes as readonly Node[]) {
      const here = node.rows?.get(kind) as Placed<RowOf<K>>[] | undefined;
      if (here) found = found ? [...found, ...here] : here;
    }
    return found ?? [];
  }
  has(nodes: readonly ApiNode[], kind: RowKind): boolean {
    return (nodes as readonly Node[]).some((node) => node.rows?.has(kind) === true);
  }
  flagged(
    nodes: readonly ApiNode[],
    flag:
      | 'fluent'
      | 'synchronous'
      | 'letsAllBy'
      | 'credential'
      | `input ${(typeof INPUT_KINDS)[number]}`
      | 'unscopes'
      | 'hosted'
      | 'places'
      | 'hides'
      | 'carries'
      | 'own-calls'
      | 'answering'
      | 'configured'
      | 'noted'
      | `acquire ${string}`
      | `release ${string}`,
  ): boolean {
    return (nodes as readonly Node[]).some((node) => node.flags?.has(flag) === true);
  }
  /** The thing is an application or router of its library (or hands one on, as `router.routes()` does). */
  isRouter(thing: ApiThing): boolean {
    return this.isApplication(thing) || this.isOf(thing, this.library(thing.package)?.routers);
  }
  /** The thing is an application of its library, and not a router that is mounted in one. */
  isApplication(thing: ApiThing): boolean {
    return this.isOf(thing, this.library(thing.package)?.applications);
  }
  private isOf({ package: name, nodes }: ApiThing, types: readonly string[] = []): boolean {
    const library = this.library(name);
    const own = nodes.flatMap((node) => node.types);
    return library !== undefined && types.some((type) => own.includes(typeName(library, type)));
  }
  /** The value of a member that the library fixes. */
  constant(nodes: readonly ApiNode[]): string | number | boolean | undefined {
    return (nodes as readonly Node[]).find((node) => node.constant !== undefined)?.constant;
  }
  /** The resource row whose application this call names. */
  applicationRow(nodes: readonly ApiNode[]): { readonly library: Library; readonly app: string } | undefined {
    for (const node of nodes as readonly Node[]) {
      for (const flag of node.flags ?? []) {
        if (!flag.startsWith('application ')) continue;
        const library = this.library(node.package)!;
        const { application } = library.resources![Number(flag.slice(12))]!;
        if (application !== undefined) return { library, app: application.app };
      }
    }
    return undefined;
  }
  /** Acquisitions and releases that apply here, as positions in the library's `connections`. */
  connections(nodes: readonly ApiNode[]): readonly { library: Library; index: number; does: 'acquire' | 'release' }[] {
    const found: { library: Library; index: number; does: 'acquire' | 'release' }[] = [];
    for (const node of nodes as readonly Node[]) {
      for (const flag of node.flags ?? []) {
        const [does, index] = flag.split(' ');
        if (does === 'acquire' || does === 'release')
          found.push({ library: this.library(node.package)!, index: Number(index), does });
      }
    }
    return found;
  }

  private compile(library: Library): void {
    const place = (path: AccessPath): Node[] => this.nodesAt(library, path);
    const position = this.positionOf(library);
    this.root(library.package);
    for (const [type, paths] of Object.entries(library.types ?? {})) {
      const name = `${library.package}:${type}`;
      this.typeNode(name);
      for (const path of paths) for (const node of place(path)) node.be(name, position);
    }
    for (const [type, supers] of Object.entries(library.extends ?? {})) {
      const node = this.typeNode(typeName(library, type));
      for (const parent of supers) node.be(typeName(library, parent), position);
    }
    for (const kind of ROW_KINDS) {
      for (const row of (library[kind] ?? []) as readonly { readonly at: AccessPath }[]) {
        for (const node of place(row.at)) {
          node.place(kind, { row, library, name: node.name }, (other) => this.positionOf(other) > position);
        }
      }
    }
    for (const path of library.fluent ?? []) for (const node of place(path)) node.mark('fluent');
    for (const path of library.synchronous ?? []) for (const node of place(path)) node.mark('synchronous');
    for (const path of library.letsAllBy ?? []) for (const node of place(path)) node.mark('letsAllBy');
    for (const path of library.unscopes ?? []) for (const node of place(path)) node.mark('unscopes');
    for (const path of library.hosted ?? []) for (const node of place(path)) node.mark('hosted');
    for (const path of library.places ?? []) for (const node of place(path)) node.mark('places');
    for (const path of library.configured ?? []) for (const node of place(path)) node.mark('configured');
    for (const path of library.noted ?? []) for (const node of place(path)) node.mark('noted');
    for (const path of library.carries ?? []) for (const node of place(path)) node.mark('carries');
    for (const path of library.answering ?? []) for (const node of place(path)) node.mark('answering');
    for (const path of library.ownCalls ?? []) for (const node of place(path)) node.mark('own-calls');
    for (const path of library.hides ?? []) for (const node of place(path)) node.mark('hides');
    for (const kind of INPUT_KINDS)
      for (const path of library.inputTypes?.[kind] ?? []) for (const node of place(path)) node.mark(`input ${kind}`);
    for (const path of library.credentials ?? []) for (const node of place(path)) node.mark('credential');
    for (const [path, value] of Object.entries(library.constants ?? {}))
      for (const node of place(path)) node.constant = value;
    library.resources?.forEach((row, index) => {
      for (const node of row.application ? place(row.application.at) : []) node.mark(`application ${index}`);
    });
    library.connections?.forEach((row, index) => {
      for (const node of place(row.acquire)) node.mark(`acquire ${index}`);
      for (const path of row.release) for (const node of place(path)) node.mark(`release ${index}`);
    });
  }
  private root(name: string): Node {
    let node = this.roots.get(name);
    if (node === undefined) {
      const pkg = name.split('/')[0] === '' ? name : packageOf(name, this.byName);
      this.roots.set(name, (node = new Node(this, pkg, '')));
    }
    return node;
  }
  /** The node of a type, given as `package:Type`. */
  typeNode(name: string): Node {
    let node = this.typeNodes.get(name);
    if (node === undefined) {
      const [pkg] = splitType(name);
      this.typeNodes.set(name, (node = new Node(this, pkg, '')));
      node.be(name, -1);
      const library = this.byName.get(pkg);
      if (library) this.ensure(library);
    }
    return node;
  }
  private nodesAt(library: Library, path: AccessPath): Node[] {
    const read = accessPath(path);
    // Data that cannot be read speaks of nothing.
    if (read === undefined) return [];
    let nodes =
      read.types.length > 0
        ? read.types.map((type) => this.typeNode(typeName(library, type)))
        : [this.root(read.subpath === '' ? library.package : `${library.package}/${read.subpath}`)];
    for (const step of read.steps) nodes = nodes.flatMap((node) => step.map((it) => this.edge(node, it)));
    return nodes;
  }
  private edge(node: Node, token: string): Node {
    let next = node.edges?.get(token);
    if (next === undefined) {
      next = new Node(this, node.package, token.startsWith('.') ? token.slice(1) : node.name);
      (node.edges ??= new Map()).set(token, next);
    }
    return next;
  }
}

/** What stands at a node: itself, its types and their supertypes. */
function close(node: Node | undefined): readonly Node[] {
  if (node === undefined) return [];
  if (node.closed) return node.closed;
  const seen = new Set<Node>([node]);
  for (const it of seen) for (const type of it.types) seen.add(node.apis.typeNode(type));
  return (node.closed = [...seen]);
}
/** A type by its whole name: `package:Type`. Rows leave out the package where it is their own. */
export function typeName({ package: name }: Library, type: string): string {
  return type.includes(':') ? type : `${name}:${type}`;
}
function splitType(name: string): [string, string] {
  const at = name.lastIndexOf(':');
  return [name.slice(0, at), name.slice(at + 1)];
}
function packageOf(name: string, known: ReadonlyMap<string, Library>): string {
  if (known.has(name)) return name;
  for (let at = name.lastIndexOf('/'); at > 0; at = name.lastIndexOf('/', at - 1))
    if (known.has(name.slice(0, at))) return name.slice(0, at);
  return name;
}
function registeringNames(libraries: readonly Library[]): Set<string> {
  const names = new Set<string>();
  for (const library of libraries) {
    const rows: readonly { readonly at: AccessPath }[] = [
      ...(library.routes ?? []), ...(library.mounts ?? []), ...(library.scopes ?? []), ...(library.prefixes ?? []), ...(library.hooks ?? []),
      ...(library.decorates ?? []), ...(library.controllers ?? []), ...(library.definedRoutes ?? []), ...(library.documentedRoutes ?? []), ...(library.resources ?? []), ...(library.fileRoutes ?? []), ...(library.settings ?? []),
      ...(library.resources ?? []).flatMap((row) => row.application ?? []), ...(library.changes ?? []),
    ]; // prettier-ignore
    for (const row of rows) for (const name of lastNames(row.at)) names.add(name);
  }
  return names;
}
function rowNames(libraries: readonly Library[], kind: RowKind): { names: Set<string>; open: boolean } {
  const names = new Set<string>();
  let open = false;
  for (const library of libraries) {
    for (const row of (library[kind] ?? []) as readonly { readonly at: string; readonly plugin?: true }[]) {
      const last = lastNames(row.at);
      for (const name of last) names.add(name);
      open ||= last.length === 0 || row.plugin === true;
    }
  }
  return { names, open };
}
