/** What a call of a library registers: routes, mounts, plugin scopes, hooks, prefixes, resources, settings. */
import type { Library, MountRow, ResourceRow, ScopeRow } from '../libraries/kinds.ts';
import type { Placed } from './apis.ts';
import { withDependencies } from './declared-parameters.ts';
import { applied } from './decorators.ts';
import { describe } from './describe.ts';
import { registerFolder } from './file-routes.ts';
import { announce, item } from './items.ts';
import type { Replaying } from './replaying.ts';
import { registerRoutes } from './registered-routes.ts';
import { pathsOf } from './route-paths.ts';
import { joinAll, scopeKey } from './scope-tree.ts';
import type { Item, Scope, Target } from './scopes.ts';
import type { ApiThing, Ref, Thing } from './things.ts';
import { isUnscoped } from './unscoped.ts';
import type { Values } from './values/kernel.ts';
import { holds } from './when.ts';

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
  for (const placed of rows('routes')) if (target) done = registerRoutes(replay, placed, target, ref) || done;
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
    if (!target) continue;
    for (const each of row.each === undefined ? [undefined] : values.argument(ref, row.each)) {
      const step = values.argument(ref, row.name, each).flatMap((it) => values.constants(it))[0];
      if (step === undefined) continue;
      const items = values
        .argument(ref, row.handlers, each)
        .flatMap((it) => item(values, it, library, row.convention))
        .map((it) => (it.text.endsWith('=> {…}') ? { ...it, text: step } : it));
      announce(replay, items, library, row.convention);
      if (row.before.includes(step))
        replay.scopes.add(row.everywhere ? outermost(target.scope) : target.scope, { kind: 'hook', items, at: ref });
      done = true;
    }
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
    const app = target ?? madeTarget(replay, ref);
    if (row.does !== undefined && app) {
      const { does } = row;
      const slot = {
        ref: items[0] ?? ref,
        things: [],
        text: describe(ref),
        library,
        convention: undefined,
        style: row.is,
        slot: does,
      };
      replay.scopes.add(outermost(app.scope), { kind: 'hook', items: [slot], at: ref });
    }
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

/** The application around a plugin. */
function outermost(scope: Scope): Scope {
  let at = scope;
  while (at.parent !== undefined) at = at.parent;
  return at;
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
  if (row.each === undefined) return plugin(replay, row, library, target, ref);
  for (const each of replay.values.argument(ref, row.each)) {
    if (!plugin(replay, row, library, target, ref, each))
      target.scope.unseen.push({ why: `the plugin ${describe(each)} could not be followed`, at: each });
  }
  return true;
}
function plugin(replay: Replaying, row: ScopeRow, library: Library, target: Target, ref: Ref, each?: Ref): boolean {
  const { values } = replay;
  const prefix =
    [row.prefix ?? []]
      .flat()
      .map((path) => values.argument(ref, path, each).flatMap((it) => values.constants(it)))
      .find((found) => found.length > 0) ?? [];
  const prefixes = joinAll(target.prefixes, prefix.length > 0 ? prefix : ['']);
  let done = false;
  for (const given of [row.plugin].flat().flatMap((path) => values.argument(ref, path, each))) {
    for (const thing of values.things(given)) {
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
        const made = item(values, given, library, row.type);
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
      const open = isUnscoped(values, given);
      const instance: ApiThing = {
        ...values.instanceOfType(row.type.includes(':') ? row.type : `${library.package}:${row.type}`),
        ref,
        site: each ?? ref,
      };
      const self = open && prefix.length === 0;
      const handedOn: ApiThing =
        self || row.shares
          ? { ...instance, ...(target.scope.thing.site && { site: target.scope.thing.site }) }
          : instance;
      if (row.shares) replay.scopes.view({ ...instance }, target, prefixes);
      else if (!self) {
        const child = replay.scopes.child(target.scope, instance, prefix.length > 0 ? prefix : [''], each ?? ref);
        replay.scopes.add(target.scope, {
          kind: 'mount',
          paths: target.prefixes,
          before: [],
          scope: child,
          at: ref,
          conditional: replay.conditional,
        });
      }
      const handed: readonly Thing[] = [row.shares ? instance : handedOn];
      const options = row.options === undefined ? undefined : values.argument(ref, row.options, each)[0];
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
      lifts: [],
    });
  }
  return true;
}
