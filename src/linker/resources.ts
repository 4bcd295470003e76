/** Calls that make a family of endpoints: the actions of a resource, or those of a model. */
import type { Library, ResourceRow } from '../libraries/kinds.ts';
import { announce, itemOf } from './items.ts';
import { methodOf } from './loaded-handlers.ts';
import type { Replaying } from './replaying.ts';
import { pathsOf } from './route-paths.ts';
import { joinAll } from './scope-tree.ts';
import type { Item, Target } from './scopes.ts';
import type { Ref } from './things.ts';

/** Adds the endpoints of a call to what it is called on, or to the application that the library was told. */
export function resource(
  replay: Replaying,
  row: ResourceRow,
  library: Library,
  target: Target | undefined,
  ref: Ref,
): boolean {
  const { values } = replay;
  const written = values.argument(ref, row.paths).flatMap((it) => pathsOf(values, [it]) ?? []);
  const host = row.application === undefined ? undefined : replay.applicationOf(library);
  const on = host === undefined ? target : { scope: host, prefixes: [''] };
  if (written.length === 0) {
    if (row.application === undefined)
      on?.scope.unseen.push({ why: 'the path of a resource is computed', at: ref, ends: true });
    return row.application === undefined;
  }
  const paths: readonly string[] = row.nests === true ? nested(written[0]!) : written;
  const only = row.only === undefined ? [] : values.argument(ref, row.only).flatMap((it) => values.flatConstants(it));
  const controllers = row.controller === undefined ? [] : values.argument(ref, row.controller);
  for (const action of row.actions) {
    const path = paths[action.path];
    if (path === undefined || on === undefined || (only.length > 0 && !only.includes(action.name))) continue;
    const handlers = controllers.map((it) => actionItem(replay, it, action.name, library, row.convention ?? ''));
    announce(replay, handlers, library, row.convention ?? '');
    replay.scopes.add(on.scope, {
      kind: 'route',
      methods: [action.method],
      paths: joinAll(on.prefixes, [path + (action.below ?? '')]),
      before: [],
      handlers,
      at: ref,
      row: undefined,
      library,
      type: 'rest',
      ...replay.given,
      lifts: [],
      action: action.name,
    });
  }
  return true;
}
/** The collection's path, and that of a member: `posts.comments` is `/posts/:post_id/comments`, and `…/:id`. */
function nested(name: string): readonly [string, string] {
  const steps = name.replace(/^\/|\/$/g, '').split('.');
  const outer = steps.slice(0, -1).map((it) => `/${it}/:${it.replace(/^.*\//, '').replace(/s$/, '')}_id`);
  const path = `${outer.join('')}/${steps.at(-1)!}`;
  return [path, `${path}/:id`];
}
/** The method of a controller that answers an action; the controller may be named. */
function actionItem({ values }: Replaying, at: Ref, action: string, library: Library, style: string): Item {
  const made = itemOf(values, at, library, style);
  const things = made.things.flatMap((it) => methodOf(values, it, action, at));
  return { ...made, things, text: `${made.text}.${action}` };
}
