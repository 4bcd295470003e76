/** The scopes met while replaying, by the identity of their application, router or plugin instance. */
import type { Library } from '../libraries/kinds.ts';
import { Programs, type Registered } from './programs.ts';
import type { Entry, Scheme, Scope, Target } from './scopes.ts';
import { writtenPaths } from './route-paths.ts';
import { type ApiThing, type Ref, refKey } from './things.ts';
import type { Values } from './values/kernel.ts';

export interface Setting {
  readonly is: string;
  readonly items: readonly Ref[];
  readonly at: Ref;
  readonly library: Library;
  readonly scope: Scope | undefined;
  /** It is set under a condition alone. */
  readonly conditional: boolean;
}
/** One of several applications that one turned out to be, and what of what was said of that is for it. */
interface Part {
  readonly part: Scope;
  readonly isFor: (it: Registered) => boolean;
}

export class Scopes {
  readonly all: Scope[] = [];
  private readonly byKey = new Map<string, Scope>();
  private readonly views = new Map<string, Target>();
  /** Where calls on a scope register for now, while what fills a group runs. */
  private readonly groups = new Map<Scope, Scope>();
  private readonly values: Values;
  /** Prefixes of whole applications (`setGlobalPrefix`), with what is left out. */
  readonly globalPrefixes: {
    readonly prefix: string;
    readonly except: readonly Ref[];
    /** Controllers below it, by their classes; undefined: all. */
    readonly controllers: ReadonlySet<string> | undefined;
    readonly framework: string;
    readonly scope: Scope | undefined;
  }[] = [];
  /** Settings of applications in order of appearance. */
  readonly settings: Setting[] = [];

  readonly programs: Programs;
  /** Ways of asking who sends requests, by the application and the name that they were given there. */
  readonly schemes = new Map<string, Scheme>();
  /** What options of routes stand for, by the scopes that give names to that. */
  readonly macros: { readonly scope: Scope; readonly name: string; readonly value: Ref }[] = [];
  /** Decorated classes of whose instances routers were made. */
  readonly controllers = new Set<string>();
  /** Why registrations of whatever scope may be missing. */
  readonly lost: { readonly why: string; readonly at: Ref }[] = [];

  /** What runs now may be another start of what was seen. */
  again = false;
  /** Routers, parts of them and places in them that are those of one frame, so far. */
  framed = 0;

  /** How much was registered. */
  get size(): number {
    return this.all.reduce((sum, { entries }) => sum + entries.length, 0);
  }
  constructor(values: Values) {
    this.values = values;
    this.programs = new Programs(values.modules.manifests);
  }
  /** The scope of an application or router instance; made when first met. */
  of(thing: ApiThing, at: Ref): Target {
    const key = scopeKey(thing);
    const view = this.views.get(key);
    if (view) return view;
    let scope = this.byKey.get(key);
    if (scope === undefined) {
      const library = this.values.apis.library(thing.package);
      scope = {
        key,
        thing,
        library,
        framework: library?.package ?? thing.package,
        application: this.values.apis.isApplication(thing),
        parent: undefined,
        entries: [],
        prefixes: this.prefixesAtBirth(thing),
        mounts: 0,
        again: this.again,
        unseen: [],
        at: thing.site ?? at,
      };
      this.made(scope);
    }
    let inner = this.groups.get(scope);
    while (inner !== undefined) inner = this.groups.get((scope = inner));
    return { scope, prefixes: [''] };
  }
  /** Runs what fills a group: what is called on the scope around it registers in the group meanwhile. */
  within(around: Scope, group: Scope, run: () => void): void {
    this.groups.set(around, group);
    try {
      run();
    } finally {
      this.groups.delete(around);
    }
  }
  has(thing: ApiThing): boolean {
    return this.byKey.has(scopeKey(thing)) || this.views.has(scopeKey(thing));
  }
  /** A plugin scope below another; its instance is told apart by `thing.site`. */
  child(parent: Scope, thing: ApiThing, prefixes: readonly string[], at: Ref): Scope {
    const key = scopeKey(thing);
    const known = this.byKey.get(key);
    if (known) return known;
    const scope: Scope = {
      key,
      thing,
      library: parent.library,
      framework: parent.framework,
      application: false,
      parent,
      entries: [],
      prefixes,
      mounts: 1,
      again: this.again,
      unseen: [],
      at,
    };
    this.made(scope);
    return scope;
  }
  private made(scope: Scope): void {
    this.byKey.set(scope.key, scope);
    this.all.push(scope);
    if (scope.parent !== undefined || this.values.apis.isRouter(scope.thing)) this.frame(scope.at);
  }
  private frame({ ctx }: Ref): void {
    if (ctx !== this.values.contexts.root) this.framed++;
  }
  /** A call's result is the same scope, below a prefix. */
  view(thing: ApiThing, of: Target, prefixes: readonly string[]): void {
    this.frame(thing.site ?? of.scope.at);
    this.views.set(scopeKey(thing), { scope: of.scope, prefixes: joinAll(of.prefixes, prefixes) });
  }
  /** What was and will be registered on one is registered on another (a server that an application is made with). */
  absorb(thing: ApiThing, into: Target): void {
    const from = this.byKey.get(scopeKey(thing));
    if (from === into.scope) return;
    this.views.set(scopeKey(thing), into);
    if (from === undefined || !this.all.includes(from)) return;
    into.scope.entries.push(...from.entries);
    this.split(from, [{ part: into.scope, isFor: () => true }]);
    this.all.splice(this.all.lastIndexOf(into.scope), 1);
  }
  /** `place`: the call that took the place among the layers. */
  add(scope: Scope, entry: Entry, place?: Ref): void {
    if (entry.kind === 'place') this.frame(entry.at);
    this.programs.note(entry);
    const at = place === undefined ? -1 : scope.entries.findIndex((it) => it.kind === 'place' && isSame(it.at, place));
    scope.entries.splice(at < 0 ? scope.entries.length : at, 0, entry);
  }
  /** Puts others in the place of entries of a scope. */
  change(scope: Scope, instead: (entry: Entry) => Entry): void {
    for (const [at, entry] of scope.entries.entries()) {
      const other = instead(entry);
      if (other !== entry) this.programs.inPlace(entry, other);
      scope.entries[at] = other;
    }
  }
  set(setting: Setting): void {
    this.programs.note(setting);
    this.settings.push(setting);
  }
  /** Takes an application out, and what was set for it. */
  drop(scope: Scope): void {
    this.split(scope, []);
  }
  /** Puts several in the place of one, with what was set for it. */
  split(scope: Scope, parts: readonly Part[]): void {
    const shared = (list: (Registered & { readonly scope: Scope | undefined })[]): void => {
      const all = list.flatMap((it) =>
        it.scope === scope ? parts.filter(({ isFor }) => isFor(it)).map(({ part }) => ({ ...it, scope: part })) : [it],
      );
      list.splice(0, list.length, ...all);
    };
    shared(this.settings);
    shared(this.globalPrefixes);
    this.all.splice(this.all.indexOf(scope), 1, ...parts.map((it) => it.part));
  }
  /** A prefix among the arguments of the call that made the router. */
  private prefixesAtBirth(thing: ApiThing): readonly string[] {
    if (thing.site === undefined) return [''];
    const call = thing.site.unit.facts.values[thing.site.id];
    if (call?.kind !== 'call') return [''];
    for (const callee of this.values.things({ ...thing.site, id: call.callee })) {
      if (callee.kind !== 'api') continue;
      for (const { row } of this.values.apis.rows(callee.nodes, 'prefixes')) {
        if (row.view) continue;
        const found = writtenPaths(this.values, this.values.argument(thing.site, row.prefix)).texts;
        if (found.length > 0) return found;
      }
    }
    return [''];
  }
}

function isSame(a: Ref, b: Ref): boolean {
  return a.unit === b.unit && a.id === b.id && a.ctx === b.ctx;
}
/** Which instance a thing is: the call that made it, in its closure; without one its type, of which a package has one. */
export function scopeKey(thing: ApiThing): string {
  const site = thing.site;
  return site ? refKey(site) : `${thing.package}:${thing.nodes.flatMap((it) => it.types)[0] ?? thing.path}`;
}
/** Every prefix before every suffix. */
export function joinAll(before: readonly string[], after: readonly string[]): readonly string[] {
  return before.flatMap((a) => after.map((b) => joinPath(a, b)));
}
/** Two parts of a path as one. */
export function joinPath(a: string, b: string): string {
  if (b === '' || b === '/') return a === '' ? b : a;
  if (a === '' || a === '/') return b.startsWith('/') || b.startsWith('*') ? b : `/${b}`;
  return `${a.replace(/\/+$/, '')}/${b.replace(/^\/+/, '')}`;
}
/** The application around a plugin. */
export function outermost(scope: Scope): Scope {
  let at = scope;
  while (at.parent !== undefined) at = at.parent;
  return at;
}
