/**
 * Applications that are made of modules: which modules each has, which controllers these declare below which prefixes,
 * and what is set for the whole of it (guards, pipes, interceptors, filters).
 */
import type { ClassValue, ValueId } from '../facts/facts.ts';
import type { Library } from '../libraries/kinds.ts';
import type { FeatureModule, Listed } from '../model/modules.ts';
import { areOnBuses } from './buses.ts';
import { applied } from './decorators.ts';
import { describe } from './describe.ts';
import { itemOf } from './items.ts';
import { isAllKnown, isHandedAbout } from './module-listing.ts';
import { type Lists, type Start, startsOf } from './module-starts.ts';
import { placeOf } from './places.ts';
import { writtenPaths } from './route-paths.ts';
import { joinAll, type Scopes } from './scope-tree.ts';
import type { Item, Scope } from './scopes.ts';
import { isRef, type ClassThing, type Ref, type Thing, refKey, valueKey } from './things.ts';
import type { FileUnit } from './units.ts';
import { doubtAt } from './values/doubts.ts';
import { identity } from './values/identity.ts';
import type { Values } from './values/kernel.ts';

/** An application of modules; where none is made in sight, whatever is declared is of one. */
export interface ModuleApplication {
  /** Where things are registered on it; undefined: nothing is, or it is the only one. */
  readonly scope: Scope | undefined;
  readonly serves: 'http' | 'messages';
  /** Guards, interceptors, pipes and filters of the whole application, in order. */
  readonly globals: readonly Item[];
  /** Handlers of messages have these too; undefined: nothing in sight hands messages to any. */
  readonly handsOn: boolean | undefined;
  /** Messages come to it over a broker. */
  readonly isOnBus: boolean;
  /** Some prefix, version or middleware that is set somewhere is set for it. */
  has(scope: Scope | undefined): boolean;
  /** What a module sets up when the application starts is done here. */
  runs(at: Ref): boolean;
}
export interface ModuleTree {
  /** Prefixes that a module router puts before a controller. */
  prefixOf(controller: ClassThing): readonly string[];
  /** The applications of which a class is part. */
  applicationsOf(cls: ClassThing, library: Library): readonly ModuleApplication[];
  /** No application in sight has the class: none of the modules that these are made of lists it, and all are known. */
  isLeftOut(cls: ClassThing, library: Library): boolean;
  /** Modules as they are declared. */
  features(): readonly FeatureModule[];
  /** Why some of this may be missing. */
  readonly unseen: readonly string[];
}

const SLOTS: Readonly<Record<string, string>> = {
  'global-guard': 'guard',
  'global-pipe': 'pipe',
  'global-interceptor': 'interceptor',
  'global-filter': 'filter',
};
/** A provider of something for the whole application, and the object that says so. */
interface Provider {
  readonly key: string;
  readonly unit: FileUnit;
  readonly items: readonly Item[];
}
export function moduleTree(values: Values, scopes: Scopes): ModuleTree {
  const modules = new Map<string, Lists[]>();
  const declaredAt = new Map<string, Ref>();
  const marked = new Map<string, Ref>();
  const prefixes = new Map<string, string[]>();
  const providers: Provider[] = [];
  const unseen = scopes.lost.map((it) => it.why);
  const guarded = (where: { readonly unit: FileUnit; readonly id: ValueId }, read: () => void): void => {
    const lost = (): void => {
      unseen.push(`what is declared for the whole application in ${where.unit.path} could not be analysed`);
    };
    values.failures.guarded('modules', where, lost, read);
  };
  for (const { unit, id } of values.modules.allClasses()) {
    const value = unit.value(id) as ClassValue;
    if (value.marks === undefined) continue;
    guarded({ unit, id }, () => {
      const marks = applied(values, unit, value.marks).filter((mark) => mark.row.does === 'module');
      const lists = marks.map((mark): Lists =>
        Object.assign((name: string) => values.argument(mark.ref, `[0] .${name} flat`), {
          options: values.argument(mark.ref, '[0]'),
        }),
      );
      if (marks[0] === undefined) return;
      marked.set(valueKey({ unit, id }), marks[0].ref);
      modules.set(valueKey({ unit, id }), lists);
      declaredAt.set(valueKey({ unit, id }), values.ref(unit, id));
    });
  }
  // Providers stand in decorators as well as in what a module's factory returns.
  for (const unit of values.modules.units) {
    if (unit.role !== 'source') continue;
    unit.facts.values.forEach((value, id) => {
      if (value.kind === 'object' && value.entries.some((entry) => entry.key === 'provide'))
        guarded({ unit, id }, () => {
          const items = globalProvider(values, values.ref(unit, id));
          if (items.length > 0) providers.push({ key: valueKey({ unit, id }), unit, items });
        });
    });
  }
  for (const lists of [...modules.values()].flat())
    for (const ref of lists('imports'))
      if (ref.unit.value(ref.id).kind === 'call')
        guarded({ unit: ref.unit, id: ref.id }, () => {
          readRouter(values, ref, prefixes);
        });
  const starts = startsOf(values, scopes, modules, guarded);
  const declares = (module: string, controller: string): boolean =>
    starts.some(({ reached }) => reached.controllers.get(module)?.has(controller) === true) ||
    (modules.get(module) ?? []).some((lists) =>
      lists('controllers').some((ref) =>
        values.things(ref).some((it) => it.kind === 'class' && valueKey(it.ref) === controller),
      ),
    );
  let known: boolean | undefined;
  const applications = starts.map((start) => applicationOf(values, scopes, starts, start, providers, guarded));
  const only = applicationOf(values, scopes, [], undefined, providers, guarded);
  return {
    unseen,
    features: () =>
      [...modules].flatMap(([key, lists]) => {
        const where = declaredAt.get(key)!;
        const found: FeatureModule[] = [];
        guarded(where, () => {
          found.push({
            name: (where.unit.value(where.id) as ClassValue).name,
            at: placeOf(marked.get(key)!),
            controllers: listed(values, lists, 'controllers'),
            providers: listed(values, lists, 'providers'),
            exports: listed(values, lists, 'exports'),
            isRoot: starts.some((start) => start.roots.split(',').includes(identityOf(values, where))),
            applications: starts.length < 2 ? [0] : starts.flatMap((it, n) => (it.reached.modules.has(key) ? [n] : [])),
          });
        });
        return found;
      }),
    prefixOf: (controller) => {
      const own = valueKey(controller.ref);
      for (const module of modules.keys()) {
        const found = prefixes.get(module);
        if (found !== undefined && declares(module, own)) return found;
      }
      return [''];
    },
    isLeftOut: (cls, library) => {
      const own = starts.filter((it) => family(it.library) === family(library));
      const key = valueKey(cls.ref);
      return (
        own.length > 0 &&
        !own.some((it) => it.reached.parts.has(key)) &&
        (known ??= unseen.length === 0 && isAllKnown(values, modules, starts)) &&
        !isHandedAbout(values, cls)
      );
    },
    applicationsOf: (cls, library) => {
      const key = valueKey(cls.ref);
      if (starts.length < 2) return [inFamily(applications[0] ?? only, library)];
      const own = starts.filter((it) => it.reached.parts.has(key));
      const all = own.length > 0 ? own : nearest(starts, cls.ref.unit);
      return all.map((it) => inFamily(applications[starts.indexOf(it)]!, library));
    },
  };
}
/** Classes of the project in a list of a module. */
function listed(values: Values, lists: readonly Lists[], name: string): readonly Listed[] {
  return lists.flatMap((list) =>
    list(name).flatMap((ref) =>
      values.things(ref).flatMap((it): readonly Listed[] => {
        const value = it.kind === 'class' ? it.ref.unit.value(it.ref.id) : undefined;
        if (it.kind !== 'class' || value?.kind !== 'class') return [];
        return [{ name: value.name, declared: placeOf(it.ref) }];
      }),
    ),
  );
}
function identityOf(values: Values, ref: Ref): string {
  return values
    .things(ref)
    .map((it) => identity(it))
    .join();
}
function inFamily(application: ModuleApplication, library: Library): ModuleApplication {
  const own = family(library);
  return { ...application, globals: application.globals.filter((it) => family(it.library) === own) };
}
/** Those that start nearest to a file: of what no module names in sight. */
function nearest(starts: readonly Start[], unit: FileUnit): readonly Start[] {
  const shared = (start: Start): number => {
    const [a, b] = [start.at.unit.path, unit.path].map((path) => path.split('/').slice(0, -1));
    const end = a!.findIndex((part, index) => part !== b![index]);
    return end < 0 ? a!.length : end;
  };
  const most = Math.max(...starts.map(shared));
  return starts.filter((it) => shared(it) === most);
}
/** Every call that makes an application of modules. */
/** `start`: undefined for all that is declared anywhere. */
function applicationOf(
  values: Values,
  scopes: Scopes,
  starts: readonly Start[],
  start: Start | undefined,
  providers: readonly Provider[],
  guarded: (where: Ref, read: () => void) => void,
): ModuleApplication {
  const alone = starts.length < 2;
  const others = new Set(
    starts.flatMap((it) => (it === start ? it.again : [...(it.scope ? [it.scope] : []), ...it.again])),
  );
  const has = (scope: Scope | undefined): boolean =>
    scope === undefined || scope === start?.scope || !others.has(scope);
  const provides = (it: Provider): boolean => {
    if (alone || start === undefined || start.reached.parts.has(it.key)) return true;
    return !starts.some(({ reached }) => reached.parts.has(it.key)) && nearest(starts, it.unit).includes(start);
  };
  const globals = providers.filter(provides).flatMap((it) => it.items);
  for (const setting of scopes.settings) {
    const style = SLOTS[setting.is];
    if (style === undefined || !has(setting.scope)) continue;
    for (const ref of setting.items)
      guarded(ref, () => {
        const { unit } = setting.at;
        const { scope } = setting;
        const made = scope?.at.unit === unit ? unit.regionOf(scope.at.id) : undefined;
        // What is set by the call that makes the application is there wherever that is.
        const doubt = scope && doubtAt(values, setting.at, unit.regionOf(setting.at.id), made);
        globals.push(itemOf(values, doubt ? { ...ref, doubt } : ref, setting.library, style));
      });
  }
  const handing = scopes.settings.filter((it) => it.is === 'messages' && has(it.scope));
  const messaging =
    start?.serves === 'messages' ? [start.at, ...handing.map((it) => it.at)] : handing.map((it) => it.at);
  return {
    scope: alone ? undefined : start?.scope,
    serves: start?.serves ?? 'http',
    globals,
    handsOn:
      start?.serves === 'messages' ||
      (handing.length === 0 ? undefined : handing.every((it) => it.items.some((ref) => isTrue(values, ref)))),
    isOnBus: areOnBuses(values, messaging),
    has,
    runs: (at) => {
      if (alone || start === undefined) return true;
      const module = enclosingClass(at);
      return module === undefined || start.reached.modules.has(module);
    },
  };
}
function isTrue(values: Values, ref: Ref): boolean {
  return values.things(ref).some((it) => it.kind === 'constant' && it.value === true);
}
/** The class in whose method a value stands. */
function enclosingClass({ unit, id }: Ref): string | undefined {
  for (let fn = unit.ownerOf(id); fn >= 0; fn = unit.outerOf(fn)) {
    const value = unit.value(fn);
    if (value.kind === 'function' && value.owner !== undefined) return valueKey({ unit, id: value.owner });
  }
  return undefined;
}
/** `{ provide: APP_GUARD, useClass: X }`: a provider under a token that stands for the whole application. */
function globalProvider(values: Values, provider: Ref): readonly Item[] {
  const token = values.memberRefs(provider, 'provide').flatMap((ref) => values.things(ref));
  for (const thing of token) {
    const slot = slotOf(values, thing);
    if (slot === undefined) continue;
    const { style, library } = slot;
    const doubt = doubtAt(values, provider, provider.unit.regionOf(provider.id));
    for (const name of ['useClass', 'useExisting', 'useValue', 'useFactory']) {
      const given = values.memberRefs(provider, name);
      if (given.length > 0)
        return given.map((ref) => ({
          ref,
          things: name === 'useFactory' ? made(values, ref) : values.things(ref),
          text: describe(ref),
          library,
          convention: conventionOf(values, library, style),
          style,
          ...(doubt && { doubt }),
        }));
    }
  }
  return [];
}
/** What is set for the whole application under a token, or under the text that the token is. */
function slotOf(values: Values, token: Thing): { readonly style: string; readonly library: Library } | undefined {
  if (token.kind === 'api') {
    const row = values.apis.rows(token.nodes, 'settings').find((it) => SLOTS[it.row.is] !== undefined);
    return row && { style: SLOTS[row.row.is]!, library: row.library };
  }
  if (token.kind !== 'constant' || typeof token.value !== 'string') return undefined;
  for (const library of values.apis.libraries) {
    const row = library.settings?.find((it) => it.token === token.value);
    const style = row && SLOTS[row.is];
    if (style !== undefined) return { style, library };
  }
  return undefined;
}
/** What a factory gives. */
function made(values: Values, ref: Ref): readonly Thing[] {
  return values
    .things(ref)
    .flatMap((thing) => (thing.kind === 'function' ? values.returned(thing, thing.ref.ctx) : []));
}
/** The convention of this name in the library or in one of the same framework. */
function conventionOf(values: Values, library: Library, style: string): Item['convention'] {
  return (
    library.conventions?.[style] ??
    values.apis.libraries.find((it) => family(it) === family(library) && it.conventions?.[style])?.conventions?.[style]
  );
}
/** The package that a library belongs to: what is set for the whole application there holds here. */
export function family(library: Library): string {
  return library.partOf ?? library.package;
}
interface Tree {
  readonly path: string;
  readonly target: string;
  readonly children: string;
}
/** A table of modules with paths, handed to a module router. */
function readRouter(values: Values, ref: Ref, prefixes: Map<string, string[]>): void {
  const call = ref.unit.value(ref.id);
  if (call.kind !== 'call') return;
  for (const callee of values.things({ ...ref, id: call.callee })) {
    if (callee.kind !== 'api') continue;
    for (const { row } of values.apis.rows(callee.nodes, 'prefixes')) {
      if (row.tree)
        for (const table of values.argument(ref, row.prefix))
          readTable(values, row.tree, values.things(table), [''], prefixes, new Set());
    }
  }
}
function readTable(
  values: Values,
  tree: Tree,
  things: readonly Thing[],
  before: readonly string[],
  prefixes: Map<string, string[]>,
  within: ReadonlySet<string>,
): void {
  for (const thing of things) {
    for (const item of (values.items(thing) ?? []).filter(isRef)) {
      // A table that stands in itself has no more to say.
      const key = refKey(item);
      if (within.has(key)) continue;
      const path = writtenPaths(values, values.memberRefs(item, tree.path)).texts;
      const here = path.length > 0 ? joinAll(before, path) : before;
      const note = (it: Thing): void => {
        if (it.kind === 'class') prefixes.set(valueKey(it.ref), [...here]);
      };
      for (const ref of values.memberRefs(item, tree.target)) values.things(ref).forEach(note);
      values.things(item).forEach(note);
      for (const ref of values.memberRefs(item, tree.children))
        readTable(values, tree, values.things(ref), here, prefixes, new Set([...within, key]));
    }
  }
}
