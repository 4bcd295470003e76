/** Middleware that modules apply to routes: to paths, to paths with a method, to controllers, but for some. */
import type { MountRow } from '../libraries/kinds.ts';
import { finish } from './chains.ts';
import type { Covers } from './path-cover.ts';
import { type ClassThing, type Ref, valueKey } from './things.ts';
import type { Values } from './values/kernel.ts';

/** A route as middleware is applied to it: without what the whole application puts before its path. */
export interface Applicable {
  readonly method: string;
  readonly path: string;
  readonly controller: ClassThing;
}
/** Whether a call applies its middleware to a route; undefined: it is of another kind, or its routes are computed. */
export function appliesTo(values: Values, call: Ref, route: Applicable, covers: Covers): boolean | undefined {
  const row = rowOf(values, call);
  if (row?.excludes === undefined || row.path === undefined) return undefined;
  const named = values.argument(call, row.path).map((ref) => names(values, ref, route, covers, false));
  if (named.includes(undefined)) return undefined;
  return named.includes(true) && !excluded(values, call, row.excludes, route, covers);
}
function rowOf(values: Values, ref: Ref): MountRow | undefined {
  const call = ref.unit.value(ref.id);
  return call.kind !== 'call'
    ? undefined
    : values
        .things({ ...ref, id: call.callee })
        .flatMap((it) => (it.kind === 'api' ? values.apis.rows(it.nodes, 'mounts') : []))
        .at(0)?.row;
}
/** A call before it in the chain takes the route out. */
function excluded(values: Values, call: Ref, name: string, route: Applicable, covers: Covers): boolean {
  // What was applied before it in the same chain has exceptions of its own.
  for (let at = receiverOf(call); at !== undefined && rowOf(values, at) === undefined; at = receiverOf(at)) {
    const value = at.unit.value(at.id);
    const callee = value.kind === 'call' ? at.unit.value(value.callee) : undefined;
    if (callee?.kind !== 'get' || callee.key !== name) continue;
    if (namesWhole(values, values.argument(at, '[0..] flat'), route, covers)) return true;
  }
  return false;
}
function receiverOf(ref: Ref): Ref | undefined {
  const call = ref.unit.value(ref.id);
  return call.kind === 'call' && call.receiver !== undefined ? { ...ref, id: call.receiver } : undefined;
}
/** Whether one of the paths, each for all methods or for one, is the whole path of a route. */
export function namesWhole(values: Values, refs: readonly Ref[], route: Applicable, covers: Covers): boolean {
  return refs.some((ref) => names(values, ref, route, covers, true) === true);
}
/** Whether a path, a path with a method or a controller names a route; `whole`: paths are not meant as prefixes. */
function names(values: Values, ref: Ref, route: Applicable, covers: Covers, whole: boolean): boolean | undefined {
  const classes = values.things(ref).filter((it) => it.kind === 'class');
  if (classes.length > 0) return classes.some((it) => valueKey(it.ref) === valueKey(route.controller.ref));
  const given = values.memberRefs(ref, 'path').flatMap((it) => values.constants(it));
  const paths = given.length > 0 ? given : values.constants(ref);
  if (paths.length === 0) return undefined;
  const [method] = values.memberRefs(ref, 'method').flatMap((it) => values.constants(it));
  const any = method === undefined || method === 'ALL';
  return (
    (any || method === route.method) &&
    paths.some((path) => covers.of({ path: finish(path), whole: whole || !any }, route.path) === 'all')
  );
}
