/** What a call of a library registers: routes, mounts, plugin scopes, hooks, prefixes, resources, settings. */
import type { Library, MountRow, ResourceRow, RouteRow, ScopeRow, When } from '../libraries/kinds.ts';
import type { Placed } from './apis.ts';
import { announceFilled, dependenciesOf, withDependencies } from './declared-parameters.ts';
import { applied } from './decorators.ts';
import { describe } from './describe.ts';
import { registerFolder } from './file-routes.ts';
import type { Replaying } from './replaying.ts';
import { pathsOf, routePaths } from './route-paths.ts';
import { joinAll, scopeKey } from './scope-tree.ts';
import type { Item, Scope } from './scopes.ts';
import type { ApiThing, Ref, Thing } from './things.ts';
import { isUnscoped } from './unscoped.ts';
import type { Values } from './values/kernel.ts';

interface Target {
  readonly scope: Scope;
  readonly prefixes: readonly string[];
}

/** Applies the rows of a callee to one call. False when it registers nothing. */
export function register(replay: Replaying, callee: ApiThing, ref: Ref): boolean {
  const { values } = replay;
  for (const { row, library } of values.apis.rows(callee.nodes, 'paramHandlers')) {
    for (const it of values.argument(ref, row.handlers))
      announce(replay, item(values, it, library, row.convention), library, row.convention);
  }
  const rows = <
    K extends 'routes' | 'mounts' | 'scopes' | 'prefixes' | 'hooks' | 'decorates' | 'resources' | 'settings',
  >(
    kind: K,
  ) => values.apis.rows(callee.nodes, kind);
  const target = callee.receiver ? targetOf(replay, callee.receiver, ref) : undefined;
  let done = replay.learnApplication(callee, ref);
  for (const { row, library } of rows('prefixes')) {
    if (row.tree) continue;
    const found = values.argument(ref, row.prefix).flatMap((it) => values.constants(it));
    if (row.except !== undefined) {
      const except = values
        .argument(ref, `${row.except} flat`)
        .flatMap((it) => [
          ...values.constants(it),
          ...values.memberRefs(it, 'path').flatMap((path) => values.constants(path)),
        ]);
      for (const prefix of found)
        replay.scopes.globalPrefixes.push({ prefix, except, framework: library.partOf ?? library.package });
    } else if (row.view && target) {
      for (const made of values.things(ref))
        if (made.kind === 'api') replay.scopes.view(made, target, found.length > 0 ? found : ['']);
    } else if (target && found.length > 0) target.scope.prefixes = found;
    done = true;
  }
  for (const placed of rows('routes')) {
    if (!target || !holds(values, ref, placed.row.when)) continue;
    done = route(replay, placed, target, callee, ref) || done;
  }
  if (!done || target === undefined) {
    for (const placed of rows('mounts')) {
      if (!holds(values, ref, placed.row.when)) continue;
      const on =
        placed.row.on === undefined
          ? (target ?? argumentTarget(replay, ref) ?? madeTarget(replay, ref))
          : namedTarget(replay, ref, placed.row.on);
      if (on) done = mount(replay, placed, on, ref) || done;
    }
  }
  for (const { row, library } of rows('scopes')) if (target) done = scope(replay, row, library, target, ref) || done;
  for (const { row, library } of rows('hooks')) {
    const step = values.argument(ref, row.name).flatMap((it) => values.constants(it))[0];
    if (step === undefined || !target) continue;
    const items = values
      .argument(ref, row.handlers)
      .flatMap((it) => item(values, it, library, row.convention))
      .map((it) => (it.text.endsWith('=> {…}') ? { ...it, text: step } : it));
    announce(replay, items, library, row.convention);
    replay.scopes.add(target.scope, { kind: 'hook', row, step, items, at: ref });
    done = true;
  }
  for (const { row, library } of rows('decorates')) {
    const names = values.argument(ref, row.name).flatMap((it) => values.constants(it));
    for (const name of names)
      for (const value of values.argument(ref, row.value))
        values.modules.decorate(row.type.includes(':') ? row.type : `${library.package}:${row.type}`, name, value);
    done = true;
  }
  for (const { row, library } of rows('resources')) done = resource(replay, row, library, ref) || done;
  for (const { row, library } of rows('settings')) {
    if (!holds(values, ref, row.when)) continue;
    const items = row.items === undefined ? [] : values.argument(ref, row.items);
    replay.scopes.settings.push({ is: row.is, items, at: ref, library, scope: target?.scope });
    if ((row.is === 'error-handler' || row.is === 'not-found-handler') && target) {
      const handlers = items.flatMap((it) => item(values, it, library, row.convention ?? ''));
      if (row.is === 'error-handler') announce(replay, handlers, library, row.convention ?? '', true);
      else announce(replay, handlers, library, row.convention ?? '');
      replay.scopes.add(target.scope, {
        kind: row.is === 'error-handler' ? 'errors' : 'fallback',
        items: handlers,
        at: ref,
      });
    }
    done = done || row.is !== 'listens';
  }
  return done;
}

/** The scope a receiver stands for: itself, or the application that a route builder came from. */
function targetOf(replay: Replaying, receiver: ApiThing, at: Ref): Target | undefined {
  const types = receiver.nodes.flatMap((node) => node.types);
  const library = replay.values.apis.library(receiver.package);
  const scoped = [...(library?.applications ?? []), ...(library?.routers ?? [])].some((type) =>
    types.includes(type.includes(':') ? type : `${library!.package}:${type}`),
  );
  if (scoped || replay.scopes.has(receiver)) return replay.scopes.of(receiver, at);
  // `app.route('/x')`: its maker was a member of the application.
  if (receiver.receiver) return targetOf(replay, receiver.receiver, at);
  return types.length > 0 ? replay.scopes.of(receiver, at) : undefined;
}
/** `limiter(app)`: a call that mounts itself on an application among its arguments. */
function argumentTarget(replay: Replaying, ref: Ref): Target | undefined {
  for (const arg of replay.values.argument(ref, '[*]')) {
    for (const thing of replay.values.things(arg))
      if (thing.kind === 'api' && replay.scopes.has(thing)) return replay.scopes.of(thing, ref);
  }
  return undefined;
}
/** The application that a row says stands among the arguments. */
function namedTarget(replay: Replaying, ref: Ref, path: string): Target | undefined {
  for (const arg of replay.values.argument(ref, path)) {
    for (const thing of replay.values.things(arg)) if (thing.kind === 'api') return targetOf(replay, thing, ref);
  }
  return undefined;
}
/** `App(dependencies=…)`: a call that mounts on the application or router it makes. */
function madeTarget(replay: Replaying, ref: Ref): Target | undefined {
  const made = replay.values
    .things(ref)
    .find(
      (thing): thing is ApiThing => thing.kind === 'api' && thing.site?.id === ref.id && isRouter(replay.values, thing),
    );
  return made && replay.scopes.of(made, ref);
}
/** True when the conditions of a row hold for a call, as far as can be told. */
export function holds(values: Values, ref: Ref, when: readonly When[] | undefined): boolean {
  return (when ?? []).every((it) => {
    const found = values.argument(ref, it.argument);
    if (it.present !== undefined) return it.present === found.length > 0;
    const constants = found
      .flatMap((arg) => values.things(arg))
      .flatMap((thing) => (thing.kind === 'constant' ? [thing.value] : []));
    if (it.is !== undefined) return constants.includes(it.is);
    if (it.isNot !== undefined) return !constants.includes(it.isNot);
    return true;
  });
}
/** Members of an argument path as written: `schema.body`. */
function optionName(path: string): string {
  return path
    .split(' ')
    .filter((token) => token.startsWith('.'))
    .map((token) => token.slice(1))
    .join('.');
}
/** One argument as an item of a chain. */
function item(values: Values, ref: Ref, library: Library, convention: string): Item[] {
  const things = values.things(ref);
  if (things.every((it) => it.kind === 'constant')) return [];
  return [
    {
      ref,
      things,
      text: ref.text ?? describe(ref),
      library,
      convention: library.conventions?.[convention],
      style: convention,
    },
  ];
}
/** Tells the parameters of functions what the framework hands to them. */
function announce(
  { values, handing }: Replaying,
  items: readonly Item[],
  library: Library,
  name: string,
  errors = false,
): void {
  const convention = library.conventions?.[name];
  if (convention === undefined) return;
  for (const it of items) {
    for (const thing of it.things) {
      if (thing.kind !== 'function') continue;
      const fn = thing.ref.unit.value(thing.ref.id);
      if (fn.kind !== 'function') continue;
      const isError =
        errors || (convention.errorWhenArity !== undefined && fn.params.length === convention.errorWhenArity);
      const types = isError ? (convention.errorParams ?? convention.params) : convention.params;
      types.forEach((type, index) => {
        if (type !== '' && fn.params[index] !== undefined)
          handing.toParam(
            thing,
            index,
            values.instanceOfType(type.includes(':') ? type : `${library.package}:${type}`),
          );
      });
    }
  }
}

function methodsOf(values: Values, placed: Placed<RouteRow>, ref: Ref): readonly string[] {
  const { method } = placed.row;
  if (method === 'name') return [{ del: 'DELETE', all: 'ALL', any: 'ALL' }[placed.name] ?? placed.name.toUpperCase()];
  if ('argument' in method) {
    const found = values.argument(ref, method.argument).flatMap((it) => values.flatConstants(it));
    return found.length > 0 ? found.map((it) => (it === '*' ? 'ALL' : it.toUpperCase())) : ['ALL'];
  }
  return method;
}
function route(replay: Replaying, placed: Placed<RouteRow>, target: Target, callee: ApiThing, ref: Ref): boolean {
  const { values } = replay;
  const { row, library } = placed;
  const own = routePaths(values, row, callee, ref);
  const refs = [row.handlers].flat().flatMap((path) => values.argument(ref, path));
  const all = refs.flatMap((it) => item(values, it, library, row.convention));
  // `app.get('setting')` reads; it registers nothing.
  if (all.length === 0 && row.handlers !== '') return false;
  announce(replay, all, library, row.convention);
  announceFilled(values, replay.handing, all, own?.join(' ') ?? '');
  const written = (row.before ?? [])
    .flatMap((path) => values.argument(ref, path))
    .flatMap((it) => item(values, it, library, row.convention));
  const before = [...withDependencies(values, written), ...dependenciesOf(values, all)];
  announce(replay, before, library, row.convention);
  const slots = (row.roles ?? []).flatMap(({ at, does }) =>
    values.argument(ref, at).map((it): Item => ({
      ref: it,
      things: values.things(it),
      text: it.text ?? describe(it),
      library,
      convention: undefined,
      style: row.convention,
      slot: does,
    })),
  );
  const schemas = (row.schemas ?? []).flatMap(({ at, part }) =>
    values.argument(ref, at).map((it): Item => ({
      ref: it,
      things: values.things(it),
      text: optionName(at),
      library,
      convention: undefined,
      style: row.convention,
      slot: 'validates',
      parts: [part],
    })),
  );
  if (own === undefined) {
    // A guard may stand before all methods of some paths, an endpoint answers one.
    const ends = !methodsOf(values, placed, ref).includes('ALL');
    target.scope.unseen.push({ why: `the path of ${describe(ref)} is computed`, at: ref, ends });
    return true;
  }
  replay.scopes.add(target.scope, {
    kind: 'route',
    methods: methodsOf(values, placed, ref),
    paths: joinAll(target.prefixes, own),
    before: [...slots, ...schemas, ...before],
    handlers: all,
    at: ref,
    row,
    library,
    type: row.kind ?? 'rest',
    conditional: replay.conditional,
  });
  return true;
}
function mount(replay: Replaying, placed: Placed<MountRow>, target: Target, ref: Ref): boolean {
  const { values } = replay;
  const { row, library } = placed;
  const pathRefs = row.path === undefined ? [] : values.argument(ref, row.path);
  const isPath = pathRefs.some((it) =>
    values
      .things(it)
      .some(
        (thing) =>
          (thing.kind === 'constant' && typeof thing.value === 'string') ||
          thing.kind === 'text' ||
          thing.kind === 'pattern' ||
          (thing.kind === 'array' && pathsOf(values, [it]) !== undefined),
      ),
  );
  // Paths in objects (`{ path, method }`), or controllers whose paths are meant.
  const described = isPath || !row.path?.includes('..') ? [] : pathRefs.flatMap((it) => describedPaths(values, it));
  const paths = isPath
    ? pathsOf(values, pathRefs)
    : described.length > 0
      ? described
      : row.path?.includes('..') && pathRefs.length > 0
        ? undefined
        : [''];
  if (paths === undefined) {
    target.scope.unseen.push({ why: `the path of ${describe(ref)} is computed`, at: ref });
    return true;
  }
  const skip = new Set(isPath ? pathRefs.map((it) => it.id) : []);
  const refs = [row.items]
    .flat()
    .flatMap((path) => values.argument(ref, path))
    .filter((it) => !skip.has(it.id));
  let pending: Item[] = [];
  // Matched as a whole unless it ends in a wildcard.
  const own = (paths.length > 0 ? paths : ['']).map((path) =>
    row.exact && isPath ? (path.endsWith('*') ? path.replace(/\/?\*$/, '') : `${path}$`) : path,
  );
  const prefixes = joinAll(target.prefixes, own);
  const flush = (): void => {
    if (pending.length > 0)
      replay.scopes.add(target.scope, {
        kind: 'middleware',
        paths: prefixes,
        items: pending,
        at: ref,
        conditional: replay.conditional,
      });
  };
  let mounted = false;
  for (const it of refs) {
    const things = values.things(it);
    const router = things.find((thing): thing is ApiThing => thing.kind === 'api' && isRouter(values, thing));
    if (router && scopeKey(router) !== target.scope.key) {
      const { scope } = replay.scopes.of(router, it);
      scope.mounts++;
      mounted = true;
      replay.scopes.add(target.scope, {
        kind: 'mount',
        paths: joinAll(target.prefixes, paths.length > 0 ? paths : ['']),
        before: [...pending],
        scope,
        at: ref,
        conditional: replay.conditional,
      });
      continue;
    }
    const made = withDependencies(values, item(values, it, library, row.convention));
    announce(replay, made, library, row.convention);
    pending = [...pending, ...made];
    if (made.length === 0 && things.length > 0 && things.every((thing) => thing.kind === 'unknown'))
      target.scope.unseen.push({ why: `${describe(it)} could not be followed`, at: it });
  }
  if (!mounted) flush();
  return true;
}
/** The path that an object or a decorated class stands for. */
function describedPaths(values: Values, ref: Ref): readonly string[] {
  const own = values.memberRefs(ref, 'path').flatMap((it) => values.constants(it));
  if (own.length > 0) return own;
  return values.things(ref).flatMap((thing) => {
    const unit = thing.kind === 'class' ? thing.ref.unit : undefined;
    const value = thing.kind === 'class' ? unit!.value(thing.ref.id) : undefined;
    if (unit === undefined || value?.kind !== 'class') return [];
    return applied(values, unit, value.marks)
      .filter((it) => it.row.does === 'controller')
      .flatMap((it) =>
        [it.row.path ?? []]
          .flat()
          .flatMap((path) => values.argument(it.ref, path))
          .flatMap((path) => values.flatConstants(path))
          .slice(0, 1),
      );
  });
}
/** The thing is an application or router of its library (or hands one on, as `router.routes()` does). */
function isRouter(values: Values, thing: ApiThing): boolean {
  const library = values.apis.library(thing.package);
  const types = thing.nodes.flatMap((node) => node.types);
  return [...(library?.applications ?? []), ...(library?.routers ?? [])].some((type) =>
    types.includes(type.includes(':') ? type : `${library!.package}:${type}`),
  );
}
function scope(replay: Replaying, row: ScopeRow, library: Library, target: Target, ref: Ref): boolean {
  const { values } = replay;
  const prefix = row.prefix === undefined ? [] : values.argument(ref, row.prefix).flatMap((it) => values.constants(it));
  const prefixes = joinAll(target.prefixes, prefix.length > 0 ? prefix : ['']);
  let done = false;
  for (const plugin of values.argument(ref, row.plugin)) {
    for (const thing of values.things(plugin)) {
      if (thing.kind === 'api') {
        const folders = values.apis.rows(thing.nodes, 'fileRoutes');
        for (const { row: folder } of folders)
          registerFolder(
            replay,
            folder,
            target.scope,
            prefixes,
            row.type.includes(':') ? row.type : `${library.package}:${row.type}`,
            ref,
          );
        if (folders.length > 0) return true;
        // A library's plugin: what it does is a role of the scope.
        const made = item(values, plugin, library, row.type);
        replay.scopes.add(target.scope, {
          kind: 'middleware',
          paths: prefixes,
          items: made.map((it) => ({ ...it, ref: { ...ref }, text: it.text })),
          at: ref,
          conditional: replay.conditional,
        });
        done = true;
        continue;
      }
      const fn = thing.kind === 'function' ? thing : undefined;
      if (fn === undefined) continue;
      done = true;
      const open = isUnscoped(values, plugin);
      const instance: ApiThing = {
        ...values.instanceOfType(row.type.includes(':') ? row.type : `${library.package}:${row.type}`),
        ref,
        site: { ...ref, id: ref.id },
      };
      const self = open && prefix.length === 0;
      const given: ApiThing =
        self || row.shares
          ? { ...instance, ...(target.scope.thing.site && { site: target.scope.thing.site }) }
          : instance;
      if (row.shares) replay.scopes.view({ ...instance }, target, prefixes);
      else if (!self) {
        const child = replay.scopes.child(target.scope, instance, prefix.length > 0 ? prefix : [''], ref);
        replay.scopes.add(target.scope, {
          kind: 'mount',
          paths: target.prefixes,
          before: [],
          scope: child,
          at: ref,
          conditional: replay.conditional,
        });
      }
      const handed: readonly Thing[] = [row.shares ? instance : given];
      const options = row.options === undefined ? undefined : values.argument(ref, row.options)[0];
      replay.handing.toPlugin(fn, 0, handed[0]!);
      replay.runFunction(fn, values.enterWith(fn, ref, [handed, options], false));
    }
  }
  return done;
}
function resource(replay: Replaying, row: ResourceRow, library: Library, ref: Ref): boolean {
  const { values } = replay;
  const paths = values.argument(ref, row.paths).flatMap((it) => pathsOf(values, [it]) ?? []);
  if (paths.length === 0) return false;
  const only = row.only === undefined ? [] : values.argument(ref, row.only).flatMap((it) => values.flatConstants(it));
  const app = replay.applicationOf(library);
  for (const action of row.actions) {
    const path = paths[action.path];
    if (path === undefined || app === undefined || (only.length > 0 && !only.includes(action.name))) continue;
    replay.scopes.add(app, {
      kind: 'route',
      methods: [action.method],
      paths: [path],
      before: [],
      handlers: [],
      at: ref,
      row: undefined,
      library,
      type: 'rest',
      conditional: replay.conditional,
    });
  }
  return true;
}
