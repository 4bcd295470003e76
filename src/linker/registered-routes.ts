/** Calls that declare endpoints. */
import type { HttpMethod, RouteRow } from '../libraries/kinds.ts';
import type { Placed } from './apis.ts';
import { inOrder } from './combined.ts';
import { announceFilled, dependenciesOf } from './declared-parameters.ts';
import { describe } from './describe.ts';
import { announce, item } from './items.ts';
import { optionItems } from './option-steps.ts';
import type { Replaying } from './replaying.ts';
import { routePaths } from './route-paths.ts';
import { itemsOfScheme } from './schemes.ts';
import { joinAll } from './scope-tree.ts';
import type { Entry, Item, Target } from './scopes.ts';
import { type Ref, valueOf } from './things.ts';
import type { Values } from './values/kernel.ts';
import { holds } from './when.ts';

/** Adds what a call declares by a row to the scope that it was called on. False where it declares nothing. */
export function registerRoutes(replay: Replaying, placed: Placed<RouteRow>, target: Target, ref: Ref): boolean {
  const { row } = placed;
  const { values } = replay;
  if (row.each === undefined) return holds(values, ref, row.when) && register(replay, placed, target, ref);
  let done = false;
  for (const each of values.argument(ref, row.each)) {
    // What comes out of a file or a call may be any number of routes: each answers its own requests, and stands before no other.
    const isHidden = !values.things(each).some((it) => it.kind === 'object');
    if (isHidden)
      target.scope.unseen.push({
        why: `the routes in ${each.text ?? describe(each)} are computed`,
        at: each,
        ends: true,
      });
    else if (!holds(values, ref, row.when, each)) continue;
    else if (!register(replay, placed, target, ref, each))
      target.scope.unseen.push({
        why: `a route of ${describe(ref)} has no handler that is seen`,
        at: each,
        ends: true,
      });
    done = true;
  }
  return done;
}
function register(replay: Replaying, placed: Placed<RouteRow>, target: Target, ref: Ref, each?: Ref): boolean {
  const { values } = replay;
  const { row, library } = placed;
  const pick = (paths: string | readonly string[] = []): readonly Ref[] =>
    [paths].flat().flatMap((path) => values.argument(ref, path, each));
  const itemsOf = (refs: readonly Ref[], style = row.convention): Item[] =>
    refs.flatMap((it) => inOrder(values, it)).flatMap((it) => item(values, it, library, style));
  const own = routePaths(values, row, ref, each);
  const all = itemsOf(pick(row.handlers));
  // What answers all methods may be a router: it is mounted.
  const isRouter = (it: Item): boolean =>
    it.things.some((thing) => thing.kind === 'api' && values.apis.isRouter(thing));
  if (Array.isArray(row.method) && row.method.includes('ALL') && all.length > 0 && all.every(isRouter)) return false;
  if (all.length === 0 && row.handlers !== '') {
    // `app.get('setting')` reads; it registers nothing.
    if (!isHidden(values, row, ref)) return false;
    target.scope.unseen.push({ why: `the route that ${describe(ref)} adds is computed`, at: ref, ends: true });
    return true;
  }
  announce(replay, all, library, row.convention);
  announceFilled(values, replay.handing, all, own?.texts.join(' ') ?? '');
  const needed = dependenciesOf(values, all);
  announce(replay, needed, library, row.convention);
  const { schemas, opaque, steps } = optionItems(replay, placed, target, ref, each);
  const before = [...steps, ...needed];
  const options = { library, convention: undefined, style: row.convention };
  const applying = <T extends { readonly when?: RouteRow['when'] }>(rows: readonly T[] = []): readonly T[] =>
    rows.filter((it) => holds(values, ref, it.when, each));
  const slots = applying(row.roles).flatMap(({ at, does, asks }): readonly Item[] => {
    const own = asks && itemsOfScheme(replay, library, target, ref, asks, each);
    if (own !== undefined) return own;
    return pick(at).map((it) => ({
      ...options,
      ref: it,
      things: values.things(it),
      text: it.text ?? describe(it),
      slot: does,
    }));
  });
  const methods = methodsOf(values, placed, ref, each);
  if (own === undefined || (own.texts.length + own.patterns.length === 0 && each !== undefined)) {
    // A guard may stand before all methods of some paths, an endpoint answers one.
    const ends = !methods.includes('ALL');
    target.scope.unseen.push({ why: `the path of ${describe(ref)} is computed`, at: ref, ends });
    return true;
  }
  if (own.open === true)
    target.scope.unseen.push({ why: `${describe(ref)} has other paths that are computed`, at: ref, ends: true });
  const entry: Entry = {
    kind: 'route',
    methods,
    paths: joinAll(target.prefixes, row.below === undefined ? own.texts : joinAll([row.below], own.texts)),
    patterns: own.patterns,
    before: [...slots, ...schemas, ...opaque, ...before],
    handlers: all,
    at: each ?? ref,
    row,
    library,
    type: row.kind ?? 'rest',
    ...replay.given,
    lifts: applying(row.lifts).map((it) => it.does),
  };
  replay.scopes.add(target.scope, entry, placeOf(values, ref));
  return true;
}
/** `route(made())`: what the handlers are a member of is not known. */
function isHidden(values: Values, { each, handlers }: RouteRow, ref: Ref): boolean {
  const [holder, member] = [handlers].flat()[0]?.split(' ') ?? [];
  if (each !== undefined || holder === undefined || member?.startsWith('.') !== true) return false;
  const things = values.argument(ref, holder).flatMap((it) => values.things(it));
  return (
    things.length > 0 && things.every((it) => it.kind === 'unknown' || (it.kind === 'api' && it.nodes.length === 0))
  );
}
/** The call that made a route to which handlers are added. */
function placeOf(values: Values, ref: Ref): Ref | undefined {
  const call = valueOf(ref);
  const receivers =
    call.kind === 'call' && call.receiver !== undefined ? values.things({ ...ref, id: call.receiver }) : [];
  return receivers.find((it) => it.kind === 'api')?.site;
}
function methodsOf(values: Values, { row, name }: Placed<RouteRow>, ref: Ref, each?: Ref): readonly HttpMethod[] {
  const { method } = row;
  if (method === 'name') return [{ del: 'DELETE', all: 'ALL', any: 'ALL' }[name] ?? name.toUpperCase()];
  if (!('argument' in method)) return method;
  const found = values.argument(ref, method.argument, each).flatMap((it) => values.flatConstants(it));
  return found.length > 0 ? found.map((it) => (it === '*' ? 'ALL' : it.toUpperCase())) : ['ALL'];
}
