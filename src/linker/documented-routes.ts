/** Routes of a document of OpenAPI, and of parts of it beside the functions that answer. */
import type { DocumentedRouteRow, Library } from '../libraries/kinds.ts';
import type { Placed } from './apis.ts';
import { describe } from './describe.ts';
import { type Documented, parameters, resolved, stepsOf } from './documented-operations.ts';
import { announce, item } from './items.ts';
import { filterOf } from './path-filters.ts';
import { METHODS } from './placed-files.ts';
import type { Replaying } from './replaying.ts';
import { writtenPaths } from './route-paths.ts';
import { joinAll } from './scope-tree.ts';
import type { Item, Target } from './scopes.ts';
import { patternOf, type Ref, type Thing, valueOf } from './things.ts';
import { compiled } from './path-cover.ts';
import { flat } from './values/collections.ts';
import { exported } from './values/exports.ts';
import { folderOf } from './values/folders.ts';
import type { Values } from './values/kernel.ts';
import { holds } from './when.ts';

const SOURCE = /\.[cm]?[jt]sx?$/;
/** What of the name of a file is no part of its path. */
const NAMELESS = /(?:index)?\.[cm]?[jt]sx?$/;

interface Registering extends Documented {
  readonly target: Target;
  /** Before all paths. */
  readonly bases: readonly string[];
}
/** What answers a path, as documents write it. */
interface Answering {
  readonly path: string;
  /** Members of these that are named like methods. */
  readonly holders: readonly Thing[];
  readonly at: Ref;
}

/** Registers what a call makes of a document, of files and of functions. */
export function registerDocumented(
  replay: Replaying,
  { row, library }: Placed<DocumentedRouteRow>,
  target: Target,
  ref: Ref,
): void {
  const { values } = replay;
  const [document] = values.argument(ref, row.document);
  const isRead = document !== undefined && values.things(document).some((it) => it.kind === 'object');
  const bases = isRead ? basesOf(values, document) : undefined;
  const by = conventionOf(values, library, row, ref);
  if (document === undefined || bases === undefined || by === undefined) {
    target.scope.unseen.push({ why: 'the document that its routes are made of is not read', at: ref, ends: true });
    return;
  }
  const on: Registering = { replay, row, library, target, ref, document, bases, by };
  for (const it of values.argument(ref, row.paths)) for (const found of answering(on, it)) routesOf(on, found);
  for (const found of answeringByName(on)) routesOf(on, found);
  showDocument(on);
  const errors = itemsAt(on, values.argument(ref, row.errors));
  announce(replay, errors, by.library, by.style, true);
  if (errors.length > 0)
    replay.scopes.add(target.scope, {
      kind: 'middleware',
      paths: joinAll(target.prefixes, bases),
      items: errors,
      at: ref,
      ...replay.given,
    });
}
function conventionOf(values: Values, own: Library, row: DocumentedRouteRow, ref: Ref): Documented['by'] | undefined {
  if (holds(values, ref, row.caught.when)) return { library: own, style: row.caught.convention };
  const end = row.convention.lastIndexOf(':');
  const library = values.apis.library(row.convention.slice(0, end));
  return library && { library, style: row.convention.slice(end + 1) };
}
/** The paths of the servers that a document names; undefined: they are computed. */
function basesOf(values: Values, document: Ref): readonly string[] | undefined {
  const servers = values.memberRefs(document, 'servers').flatMap((it) => flat(values, it));
  const written = [
    ...values.memberRefs(document, 'basePath'),
    ...servers.flatMap((it) => values.memberRefs(it, 'url')),
  ];
  if (written.length === 0) return [''];
  const { texts, computed } = writtenPaths(values, written);
  const paths = texts.map((it) => parameters(it.replace(/^[a-z]+:\/\/[^/]*/, '').replace(/\/$/, '')));
  return computed || paths.length === 0 ? undefined : [...new Set(paths)];
}
/** The paths that files of a folder answer, or the one that an object names with the module for it. */
function answering(on: Registering, given: Ref): readonly Answering[] {
  const { values } = on.replay;
  const modules = values.memberRefs(given, 'module');
  if (modules.length === 0) return inFolder(on, given);
  const { texts } = writtenPaths(values, values.memberRefs(given, 'path'));
  const holders = modules.flatMap((it) => values.things(it)).flatMap((it) => opened(on, it, given));
  if (texts.length === 0)
    on.target.scope.unseen.push({ why: 'the path of a route is computed', at: given, ends: true });
  return texts.map((path) => ({ path, holders, at: given }));
}
function inFolder(on: Registering, given: Ref): readonly Answering[] {
  const { replay, row, ref, target } = on;
  const { values } = replay;
  const folder = folderOf(values, given);
  const units = values.modules.units.filter(
    ({ path, role }) =>
      role !== 'test' && SOURCE.test(path) && !path.endsWith('.d.ts') && path.startsWith(`${folder ?? ''}/`),
  );
  if (folder === undefined || units.length === 0) {
    const why = folder === undefined ? 'the folder of the routes is computed' : `nothing of ${folder} was found`;
    target.scope.unseen.push({ why, at: given, ends: true });
    return [];
  }
  const option = (path: string): Thing | undefined => values.argument(ref, path).flatMap((it) => values.things(it))[0];
  const ignored = option(row.ignored);
  const ignores = ignored && filterOf(ignored, true);
  const written = option(row.nameless);
  const pattern = written && patternOf(written);
  const nameless = pattern && compiled(pattern.source, pattern.flags);
  if ((ignored !== undefined && ignores === undefined) || (written !== undefined && nameless === undefined))
    target.scope.unseen.push({ why: 'which files of the folder are routes is computed', at: given, ends: true });
  return units.flatMap((unit): readonly Answering[] => {
    const path = unit.path.slice(folder.length).replace(nameless ?? NAMELESS, '');
    if (ignores?.(path) === true || unit.facts.exports.length === 0) return [];
    replay.runModule(unit);
    const at = values.ref(unit, 0);
    const holders = exported(values, unit, 'default', at).flatMap((it) => opened(on, it, at));
    return [{ path: path.replace(/(.)\/$/, '$1'), holders, at }];
  });
}
/** A module stands for its default; a function gives what answers, of what is handed to it by name. */
function opened(on: Registering, thing: Thing, at: Ref): readonly Thing[] {
  const { replay, row, ref } = on;
  const { values } = replay;
  if (thing.kind === 'module') {
    const inner = exported(values, thing.unit, 'default', at);
    return inner.flatMap((it) => (it.kind === 'module' ? [it] : opened(on, it, at)));
  }
  if (thing.kind !== 'function') return [thing];
  const fn = valueOf(thing.ref);
  const params = fn.kind === 'function' ? fn.params : [];
  const args = params.map((id) => {
    const param = thing.ref.unit.value(id);
    const name = param.kind === 'param' ? param.name : '';
    return values.argument(ref, `${row.dependencies} .${name}`)[0];
  });
  return values.returned(thing, values.enterWith(thing, ref, args));
}
/** Functions by the names of the operations in the document. */
function answeringByName({ replay: { values }, row, ref, document }: Registering): readonly Answering[] {
  const operations = values.argument(ref, row.operations);
  if (operations.length === 0) return [];
  return values
    .memberRefs(document, 'paths')
    .flatMap((it) => values.entriesOf(it))
    .map(({ key, value }) => ({ path: key, holders: [], at: value }));
}
/** The members of what answers, whatever it is. */
function memberOf(values: Values, thing: Thing, name: string, at: Ref): readonly Ref[] {
  if (thing.kind === 'object') return values.memberRefs(thing.ref, name);
  if (thing.kind !== 'module' || !thing.unit.facts.exports.some((it) => it.name === name)) return [];
  const own = thing.unit.facts.exports.flatMap((it) =>
    it.name === name && it.value !== undefined ? [values.ref(thing.unit, it.value)] : [],
  );
  if (own.length > 0) return own;
  return exported(values, thing.unit, name, at).flatMap((it) => ('ref' in it && it.ref) || []);
}
function routesOf(on: Registering, { path, holders, at }: Answering): void {
  const { replay, row, ref, target, document, by } = on;
  const { values } = replay;
  const described = values.memberRefs(document, 'paths').flatMap((it) => values.memberRefs(it, path));
  if (holders.some((it) => it.kind !== 'object' && it.kind !== 'module'))
    target.scope.unseen.push({ why: `what answers ${parameters(path)} is not found`, at, ends: true });
  const members = (name: string): readonly Ref[] => holders.flatMap((it) => memberOf(values, it, name, at));
  for (const method of METHODS) {
    const names = [method, method.toLowerCase(), ...(method === 'DELETE' ? ['del'] : [])];
    const parts = described.flatMap((it) => values.memberRefs(it, method.toLowerCase()));
    const operation = parts
      .flatMap((it) => values.memberRefs(it, 'operationId'))
      .flatMap((it) => values.constants(it))
      .flatMap((id) => values.argument(ref, `${row.operations} .${id}`));
    const given = [...names.flatMap(members), ...operation];
    if (given.length === 0) continue;
    const handlers = itemsAt(
      on,
      given.flatMap((it) => flat(values, it)),
    );
    if (handlers.length === 0) {
      target.scope.unseen.push({ why: `what answers ${parameters(path)} is not found`, at: given[0]!, ends: true });
      continue;
    }
    announce(replay, handlers, by.library, by.style);
    const own = given
      .flatMap((it) => [
        ...partsBeside(values, it, row.part),
        ...names.flatMap((name) => writtenOnExport(values, it, name, row.part)),
      ])
      .map((it) => resolved(on, it));
    replay.scopes.add(target.scope, {
      kind: 'route',
      methods: [method],
      paths: joinAll(target.prefixes, joinAll(on.bases, [parameters(path)])),
      before: stepsOf(on, {
        path,
        operation: own[0] ?? parts[0],
        item: described[0],
        members,
      }),
      handlers,
      at: given[0]!,
      row: undefined,
      library: by.library,
      type: 'rest',
      ...replay.given,
      lifts: [],
    });
  }
}
/** The part of a document that stands beside what answers: of a list, or of the last in it. */
function partsBeside(values: Values, given: Ref, name: string): readonly Ref[] {
  const own = writtenBeside(values, given, name);
  return own.length > 0
    ? own
    : flat(values, given)
        .slice(-1)
        .flatMap((it) => writtenBeside(values, it, name));
}
function writtenBeside(values: Values, given: Ref, name: string): readonly Ref[] {
  const made = values.things(given).flatMap((it) => (it.kind === 'function' || it.kind === 'array' ? [it.ref] : []));
  return [given, ...made].flatMap((ref) =>
    ref.unit.setsOn(ref.id).flatMap(({ key, to }) => (key === name ? [{ ...ref, id: to }] : [])),
  );
}
/** `exports.GET.apiDoc = …` */
function writtenOnExport(values: Values, { unit }: Ref, member: string, name: string): readonly Ref[] {
  return unit.facts.values.flatMap((it) => {
    const on = it.kind === 'set' && it.key === name ? unit.value(it.of) : undefined;
    if (it.kind !== 'set' || on?.kind !== 'get' || on.key !== member) return [];
    const of = unit.value(on.of);
    const isExports = of.kind === 'global' ? of.name === 'exports' : of.kind === 'get' && of.key === 'exports';
    return isExports ? [values.ref(unit, it.to)] : [];
  });
}
function itemsAt({ replay: { values }, by }: Registering, refs: readonly Ref[]): readonly Item[] {
  return refs.flatMap((it) => item(values, it, by.library, by.style));
}
/** The document is served as well. */
function showDocument(on: Registering): void {
  const { replay, row, ref, target, bases, by } = on;
  const { values } = replay;
  if (!holds(values, ref, row.shown.when)) return;
  const given = writtenPaths(values, values.argument(ref, row.shown.path));
  const path = given.texts[0] ?? row.shown.otherwise;
  if (given.computed) {
    target.scope.unseen.push({
      why: `the path at which ${describe(ref)} shows its document is computed`,
      at: ref,
      ends: true,
    });
    return;
  }
  replay.scopes.add(target.scope, {
    kind: 'route',
    methods: ['GET'],
    paths: joinAll(target.prefixes, joinAll(bases, [path])),
    before: [],
    handlers: itemsAt(on, values.argument(ref, row.shown.handler)),
    at: ref,
    row: undefined,
    library: by.library,
    type: 'rest',
    ...replay.given,
    lifts: [],
  });
}
