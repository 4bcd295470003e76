/** Routes that are defined in one place, as data by names, and answered in another, by the same names. */
import type { DefinedRouteRow } from '../libraries/kinds.ts';
import type { Placed } from './apis.ts';
import { describe } from './describe.ts';
import { announce, itemOf } from './items.ts';
import { membersOf } from './operations/operation.ts';
import type { Replaying } from './replaying.ts';
import { writtenPaths } from './route-paths.ts';
import { joinAll } from './scope-tree.ts';
import type { Item, Target } from './scopes.ts';
import { type ApiThing, type Ref, type Thing, valueOf } from './things.ts';
import type { Values } from './values/kernel.ts';

/** Definitions inside one another, and what answers them. */
const MAX_DEEP = 20;

/** A route or several, below what was put before their paths. */
interface Definition {
  readonly ref: Ref;
  readonly prefix: string;
}
/** A route as it is defined. */
interface DefinedRoute {
  readonly at: Ref;
  readonly method: string;
  /** Undefined: it is computed. */
  readonly path: string | undefined;
}
interface Registering {
  readonly replay: Replaying;
  readonly placed: Placed<DefinedRouteRow>;
  readonly target: Target;
  /** The call that speaks of them. */
  readonly site: Ref;
  /** What stands before all of them. */
  readonly before: readonly Item[];
}

/** Registers what a call defines and answers; `site`: where the definition is handed over, if that is another call. */
export function registerDefined(
  replay: Replaying,
  placed: Placed<DefinedRouteRow>,
  target: Target,
  ref: Ref,
  site: Ref = ref,
): void {
  const { values } = replay;
  const { row } = placed;
  const handed = [row.before ?? []].flat().flatMap((path) => values.argument(ref, path));
  const registering: Registering = { replay, placed, target, site, before: middleware(replay, row, handed) };
  const definitions = (row.definition === undefined ? [] : values.argument(site, row.definition)).map(
    (it): Definition => ({ ref: it, prefix: '' }),
  );
  for (const it of values.argument(site, row.members)) answer(registering, definitions, it, 0);
}
function all(values: Values, definitions: readonly Definition[], depth: number): readonly DefinedRoute[] {
  if (depth > MAX_DEEP) return [];
  return opened(values, definitions, depth).flatMap(({ thing, prefix }): readonly DefinedRoute[] => {
    const route = routeOf(values, thing, prefix);
    return route === undefined
      ? all(
          values,
          membersOf(values, thing).map((it): Definition => ({ ref: it.value, prefix })),
          depth + 1,
        )
      : [route];
  });
}
/** Registers what answers a definition: a function, an object that holds one, or an object of others by their names. */
function answer(on: Registering, definitions: readonly Definition[], given: Ref, depth: number): void {
  const { values } = on.replay;
  if (depth > MAX_DEEP) {
    values.cuts.add(given, 'route', 'definitions lie in one another deeper than is looked');
    return;
  }
  for (const thing of values.things(given)) {
    if (thing.kind === 'object' || thing.kind === 'module') {
      const { row } = on.placed;
      const [handler] = values.argument(on.site, row.handler, given);
      if (handler !== undefined)
        add(
          on,
          definitions,
          handler,
          [row.own].flat().flatMap((path) => values.argument(on.site, path, given)),
        );
      else
        for (const { name, value } of membersOf(values, thing))
          answer(on, named(values, opened(values, definitions, 0), name), value, depth + 1);
      continue;
    }
    const implemented = thing.kind === 'api' ? implementationOf(values, thing) : undefined;
    if (implemented === undefined) add(on, definitions, given, []);
    else
      for (const members of implemented.members)
        answer(on, definitions.length > 0 ? definitions : implemented.definitions, members, depth + 1);
  }
}
/** The routes of a definition, answered by a value. */
function add(on: Registering, definitions: readonly Definition[], handler: Ref, before: readonly Ref[]): void {
  const { replay, placed, target } = on;
  const { values, scopes } = replay;
  const { row, library } = placed;
  const routes = all(values, definitions, 0);
  if (routes.length === 0) {
    const why = `what ${handler.text ?? describe(handler)} answers is not found`;
    target.scope.unseen.push({ why, at: handler, ends: true });
    return;
  }
  const item = itemOf(values, handler, library, row.convention);
  announce(replay, [item], library, row.convention);
  const own = middleware(replay, row, before);
  for (const { at, method, path } of routes) {
    if (path === undefined) {
      target.scope.unseen.push({ why: `the path of ${describe(at)} is computed`, at, ends: true });
      continue;
    }
    scopes.add(target.scope, {
      kind: 'route',
      methods: [method],
      paths: joinAll(target.prefixes, [path]),
      before: [...on.before, ...own, ...schemas(on, at)],
      handlers: [item],
      at: routes.length > 1 ? at : handler,
      row: undefined,
      library,
      type: 'rest',
      ...replay.given,
      lifts: [],
    });
  }
}
/** Functions that are called as those of the framework below are. */
function middleware(replay: Replaying, row: DefinedRouteRow, refs: readonly Ref[]): readonly Item[] {
  const { values } = replay;
  const end = row.middleware.lastIndexOf(':');
  const library = values.apis.library(row.middleware.slice(0, end));
  const style = row.middleware.slice(end + 1);
  if (library === undefined) return [];
  const items = refs.map((it) => itemOf(values, it, library, style));
  announce(replay, items, library, style);
  return items;
}
/** What the parts of a request are held to: schemas that can be asked, and not what only stands for a type. */
function schemas({ replay: { values }, placed: { row, library }, site }: Registering, at: Ref): readonly Item[] {
  return row.schemas.flatMap(({ part, path }) =>
    values.argument(site, path, at).flatMap((ref): readonly Item[] => {
      const things = values.things(ref);
      if (things.every((it) => it.kind === 'constant' || isPlain(values, it))) return [];
      return [
        { ref, things, text: part, library, convention: undefined, style: 'schema', slot: 'validates', parts: [part] },
      ];
    }),
  );
}
function isPlain({ apis }: Values, it: Thing): boolean {
  return it.kind === 'api' && apis.library(it.package)?.definitions !== undefined;
}
/** An object (or module) of definitions, and what comes before the paths in it. */
interface Opened {
  readonly thing: Thing;
  readonly prefix: string;
}
function opened(values: Values, definitions: readonly Definition[], depth: number): readonly Opened[] {
  return definitions.flatMap(({ ref, prefix }) =>
    values.things(ref).flatMap((thing) => openedThing(values, thing, prefix, depth)),
  );
}
function openedThing(values: Values, thing: Thing, prefix: string, depth: number): readonly Opened[] {
  if (depth > MAX_DEEP) return [];
  if (thing.kind === 'object' || thing.kind === 'module') return [{ thing, prefix }];
  if (thing.kind !== 'api' || thing.site === undefined) return [];
  const { site } = thing;
  const name = memberRead(thing);
  if (name !== undefined)
    return named(values, openedThing(values, thing.receiver!, prefix, depth + 1), name).flatMap((it) =>
      opened(values, [it], depth + 1),
    );
  return calleesOf(values, site)
    .flatMap((it) => values.apis.rows(it.nodes, 'definitions'))
    .flatMap(({ row }) => {
      const [own = ''] = row.prefix === undefined ? [] : writtenPaths(values, values.argument(site, row.prefix)).texts;
      const members = values.argument(site, row.members).map((it): Definition => ({ ref: it, prefix: prefix + own }));
      return opened(values, members, depth + 1);
    });
}
/** The name under which a thing was read from what a call gave. */
function memberRead({ ref, receiver }: ApiThing): string | undefined {
  const value = ref && receiver && valueOf(ref);
  return value?.kind === 'get' && typeof value.key === 'string' ? value.key : undefined;
}
function named(values: Values, all: readonly Opened[], name: string): readonly Definition[] {
  return all.flatMap(({ thing, prefix }) =>
    membersOf(values, thing)
      .filter((it) => it.name === name)
      .map((it): Definition => ({ ref: it.value, prefix })),
  );
}
function routeOf(values: Values, thing: Thing, prefix: string): DefinedRoute | undefined {
  if (thing.kind !== 'object') return undefined;
  const at = thing.ref;
  const [method] = values.memberRefs(at, 'method').flatMap((it) => values.constants(it));
  const paths = values.memberRefs(at, 'path');
  if (method === undefined || paths.length === 0) return undefined;
  const [path] = writtenPaths(values, paths).texts;
  return { at, method: method.toUpperCase(), path: path === undefined ? undefined : prefix + path };
}
function implementationOf(
  values: Values,
  thing: ApiThing,
): { readonly definitions: readonly Definition[]; readonly members: readonly Ref[] } | undefined {
  const name = memberRead(thing);
  if (name !== undefined) {
    const whole = implementationOf(values, thing.receiver!);
    return (
      whole && {
        definitions: named(values, opened(values, whole.definitions, 0), name),
        members: whole.members.flatMap((it) => values.memberRefs(it, name)),
      }
    );
  }
  const { site } = thing;
  const rows =
    site === undefined ? [] : calleesOf(values, site).flatMap((it) => values.apis.rows(it.nodes, 'implementations'));
  if (site === undefined || rows[0] === undefined) return undefined;
  const { row } = rows[0];
  return {
    definitions: values.argument(site, row.definition).map((it): Definition => ({ ref: it, prefix: '' })),
    members: values.argument(site, row.members),
  };
}
function calleesOf(values: Values, site: Ref): readonly ApiThing[] {
  const call = site.unit.value(site.id);
  if (call.kind !== 'call') return [];
  return values.things({ ...site, id: call.callee }).filter((it): it is ApiThing => it.kind === 'api');
}
