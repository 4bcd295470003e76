/** Routers that a library makes of instances of decorated classes, and where they are mounted. */
import type { ClassValue, Member, ValueId } from '../facts/facts.ts';
import type { ControllerRow, Library } from '../libraries/kinds.ts';
import { type Placed, typeName } from './apis.ts';
import { applied, type Applied } from './decorators.ts';
import { describe } from './describe.ts';
import { announce, item } from './items.ts';
import type { Replaying } from './replaying.ts';
import { type Paths, shown, writtenPaths } from './route-paths.ts';
import { joinAll } from './scope-tree.ts';
import type { Item, Scope, Target } from './scopes.ts';
import {
  type ApiThing,
  type ClassThing,
  type InstanceThing,
  type Ref,
  refKey,
  type Thing,
  valueKey,
} from './things.ts';
import type { Values } from './values/kernel.ts';

/** An instance of a class, by which its router is told from those of others. */
interface Controller {
  readonly of: ClassThing;
  readonly instance: InstanceThing;
  readonly at: Ref;
}
/** The library whose decorators count, and that of the routers which are made. */
interface Maker {
  readonly row: ControllerRow;
  readonly library: Library;
  readonly routing: Library;
}
type Method = Member & { readonly value: ValueId };

/** Mounts a router for each controller that a call is handed. */
export function mountControllers(
  replay: Replaying,
  { row, library }: Placed<ControllerRow>,
  target: Target,
  ref: Ref,
): void {
  const { values } = replay;
  const maker = makerOf(values, row, library);
  if (maker === undefined) return;
  const before = row.before === undefined ? [] : itemsOf(replay, maker, values.argument(ref, row.before));
  const given = values.argument(ref, row.controllers);
  if (given.length === 0) tellUnknown(target.scope, ref);
  for (const at of given)
    mountEach(replay, maker, target, at, {
      before,
      at: ref,
      conditional: replay.conditional || at.doubt !== undefined,
    });
}
/** Controllers that no call in sight is handed have routers that nothing mounts. */
export function mountLeftControllers(replay: Replaying): void {
  const { values } = replay;
  const makers = values.apis.libraries.flatMap((library) => {
    const row = library.controllers?.[0];
    return (row && makerOf(values, row, library)) ?? [];
  });
  if (makers.length === 0) return;
  const left = values.modules.allClasses().flatMap(({ unit, id }): readonly Controller[] => {
    const at = values.ref(unit, id);
    if (unit.role === 'test' || replay.scopes.controllers.has(valueKey(at))) return [];
    const of: ClassThing = { kind: 'class', ref: at };
    return [{ of, instance: { kind: 'instance', of, ctx: at.ctx }, at }];
  });
  for (const maker of makers) {
    const inner = new Set(
      left.flatMap(({ of }) =>
        marksOf(values, maker, of)
          .filter(({ row }) => row.does === 'children')
          .flatMap((mark) => listed(values, mark))
          .flatMap((at) => controllersAt(values, at) ?? [])
          .map((it) => valueKey(it.of.ref)),
      ),
    );
    for (const it of left) {
      if (inner.has(valueKey(it.of.ref))) continue;
      const made = routerOf(replay, maker, it);
      if (made !== undefined) made.scope.prefixes = made.paths;
    }
  }
}
function makerOf(values: Values, row: ControllerRow, library: Library): Maker | undefined {
  const routing = values.apis.library(values.instanceOfType(typeName(library, row.router)).package);
  return routing && { row, library, routing };
}
/** Mounts the routers of what stands at a reference. */
function mountEach(
  replay: Replaying,
  maker: Maker,
  target: Target,
  at: Ref,
  how: { readonly before: readonly Item[]; readonly at: Ref; readonly conditional: boolean },
): void {
  const found = controllersAt(replay.values, at);
  if (found === undefined) tellUnknown(target.scope, at);
  for (const controller of found ?? []) {
    const made = routerOf(replay, maker, controller);
    if (made === undefined) continue;
    made.scope.mounts++;
    replay.scopes.add(target.scope, {
      ...how,
      kind: 'mount',
      paths: joinAll(target.prefixes, made.paths),
      scope: made.scope,
      stays: 'all',
    });
  }
}
/** Instances of classes of the project; undefined where something else may stand there as well. */
function controllersAt(values: Values, at: Ref): readonly Controller[] | undefined {
  const out: Controller[] = [];
  for (const thing of values.things(at)) {
    if (thing.kind === 'constant') continue;
    if (thing.kind !== 'instance' || thing.of.kind !== 'class') return undefined;
    out.push({ of: thing.of, instance: thing, at: thing.site ?? at });
  }
  return out;
}
function tellUnknown(scope: Scope, at: Ref): void {
  scope.unseen.push({ why: `the controllers in ${at.text ?? describe(at)} could not be followed`, at, ends: true });
}
/** The router of an instance, and the paths of its class; none of a class that is no controller. */
function routerOf(
  replay: Replaying,
  maker: Maker,
  controller: Controller,
): { readonly scope: Scope; readonly paths: readonly string[] } | undefined {
  const { values, scopes } = replay;
  const marks = marksOf(values, maker, controller.of);
  const mark = marks.find(({ row }) => row.does === 'controller');
  if (mark === undefined) return undefined;
  const { texts, patterns, computed } = pathsOf(values, mark);
  const thing: ApiThing = {
    ...values.instanceOfType(typeName(maker.library, maker.row.router)),
    ref: controller.at,
    site: controller.at,
  };
  const isNew = !scopes.has(thing);
  const { scope } = scopes.of(thing, controller.at);
  const paths = [...texts, ...patterns.map(shown)];
  if (isNew) {
    scopes.controllers.add(valueKey(controller.of.ref));
    if (computed) scope.unseen.push({ why: `the path of ${describe(mark.ref)} is computed`, at: mark.ref });
    fill(replay, maker, controller, marks, scope);
  }
  return { scope, paths: paths.length > 0 ? paths : [''] };
}
/** Adds what the decorators of a class and of its methods say, in the order in which the library does. */
function fill(replay: Replaying, maker: Maker, controller: Controller, marks: readonly Applied[], scope: Scope): void {
  const { values, scopes } = replay;
  const add = (does: string, at: Applied): void => {
    const items = at.row.does === does ? itemsOf(replay, maker, listed(values, at)) : [];
    if (items.length > 0) scopes.add(scope, { kind: 'middleware', paths: [''], items, at: at.ref, conditional: false });
  };
  for (const mark of marks) add('guard', mark);
  for (const method of methodsOf(controller.of)) addRoutes(replay, maker, controller, marks, method, scope);
  for (const mark of marks)
    if (mark.row.does === 'children')
      for (const at of listed(values, mark))
        mountEach(replay, maker, { scope, prefixes: [''] }, at, {
          before: [],
          at,
          conditional: at.doubt !== undefined,
        });
  for (const mark of marks) add('filter', mark);
}
function addRoutes(
  replay: Replaying,
  maker: Maker,
  controller: Controller,
  ofClass: readonly Applied[],
  method: Method,
  scope: Scope,
): void {
  const { values, scopes } = replay;
  const { library, routing, row } = maker;
  const { unit } = controller.of.ref;
  const marks = applied(values, unit, method.marks).filter((it) => it.library === library);
  const routes = marks.filter((it) => it.row.does === 'route');
  if (routes.length === 0) return;
  const handler = handlerOf(values, maker, controller, method, [...ofClass, ...marks]);
  announce(replay, [handler], routing, row.convention);
  const before = marks
    .filter((it) => it.row.does === 'guard')
    .flatMap((it) => itemsOf(replay, maker, listed(values, it)));
  for (const route of routes) {
    const { texts, patterns, computed } = pathsOf(values, route);
    const why = `the path of ${describe(route.ref)} is computed`;
    if (computed) scope.unseen.push({ why, at: route.ref, ends: true });
    else
      scopes.add(scope, {
        kind: 'route',
        methods: [route.row.method ?? 'ALL'],
        paths: joinAll([''], texts),
        patterns,
        before,
        handlers: [handler],
        at: route.ref,
        row: undefined,
        library: routing,
        type: 'rest',
        conditional: false,
        lifts: [],
      });
  }
}
/** A method, as it is called once all wrappers that stand on the class and on it were handed it. */
function handlerOf(
  values: Values,
  { routing, row }: Maker,
  { of, instance }: Controller,
  method: Method,
  marks: readonly Applied[],
): Item {
  const { unit } = of.ref;
  const ref: Ref = { unit, id: method.value, ctx: instance.ctx };
  const name = String(method.name);
  let convention = routing.conventions?.[row.convention];
  let things: readonly Thing[] = values.member(instance, name, ref);
  for (const mark of marks)
    if (mark.row.does === 'wrapper') {
      const wrappers = listed(values, mark).flatMap((it) => values.things(it));
      const rows = wrappers.flatMap((it) => (it.kind === 'api' ? values.apis.rows(it.nodes, 'wraps') : []));
      if (convention && rows.some((it) => it.row.catches === true))
        convention = { ...convention, rejected: { '*': 'handled' } };
      if (rows.length === 0) things = wrapped(values, wrappers, things, `${refKey(mark.ref)}#${name}`, mark.ref);
    }
  return { ref, things, text: `${classOf(of).name}.${name}`, library: routing, convention, style: row.convention };
}
/** What functions give that are handed others. */
function wrapped(
  values: Values,
  wrappers: readonly Thing[],
  given: readonly Thing[],
  site: string,
  at: Ref,
): readonly Thing[] {
  return wrappers.flatMap((it) =>
    it.kind === 'function'
      ? values.returned(it, values.enterWith(it, site, [given]))
      : [values.unknown(`what ${describe(at)} makes of it`, at)],
  );
}
function itemsOf(replay: Replaying, { routing, row }: Maker, refs: readonly Ref[]): readonly Item[] {
  const items = refs.flatMap((it) => item(replay.values, it, routing, row.convention));
  announce(replay, items, routing, row.convention);
  return items;
}
/** Decorators of the library on a class itself: what stands above it in the project is not asked. */
function marksOf(values: Values, { library }: Maker, of: ClassThing): readonly Applied[] {
  return applied(values, of.ref.unit, classOf(of).marks).filter((it) => it.library === library);
}
function listed(values: Values, mark: Applied): readonly Ref[] {
  return values.argument(mark.ref, mark.row.items ?? '[0] flat');
}
function pathsOf(values: Values, { row, ref }: Applied): Paths {
  const refs = [row.path ?? []].flat().flatMap((path) => values.argument(ref, path));
  return refs.length === 0 ? { texts: [''], patterns: [], computed: false } : writtenPaths(values, refs);
}
/** Fields that hold functions come before methods. */
function methodsOf(of: ClassThing): readonly Method[] {
  const own = classOf(of).members.filter(
    (it): it is Method => it.value !== undefined && !it.static && (it.kind === 'method' || it.kind === 'field'),
  );
  return [...own.filter((it) => it.kind === 'field'), ...own.filter((it) => it.kind === 'method')];
}
function classOf({ ref }: ClassThing): ClassValue {
  return ref.unit.value(ref.id) as ClassValue;
}
