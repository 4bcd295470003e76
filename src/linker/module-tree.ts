/** Modules that classes declare by decorators: path prefixes of their controllers, and guards given for the whole application. */
import type { ClassValue, ValueId } from '../facts/facts.ts';
import type { Library } from '../libraries/kinds.ts';
import { applied } from './decorators.ts';
import { describe } from './describe.ts';
import { joinAll, type Scopes } from './scope-tree.ts';
import type { Item } from './scopes.ts';
import { isRef, type ClassThing, type Ref, type Thing, refKey, valueKey } from './things.ts';
import type { FileUnit } from './units.ts';
import type { Values } from './values/kernel.ts';

export interface ModuleTree {
  /** Prefixes that a module router puts before a controller. */
  prefixOf(controller: ClassThing): readonly string[];
  /** Guards, interceptors and pipes of the whole application, in order. */
  globals(library: Library): readonly Item[];
  /** Why some of these may be missing. */
  readonly unseen: readonly string[];
}

const SLOTS: Readonly<Record<string, string>> = {
  'global-guard': 'guard',
  'global-pipe': 'pipe',
  'global-interceptor': 'interceptor',
  'global-filter': 'filter',
};

export function moduleTree(values: Values, scopes: Scopes): ModuleTree {
  const controllersOf = new Map<string, ClassThing[]>();
  const modulesOf = new Map<string, string[]>();
  const globals: Item[] = [];
  const prefixes = new Map<string, string[]>();
  const routers: Ref[] = [];
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
      for (const mark of applied(values, unit, value.marks)) {
        if (mark.row.does !== 'module') continue;
        const key = valueKey({ unit, id });
        const list = (name: string): readonly Ref[] => values.argument(mark.ref, `[0] .${name} flat`);
        controllersOf.set(
          key,
          list('controllers').flatMap((ref) =>
            values.things(ref).filter((it): it is ClassThing => it.kind === 'class'),
          ),
        );
        modulesOf.set(
          key,
          list('imports').flatMap((ref) =>
            values.things(ref).flatMap((it) => (it.kind === 'class' ? [valueKey(it.ref)] : [])),
          ),
        );
        routers.push(...list('imports').filter((ref) => ref.unit.value(ref.id).kind === 'call'));
      }
    });
  }
  // Providers stand in decorators as well as in what a module's factory returns.
  for (const unit of values.modules.units) {
    if (unit.role !== 'source') continue;
    unit.facts.values.forEach((value, id) => {
      if (value.kind === 'object' && value.entries.some((entry) => entry.key === 'provide'))
        guarded({ unit, id }, () => {
          globals.push(...globalProvider(values, values.ref(unit, id)));
        });
    });
  }
  for (const ref of routers)
    guarded({ unit: ref.unit, id: ref.id }, () => {
      readRouter(values, ref, prefixes);
    });
  for (const setting of scopes.settings) {
    const style = SLOTS[setting.is];
    if (style === undefined) continue;
    for (const ref of setting.items)
      guarded({ unit: ref.unit, id: ref.id }, () => {
        globals.push({
          ref,
          things: values.things(ref),
          text: ref.text ?? describe(ref),
          library: setting.library,
          convention: setting.library.conventions?.[style],
          style,
        });
      });
  }
  return {
    unseen,
    prefixOf: (controller) => {
      const own = valueKey(controller.ref);
      for (const [module, list] of controllersOf) {
        if (!list.some((it) => valueKey(it.ref) === own)) continue;
        const found = prefixes.get(module);
        if (found) return found;
      }
      return [''];
    },
    globals: (library) => globals.filter((it) => family(it.library) === family(library)),
  };
}
/** `{ provide: APP_GUARD, useClass: X }`: a provider under a token that stands for the whole application. */
function globalProvider(values: Values, provider: Ref): readonly Item[] {
  const token = values.memberRefs(provider, 'provide').flatMap((ref) => values.things(ref));
  for (const thing of token) {
    if (thing.kind !== 'api') continue;
    const row = values.apis.rows(thing.nodes, 'settings').find((it) => SLOTS[it.row.is] !== undefined);
    if (row === undefined) continue;
    const style = SLOTS[row.row.is]!;
    const { library } = row;
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
        }));
    }
  }
  return [];
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
      const path = values.memberRefs(item, tree.path).flatMap((ref) => values.constants(ref));
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
