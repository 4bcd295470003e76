/** Which calls make applications out of modules, and what each is made of. */
import type { Library } from '../libraries/kinds.ts';
import { type Ref, type Thing, isRef, refKey, valueKey } from './things.ts';
import type { Scopes } from './scope-tree.ts';
import type { Scope } from './scopes.ts';
import { identity } from './values/identity.ts';
import type { Values } from './values/kernel.ts';

/** What stands in lists of modules; some of it may not be known. */
export interface Named {
  /** What modules import, and what applications are made of. */
  readonly imports: readonly Ref[];
  /** Controllers and providers. */
  readonly parts: readonly Ref[];
  /** What says all that of a module. */
  readonly options: readonly Ref[];
}
/** Modules of an application, and what they name. */
export interface Reached {
  readonly modules: ReadonlySet<string>;
  /** Controllers and providers, by their classes and objects. */
  readonly parts: ReadonlySet<string>;
  /** Of each module the controllers, also those that what a factory of it gives adds. */
  readonly controllers: ReadonlyMap<string, ReadonlySet<string>>;
  /** All that stands in their lists. */
  readonly named: Named;
}
/** A call that makes an application out of a module. */
export interface Start {
  readonly at: Ref;
  readonly scope: Scope | undefined;
  readonly serves: 'http' | 'messages';
  readonly library: Library;
  /** The modules that it is made of directly. */
  readonly roots: string;
  readonly reached: Reached;
  /** What the same call makes of the same modules, and is set up alike, where the function around it is called once more. */
  readonly again: readonly Scope[];
}
/** What a module says of itself, by the name under which it does. */
export interface Lists {
  (name: string): readonly Ref[];
  /** All of it. */
  readonly options?: readonly Ref[];
}

/** Calls that make applications, those that are the same one once. */
export function startsOf(
  values: Values,
  scopes: Scopes,
  modules: ReadonlyMap<string, readonly Lists[]>,
  guarded: (where: Ref, read: () => void) => void,
): readonly Start[] {
  const out: Start[] = [];
  const met = new Set<string>();
  const start = (at: Ref, scope: Scope | undefined): void => {
    guarded(at, () => {
      const call = at.unit.value(at.id);
      if (call.kind !== 'call') return;
      for (const callee of values.things({ ...at, id: call.callee }))
        for (const { row, library } of callee.kind === 'api' ? values.apis.rows(callee.nodes, 'starts') : []) {
          met.add(valueKey(at));
          const roots = values.argument(at, row.module);
          const names = roots.flatMap((ref) => values.things(ref).map((it) => identity(it)));
          out.push({
            at,
            scope,
            serves: row.serves,
            library,
            roots: names.join(),
            reached: reach(values, modules, roots),
            again: [],
          });
        }
    });
  };
  for (const scope of scopes.all)
    if (scope.application && scope.thing.site !== undefined) start(scope.thing.site, scope);
  const { names } = values.apis.memberNames('starts');
  if (names.size > 0)
    for (const unit of values.modules.units) {
      if (unit.role !== 'source') continue;
      for (const name of names)
        for (const id of unit.callsByName.get(name) ?? [])
          if (!met.has(valueKey({ unit, id }))) start(values.ref(unit, id), undefined);
    }
  const calls = grouped(out, ({ at, scope, serves, reached }) =>
    [valueKey(at), serves, ...[...reached.modules, ...reached.parts].sort(), ...setUp(values, scopes, scope)].join(),
  ).map((group): Start => {
    const [kept] = serving(scopes, group);
    return {
      ...kept!,
      again: group.flatMap(({ scope }) => (scope === undefined || scope === kept!.scope ? [] : [scope])),
    };
  });
  return grouped(calls, (it) => it.roots).flatMap((group) => serving(scopes, group));
}
/** What an application is told, so that another one that is told the same is known. */
function setUp(values: Values, scopes: Scopes, scope: Scope | undefined): readonly string[] {
  if (scope === undefined) return [];
  const told = (it: Ref): string => [valueKey(it), ...values.things(it).map(written)].join(' ');
  return [
    ...scopes.globalPrefixes.filter((it) => it.scope === scope).map((it) => `below ${it.prefix}`),
    ...scopes.settings
      .filter((it) => it.scope === scope)
      .map((it) => [it.is, valueKey(it.at), ...it.items.map(told)].join(' ')),
    ...scope.entries.flatMap((it) => [
      [it.kind, valueKey(it.at)].join(' '),
      ...(it.kind === 'middleware' ? it.items.flatMap(({ things }) => things.map(written)) : []),
    ]),
  ];
}
/** Where a thing is written. */
function written(thing: Thing): string {
  if (thing.kind === 'constant') return `${typeof thing.value} ${String(thing.value)}`;
  const ref = thing.kind === 'instance' ? thing.of.ref : 'ref' in thing ? thing.ref : undefined;
  return `${thing.kind} ${ref === undefined ? '' : valueKey(ref)}`;
}
function grouped<T>(items: readonly T[], key: (it: T) => string): readonly (readonly T[])[] {
  const groups = new Map<string, T[]>();
  for (const it of items) {
    const group = groups.get(key(it));
    if (group) group.push(it);
    else groups.set(key(it), [it]);
  }
  return [...groups.values()];
}
/** Of applications of one module those that serve it: one may be made for its settings alone, or under a condition. */
function serving(scopes: Scopes, group: readonly Start[]): readonly Start[] {
  if (group.length < 2) return group;
  const settings = ({ scope }: Start): number =>
    scope === undefined ? 0 : scopes.settings.filter((it) => it.scope === scope).length + scope.entries.length;
  const listening = group.filter(({ scope }) =>
    scopes.settings.some((it) => it.is === 'listens' && scope !== undefined && it.scope === scope),
  );
  if (listening.length > 0) return listening;
  const most = Math.max(...group.map(settings));
  return group.filter((it) => settings(it) === most).slice(0, 1);
}
/** Modules that are imported from some, over however many others, with the classes and objects that they name. */
function reach(values: Values, modules: ReadonlyMap<string, readonly Lists[]>, roots: readonly Ref[]): Reached {
  const found = new Set<string>();
  const parts = new Set<string>();
  const controllers = new Map<string, Set<string>>();
  const open: Ref[] = [...roots];
  const named = { imports: [...roots], parts: [] as Ref[], options: [] as Ref[] };
  const met = new Set<string>();
  const classesIn = (refs: readonly Ref[]): readonly string[] =>
    refs.flatMap((ref) => values.things(ref)).flatMap((it) => (it.kind === 'class' ? [valueKey(it.ref)] : []));
  const list = (lists: Lists, of: readonly string[]): void => {
    const imports = lists('imports');
    const listed = ['controllers', 'providers'].flatMap((name) => lists(name));
    for (const module of of)
      controllers.set(module, new Set([...(controllers.get(module) ?? []), ...classesIn(lists('controllers'))]));
    open.push(...imports, ...lists('exports'));
    named.imports.push(...imports);
    named.parts.push(...listed);
    named.options.push(...(lists.options ?? []));
    for (const ref of listed)
      for (const it of values.things(ref)) if (it.kind === 'class' || it.kind === 'object') parts.add(valueKey(it.ref));
  };
  const visit = (thing: Thing): void => {
    if (thing.kind === 'class') {
      const key = valueKey(thing.ref);
      if (found.has(key)) return;
      found.add(key);
      for (const lists of modules.get(key) ?? []) list(lists, [key]);
    } else if (thing.kind === 'object') {
      // A module that a factory made: its class, and what it adds.
      const { ref } = thing;
      if (met.has(`object ${refKey(ref)}`)) return;
      met.add(`object ${refKey(ref)}`);
      const own = values.memberRefs(ref, 'module');
      for (const it of own.flatMap((member) => values.things(member))) visit(it);
      list((name) => values.memberRefs(ref, name).flatMap((member) => flat(values, member)), classesIn(own));
    } else if (thing.kind === 'function') {
      // `forwardRef(() => Module)`
      for (const it of values.returned(thing, thing.ref.ctx)) if (it.kind !== 'function') visit(it);
    } else if (thing.kind === 'array')
      for (const item of values.items(thing) ?? []) (isRef(item) ? values.things(item) : item).forEach(visit);
  };
  for (let ref = open.pop(); ref !== undefined; ref = open.pop()) {
    const key = refKey(ref);
    if (met.has(key)) continue;
    met.add(key);
    values.things(ref).forEach(visit);
    const value = ref.unit.value(ref.id);
    const call = value.kind === 'wait' ? ref.unit.value(value.of) : value;
    if (call.kind !== 'call') continue;
    // `Module.forRoot()`, also where a library makes what it gives; modules that are handed to one.
    const callee = ref.unit.value(call.callee);
    if (callee.kind === 'get') open.push({ ...ref, id: callee.of });
    open.push(...call.args.map((id): Ref => ({ ...ref, id })));
  }
  return { modules: found, parts, controllers, named };
}
function flat(values: Values, ref: Ref): readonly Ref[] {
  const arrays = values.things(ref).filter((it) => it.kind === 'array');
  return arrays.length === 0
    ? [ref]
    : arrays.flatMap((it) => (values.items(it) ?? []).filter(isRef).flatMap((item) => flat(values, item)));
}
