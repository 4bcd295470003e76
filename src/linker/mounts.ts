/** What is put below a path: middleware, and routers with what stands before them. */
import type { MountRow } from '../libraries/kinds.ts';
import type { Placed } from './apis.ts';
import { withDependencies } from './declared-parameters.ts';
import { applied } from './decorators.ts';
import { inOrder } from './combined.ts';
import { describe } from './describe.ts';
import { announce, item } from './items.ts';
import { optionItems } from './option-steps.ts';
import type { Replaying } from './replaying.ts';
import { type Paths, shown, writtenPaths } from './route-paths.ts';
import { joinAll, scopeKey } from './scope-tree.ts';
import type { Entry, Item, Target } from './scopes.ts';
import type { ApiThing, Ref, Thing } from './things.ts';
import { tellBrought } from './unread-routes.ts';
import type { Values } from './values/kernel.ts';
import { isOfEnvironment } from './values/library.ts';

const ROOT: Paths = { texts: [''], patterns: [], computed: false };

/** Applies a row to a call that mounts. */
export function mount(replay: Replaying, { row, library }: Placed<MountRow>, target: Target, ref: Ref): boolean {
  const { values } = replay;
  if (row.unseen !== undefined) {
    target.scope.unseen.push({ why: row.unseen, at: ref });
    return true;
  }
  const pathRefs = row.path === undefined ? [] : values.argument(ref, row.path);
  const { paths, isPath } = pathsAmong(values, row, pathRefs);
  if (row.path?.includes('..') === true && paths.texts.length === 0) return computed(target, ref);
  // Nothing that runs.
  const isSetting = (it: Ref): boolean => values.things(it).length > 0 && values.things(it).every(isOfEnvironment);
  const skip = new Set(pathRefs.filter((it) => isPath || isSetting(it)).map((it) => it.id));
  const refs = [row.items ?? []]
    .flat()
    .flatMap((path) => values.argument(ref, path))
    .filter((it) => !skip.has(it.id))
    .flatMap((it) => inOrder(values, it));
  // What is not known may be a path: then the rest is for that path only.
  const isLeft = (it: Ref): boolean => refs.some(({ id, unit }) => id === it.id && unit === it.unit);
  const mayBePath = (it: Ref): boolean => (isLeft(it) && values.things(it).every(isUnknown)) || isSetting(it);
  const perhaps = !isPath && refs.length + skip.size > 1 && pathRefs.some(mayBePath);
  const add = { paths: paths.texts, at: ref, ...(perhaps ? { conditional: true } : replay.given) };
  const known = paths.texts.length + paths.patterns.length > 0;
  let pending: Item[] = [];
  let mounted = false;
  const leaking = (each: Item): Item => (row.leaks === undefined ? each : { ...each, leaks: row.leaks });
  if (row.options !== undefined) {
    const { schemas, opaque, steps } = optionItems(replay, { row, library }, target, ref);
    pending = [...schemas, ...opaque, ...steps].map(leaking);
  }
  for (const it of refs) {
    const things = values.things(it);
    const router = things.flatMap((thing) => routerOf(values, thing)).at(0);
    if (router && scopeKey(router) !== target.scope.key) {
      const { scope } = replay.scopes.of(router, it);
      scope.mounts++;
      mounted = true;
      replay.scopes.add(target.scope, {
        ...add,
        kind: 'mount',
        paths: joinAll(target.prefixes, known ? [...paths.texts, ...paths.patterns.map(shown)] : ['']),
        before: pending,
        scope,
        ...(row.stays && { stays: row.stays }),
        ...replay.given,
      });
      continue;
    }
    tellBrought(values, things, it);
    const made = withDependencies(values, item(values, it, library, row.convention)).map(leaking);
    announce(replay, made, library, row.convention);
    pending = [...pending, ...made];
    // It may be a router, and whatever it is, its own link says that it is not known.
    if (things.length > 0 && things.every((thing) => thing.kind === 'unknown'))
      target.scope.unseen.push({ why: `${describe(it)} could not be followed`, at: it, ends: true });
  }
  if (paths.computed) computed(target, ref, pending.length === 0);
  else if (mounted && paths.open === true)
    target.scope.unseen.push({ why: `${describe(ref)} has other paths that are computed`, at: ref, ends: true });
  if (mounted || pending.length === 0 || !known) return true;
  for (const { texts, patterns, whole } of layersFor(row, paths, isPath)) {
    const layer: Entry = {
      ...add,
      kind: 'middleware',
      paths: joinAll(target.prefixes, texts),
      patterns,
      whole,
      items: pending,
      ...(paths.oneOf === true && { oneOf: paths.oneOf }),
    };
    if (row.always === true) target.scope.entries.unshift(layer);
    else replay.scopes.add(target.scope, layer);
  }
  return true;
}
/** The router that something is, or whose requests it answers (`app.fetch`). */
function routerOf({ apis }: Values, thing: Thing): readonly ApiThing[] {
  if (thing.kind !== 'api') return [];
  if (apis.isRouter(thing)) return [thing];
  const { receiver } = thing;
  return receiver !== undefined && apis.flagged(thing.nodes, 'answering') && apis.isRouter(receiver) ? [receiver] : [];
}
/** Takes note of a path that is not known; `ends`: of what only answers. */
function computed({ scope }: Target, at: Ref, ends = false): boolean {
  scope.unseen.push({ why: `the path of ${describe(at)} is computed`, at, ends });
  return true;
}
/** Nothing is known of it: it could be a path as well as a function. */
function isUnknown(thing: Thing): boolean {
  return thing.kind === 'unknown' || (thing.kind === 'api' && thing.nodes.length === 0);
}
/** Where paths are matched as a whole, those that end in a wildcard are beginnings. */
function layersFor(
  row: MountRow,
  { texts, patterns }: Paths,
  isPath: boolean,
): readonly (Pick<Paths, 'texts' | 'patterns'> & { readonly whole: boolean })[] {
  if (row.exact !== true || !isPath) return [{ texts, patterns, whole: false }];
  const open = texts.filter((it) => it.endsWith('*')).map((it) => it.replace(/\/?\*$/, ''));
  const whole = texts.filter((it) => !it.endsWith('*'));
  return [
    ...(open.length > 0 ? [{ texts: open, patterns: [], whole: false }] : []),
    ...(whole.length + patterns.length > 0 ? [{ texts: whole, patterns, whole: true }] : []),
  ];
}
/** The paths that a call names; those of all that comes below where it names none. */
function pathsAmong(
  values: Values,
  row: MountRow,
  refs: readonly Ref[],
): { readonly paths: Paths; readonly isPath: boolean } {
  // Paths in objects (`{ path, method }`), or controllers whose paths are meant.
  const several = row.path?.includes('..') === true;
  const written = writtenPaths(values, refs);
  const isPath =
    written.texts.length + written.patterns.length > 0 ||
    refs.some((it) => values.things(it).some((thing) => thing.kind === 'text'));
  if (isPath)
    return {
      paths: written.texts.length + written.patterns.length > 0 ? written : { ...ROOT, texts: [], computed: true },
      isPath,
    };
  const described = several ? refs.flatMap((it) => describedPaths(values, it)) : [];
  if (described.length > 0) return { paths: { ...ROOT, texts: described }, isPath };
  return { paths: several && refs.length > 0 ? { ...ROOT, texts: [], computed: true } : ROOT, isPath };
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
