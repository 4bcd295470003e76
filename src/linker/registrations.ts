/** What a call of a library registers: routes, mounts, plugin scopes, hooks, prefixes, resources, settings. */
import type { Library, ScopeRow } from '../libraries/kinds.ts';
import { change } from './changed-routes.ts';
import { describe } from './describe.ts';
import { registerFolder } from './file-routes.ts';
import { registerDefined } from './defined-routes.ts';
import { registerDocumented } from './documented-routes.ts';
import { announce, isAsynchronous, item, remaking } from './items.ts';
import { mountControllers } from './mounted-controllers.ts';
import { mount } from './mounts.ts';
import { typeName } from './apis.ts';
import { nameMacros, optionItems } from './option-steps.ts';
import type { Replaying } from './replaying.ts';
import { castAll } from './casts.ts';
import { registerRoutes } from './registered-routes.ts';
import { resource } from './resources.ts';
import { writtenPaths } from './route-paths.ts';
import { itemsOfScheme, nameScheme } from './schemes.ts';
import { joinAll, outermost } from './scope-tree.ts';
import type { Scope, Target } from './scopes.ts';
import { type ApiThing, type Ref, type Thing, valueKey } from './things.ts';
import { tellBrought } from './unread-routes.ts';
import { isUnscoped } from './unscoped.ts';
import { defaultOf } from './values/exports.ts';
import type { Values } from './values/kernel.ts';
import { holds } from './when.ts';

/** Applies the rows of a callee to one call. False when it registers nothing. */
export function register(replay: Replaying, callee: ApiThing, ref: Ref): boolean {
  const { values } = replay;
  const rows = <
    K extends
      | 'routes'
      | 'mounts'
      | 'controllers'
      | 'definedRoutes'
      | 'documentedRoutes'
      | 'scopes'
      | 'schemes'
      | 'prefixes'
      | 'paramHandlers'
      | 'macros'
      | 'casts'
      | 'hooks'
      | 'decorates'
      | 'resources'
      | 'changes'
      | 'settings'
      | 'starts',
  >(
    kind: K,
  ) => values.apis.rows(callee.nodes, kind);
  const target = callee.receiver ? targetOf(replay, callee.receiver, ref) : undefined;
  if (values.apis.flagged(callee.nodes, 'hides'))
    values.cuts.add(ref, 'route', `the routes that ${describe(ref)} loads are not read`);
  let done = replay.learnApplication(callee, ref);
  if (target && values.apis.flagged(callee.nodes, 'places'))
    replay.scopes.add(target.scope, { kind: 'place', at: ref });
  for (const { row, library } of rows('paramHandlers')) {
    const items = values.argument(ref, row.handlers).flatMap((it) => item(values, it, library, row.convention));
    announce(replay, items, library, row.convention);
    const names = values.argument(ref, row.name).flatMap((it) => values.flatConstants(it));
    if (target) replay.scopes.add(target.scope, { kind: 'param', names, items, at: ref });
    done = true;
  }
  for (const { row } of rows('starts')) {
    if (row.server === undefined) continue;
    const made = madeTarget(replay, ref);
    for (const server of made === undefined ? [] : values.argument(ref, row.server).flatMap((it) => values.things(it)))
      if (server.kind === 'api' && replay.scopes.has(server)) replay.scopes.absorb(server, made!);
  }
  for (const { row, library } of rows('prefixes')) {
    if (row.tree) continue;
    const found = writtenPaths(values, values.argument(ref, row.prefix)).texts;
    const on = row.on === undefined ? target : namedTarget(replay, ref, row.on);
    if (row.except !== undefined || row.controllers !== undefined || row.whole === true) {
      const except = row.except === undefined ? [] : values.argument(ref, `${row.except} flat`);
      const controllers = row.controllers === undefined ? undefined : classesIn(values, ref, row.controllers);
      for (const prefix of found)
        replay.scopes.globalPrefixes.push({
          prefix,
          except,
          controllers,
          framework: library.partOf ?? library.package,
          scope: target?.scope,
        });
    } else if (row.view && target) {
      for (const made of values.things(ref))
        if (made.kind === 'api') replay.scopes.view(made, target, found.length > 0 ? found : ['']);
    } else if (on && found.length > 0) on.scope.prefixes = found;
    done = true;
  }
  for (const placed of rows('routes')) {
    // `wrap(handler)`: the call makes what the handler is added to.
    const on = target ?? madeTarget(replay, ref);
    if (on) done = registerRoutes(replay, placed, on, ref) || done;
  }
  if (!done || target === undefined) {
    for (const placed of rows('mounts')) {
      if (!holds(values, ref, placed.row.when)) continue;
      const on =
        placed.row.on === undefined
          ? (target ?? madeTarget(replay, ref) ?? argumentTarget(replay, ref))
          : namedTarget(replay, ref, placed.row.on);
      if (on) done = mount(replay, placed, on, ref) || done;
    }
  }
  for (const placed of rows('controllers')) {
    if (target === undefined) continue;
    mountControllers(replay, placed, target, ref);
    done = true;
  }
  for (const placed of rows('definedRoutes')) {
    const on = placed.row.on === undefined ? target : namedTarget(replay, ref, placed.row.on);
    if (on === undefined) values.cuts.add(ref, 'route', `where ${describe(ref)} adds its routes is not found`);
    else registerDefined(replay, placed, on, ref);
    done = true;
  }
  for (const placed of rows('documentedRoutes')) {
    const on = namedTarget(replay, ref, placed.row.on);
    if (on === undefined) values.cuts.add(ref, 'route', `where ${describe(ref)} adds its routes is not found`);
    else registerDocumented(replay, placed, on, ref);
    done = true;
  }
  for (const { row, library } of rows('scopes')) {
    const on = target ?? (row.shares ? madeTarget(replay, ref) : undefined);
    if (on && holds(values, ref, row.when)) done = scope(replay, row, library, on, ref) || done;
  }
  for (const { row } of rows('macros')) {
    if (target) nameMacros(replay, row, target, ref);
    done = true;
  }
  for (const { row } of rows('casts')) {
    if (target && holds(values, ref, row.when)) castAll(replay.scopes, target.scope, row.leaks);
    done = true;
  }
  for (const placed of rows('schemes')) if (target) done = nameScheme(replay, placed, target, ref) || done;
  for (const { row, library } of rows('hooks')) {
    if (!target) continue;
    for (const each of row.each === undefined ? [undefined] : values.argument(ref, row.each)) {
      const step = values.argument(ref, row.name, each).flatMap((it) => values.constants(it))[0];
      if (step === undefined) continue;
      const items = values
        .argument(ref, row.handlers, each)
        .flatMap((it) => item(values, it, library, row.convention))
        .map((it) => (it.text.endsWith('=> {…}') ? { ...it, text: step } : it));
      const kind = row.before.includes(step) ? 'hook' : row.after?.includes(step) === true ? 'after' : undefined;
      if (kind !== undefined) announce(replay, items, library, row.convention);
      if (row.delays?.includes(step) === true && items.some(isAsynchronous)) replay.handing.delayAnswers();
      if (row.remakes?.steps.includes(step) === true) {
        const remade = items.flatMap((it) => remaking(it, row.remakes!.members));
        if (remade.length > 0) replay.scopes.add(target.scope, { kind: 'hook', items: remade, at: ref });
      }
      const isOwn = row.own?.some((it) => holds(values, ref, [it], each)) === true;
      const on = row.everywhere && !isOwn ? outermost(target.scope) : target.scope;
      if (kind === 'hook') replay.scopes.add(on, { kind, items, at: ref, ...replay.given });
      else if (kind !== undefined) replay.scopes.add(on, { kind, items, at: ref });
      done = true;
    }
  }
  for (const { row, library } of rows('decorates')) {
    const names = values.argument(ref, row.name).flatMap((it) => values.constants(it));
    for (const name of names)
      for (const value of values.argument(ref, row.value))
        values.modules.decorate(typeName(library, row.type), name, value);
    done = true;
  }
  for (const { row, library } of rows('resources')) done = resource(replay, row, library, target, ref) || done;
  for (const { row, library } of rows('changes'))
    done = (target && change(replay, row, library, target, callee, ref)) ?? done;
  for (const { row, library } of rows('settings')) {
    if (!holds(values, ref, row.when)) continue;
    const items = row.items !== undefined ? values.argument(ref, row.items) : row.is === 'global-pipe' ? [ref] : [];
    replay.scopes.set({
      is: row.is,
      items,
      at: ref,
      library,
      scope: target?.scope,
      conditional: replay.conditional,
    });
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
      const whole = outermost(app.scope);
      const given = isMadeWith(whole, ref) ? { conditional: false } : replay.given;
      const own = row.asks && itemsOfScheme(replay, library, app, ref, row.asks);
      replay.scopes.add(whole, { kind: 'hook', items: own ?? [slot], at: ref, ...given });
    }
    if (row.is === 'global-guard' && row.convention !== undefined) {
      const { convention } = row;
      announce(
        replay,
        items.flatMap((it) => item(values, it, library, convention)),
        library,
        convention,
      );
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

/** The classes of a list; undefined where something else stands in it, or nothing. */
function classesIn(values: Values, ref: Ref, path: string): ReadonlySet<string> | undefined {
  const things = values.argument(ref, `${path} flat`).flatMap((it) => values.things(it));
  const classes = things.flatMap((it) => (it.kind === 'class' ? [valueKey(it.ref)] : []));
  return classes.length === 0 || classes.length < things.length ? undefined : new Set(classes);
}
/** The application is made under the conditions under which something is done to it. */
function isMadeWith({ at }: Scope, { unit, id }: Ref): boolean {
  return at.unit === unit && unit.encloses(unit.regionOf(id), unit.regionOf(at.id));
}
/** The scope a receiver stands for: itself, or the application that a route builder came from. */
function targetOf(replay: Replaying, receiver: ApiThing, at: Ref): Target | undefined {
  if (replay.values.apis.isRouter(receiver) || replay.scopes.has(receiver)) return replay.scopes.of(receiver, at);
  // `app.route('/x')`: its maker was a member of the application.
  if (receiver.receiver) return targetOf(replay, receiver.receiver, at);
  const giver = giverOf(replay.values, receiver);
  if (giver !== undefined) return replay.scopes.of(giver, at);
  return receiver.nodes.some((node) => node.types.length > 0) ? replay.scopes.of(receiver, at) : undefined;
}
/** The router that handed something to a callback of its own (`server.on('connection', (socket) => …)`). */
function giverOf(values: Values, { site }: ApiThing): ApiThing | undefined {
  const call = site?.unit.value(site.id);
  if (site === undefined || call?.kind !== 'call') return undefined;
  const callees = values.things({ ...site, id: call.callee });
  return callees.flatMap((it) => (it.kind === 'api' ? (it.receiver ?? []) : [])).find((it) => values.apis.isRouter(it));
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
      (thing): thing is ApiThing =>
        thing.kind === 'api' && thing.site?.id === ref.id && replay.values.apis.isRouter(thing),
    );
  return made && replay.scopes.of(made, ref);
}
function scope(replay: Replaying, row: ScopeRow, library: Library, target: Target, ref: Ref): boolean {
  if (row.each === undefined) {
    const given = [row.plugin].flat().flatMap((path) => replay.values.argument(ref, path))[0];
    const done = plugin(replay, row, library, target, ref);
    if (!done && given !== undefined)
      target.scope.unseen.push({ why: `the plugin ${describe(given)} could not be followed`, at: given });
    return done;
  }
  for (const each of replay.values.argument(ref, row.each)) {
    if (!plugin(replay, row, library, target, ref, each))
      target.scope.unseen.push({ why: `the plugin ${describe(each)} could not be followed`, at: each });
  }
  return true;
}
function plugin(replay: Replaying, row: ScopeRow, library: Library, on: Target, ref: Ref, each?: Ref): boolean {
  const { values, loading } = replay;
  const target =
    row.loads && loading !== undefined && isAround(on.scope, loading) ? { scope: loading, prefixes: [''] } : on;
  const prefix =
    [row.prefix ?? []]
      .flat()
      .map((path) => writtenPaths(values, values.argument(ref, path, each)).texts)
      .find((found) => found.length > 0) ?? [];
  const prefixes = joinAll(target.prefixes, prefix.length > 0 ? prefix : ['']);
  let done = false;
  for (const given of [row.plugin].flat().flatMap((path) => values.argument(ref, path, each))) {
    for (const thing of values.things(given).flatMap((it) => defaultOf(values, it, given))) {
      if (thing.kind === 'api') {
        const folders = values.apis.rows(thing.nodes, 'fileRoutes');
        for (const { row: folder } of folders)
          registerFolder(replay, folder, target.scope, prefixes, typeName(library, row.type), ref);
        if (folders.length > 0) return true;
        const defined = values.apis.rows(thing.nodes, 'definedRoutes');
        for (const placed of thing.site === undefined ? [] : defined)
          registerDefined(replay, placed, { scope: target.scope, prefixes }, ref, thing.site);
        if (defined.length > 0) return true;
        tellBrought(values, [thing], given);
        // A library's plugin: what it does is a role of the scope.
        const made = item(values, given, library, row.type);
        replay.scopes.add(target.scope, {
          kind: 'middleware',
          paths: prefixes,
          items: made.map((it) => ({ ...it, ref: { ...ref }, text: it.text })),
          at: ref,
          ...replay.given,
        });
        done = true;
        continue;
      }
      const fn = thing.kind === 'function' ? thing : undefined;
      if (fn === undefined) continue;
      done = true;
      const open = isUnscoped(values, given);
      const instance: ApiThing = {
        ...values.instanceOfType(typeName(library, row.type)),
        ref,
        site: each ?? ref,
      };
      // What acts on the scope around it has no place of its own.
      const self = open;
      const handedOn: ApiThing =
        self || row.shares
          ? { ...instance, ...(target.scope.thing.site && { site: target.scope.thing.site }) }
          : instance;
      let inner = target.scope;
      if (row.shares) replay.scopes.view({ ...instance }, target, prefixes);
      else if (!self) {
        inner = replay.scopes.child(target.scope, instance, prefix.length > 0 ? prefix : [''], each ?? ref);
        replay.scopes.add(target.scope, {
          kind: 'mount',
          paths: target.prefixes,
          before: [],
          scope: inner,
          at: ref,
          ...replay.given,
        });
      }
      const handed: readonly Thing[] = [row.shares ? instance : handedOn];
      if (inner !== target.scope && (row.before ?? row.schemas ?? row.routeOptions) !== undefined) {
        const slots = { ...row, options: row.routeOptions };
        const { schemas, opaque, steps } = optionItems(replay, { row: slots, library }, target, ref, each);
        replay.scopes.add(inner, { kind: 'hook', items: [...schemas, ...opaque, ...steps], at: ref });
      }
      const options = row.options === undefined ? undefined : values.argument(ref, row.options, each)[0];
      replay.handing.toPlugin(fn, 0, handed[0]!);
      for (const it of options === undefined ? [] : values.things(options))
        if (it.kind === 'object') replay.handing.toPlugin(fn, 1, it);
      const run = (): void => {
        replay.runFunction(fn, values.enterWith(fn, ref, [handed, options], false));
      };
      replay.load(inner, row.around === true ? () => replay.scopes.within(target.scope, inner, run) : run);
    }
  }
  return done;
}
/** The scope lies around another. */
function isAround(it: Scope, inner: Scope): boolean {
  for (let at = inner.parent; at !== undefined; at = at.parent) if (at === it) return true;
  return false;
}
