/** Endpoints of files that are routes by their place, and what files beside them run before. */
import type { Library, Role } from '../libraries/kinds.ts';
import { Chain, type Link } from './chain.ts';
import { type EndpointDraft, finish, unregistered } from './chains.ts';
import { describe } from './describe.ts';
import { methodsTold } from './dispatch.ts';
import { announce, itemOf } from './items.ts';
import { METHODS, type PlacedFile, placedFile, settingsFolder } from './placed-files.ts';
import { compiled, Covers } from './path-cover.ts';
import { waysOf } from './path-patterns.ts';
import type { Replaying } from './replaying.ts';
import type { Item } from './scopes.ts';
import { type ApiThing, isRef, type Ref, type Thing } from './things.ts';
import type { FileUnit } from './units.ts';
import { exported } from './values/exports.ts';
import { flat } from './values/collections.ts';
import type { Values } from './values/kernel.ts';
import { type Wrapper, wrappersOf } from './wrapped.ts';

interface Route extends PlacedFile {
  readonly unit: FileUnit;
  readonly at: Ref;
  readonly item: Item;
  /** By the name of an export. */
  readonly named: string | undefined;
  /** What a wrapper does before it calls the function. */
  readonly around: readonly Item[];
  /** An application is exported: its routes are the endpoints. */
  readonly application?: ApiThing;
}
/** What a wrapper does, as a step of its own. */
function slotOf({ at, library }: Wrapper, does: Role): Item {
  return { ref: at, things: [], text: describe(at), library, convention: undefined, style: '', slot: does };
}

/** Tells the functions of such files what they are called with, and applications where they answer. */
export function announcePlaced(replay: Replaying): void {
  const routes = placedRoutes(replay.values);
  for (const route of routes)
    if (route.application === undefined)
      announce(replay, [...route.around, route.item], route.item.library, route.item.style);
    else placeApplication(replay, route, route.application, routes);
}
/** Routes of an application have the path of the file that exports it, and what runs before that runs before them. */
function placeApplication(
  { scopes, values }: Replaying,
  { at, paths, base, library }: Route,
  application: ApiThing,
  routes: readonly Route[],
): void {
  const { scope } = scopes.of(application, at);
  if (scope.mounts > 0) return;
  scope.prefixes = paths.map(finish);
  const covers = new Covers();
  const before = routes.filter((it) => it.row.before !== undefined && it.base === base && it.library === library);
  const links = before.flatMap((it) => linkOf(values, it, paths[0]!, covers));
  const items = links.flatMap((it) => it.link?.item ?? []);
  if (items.length > 0)
    scope.entries.unshift({ kind: 'middleware', paths: [''], items, at: items[0]!.ref, conditional: false });
  scope.unseen.push(...links.flatMap((it) => (it.unseen === undefined ? [] : [{ why: it.unseen, at }])));
}
/** Endpoints by place. */
export function placedDrafts(values: Values): readonly EndpointDraft[] {
  const routes = placedRoutes(values);
  const covers = new Covers();
  const out: EndpointDraft[] = [];
  const seen = new Set<string>();
  for (const route of routes) {
    const { library, row, item, at, paths, base, folder } = route;
    if (row.before !== undefined || route.application !== undefined) continue;
    const before = routes.filter((it) => it.row.before !== undefined && it.base === base && it.library === library);
    const own = route.around.map((it): Link => ({ item: it, scope: 'route', at: it.ref, conditional: false }));
    const methods = route.named ?? route.method;
    const told = methods === undefined ? methodsTold(values, item) : [{ method: methods, elsewhere: [], entered: [] }];
    for (const { method, elsewhere, entered } of told)
      for (const path of paths.map(finish)) {
        const key = `${base} ${method} ${path}`;
        if (seen.has(key)) continue;
        seen.add(key);
        const links = before.flatMap((it) => linkOf(values, it, path, covers));
        out.push({
          method,
          path,
          folder,
          kind: 'rest',
          at,
          chain: new Chain().with([...links.flatMap((it) => it.link ?? []), ...own]),
          handler: item,
          elsewhere,
          entered,
          ...unregistered(library),
          unseen: [...links.flatMap((it) => it.unseen ?? []), ...frontsOf(values, route)],
        });
      }
  }
  return out;
}
/** A server of the project itself may stand before all of them. */
function frontsOf({ modules }: Values, { row, unit }: Route): readonly string[] {
  const found = row.fronts?.find((name) =>
    modules.manifests.some(
      ({ folder, dependencies }) =>
        (folder === '' || unit.path.startsWith(`${folder}/`)) && dependencies[name] !== undefined,
    ),
  );
  return found === undefined ? [] : [`what a server with ${found} does before it`];
}
function placedRoutes(values: Values): readonly Route[] {
  const { units, libraries, manifests } = values.modules;
  const own = libraries.filter((it) => it.placedRoutes !== undefined);
  return own.length === 0
    ? []
    : units.flatMap((unit) => {
        const placed =
          unit.role !== 'test' && unit.role !== 'generated' ? placedFile(unit.path, own, manifests) : undefined;
        return placed !== undefined && (placed.isListed || isSetUp(values, placed) || shows(values, unit, placed))
          ? values.failures.guarded<readonly Route[]>(
              'routes',
              { unit },
              () => [],
              () => routesIn(values, unit, placed),
            )
          : [];
      });
}
/** The settings of such an application lie in its folder. */
function isSetUp({ modules }: Values, { library, base }: PlacedFile): boolean {
  return modules.units.some(({ path }) => settingsFolder(path, [library]) === base);
}
/** The file imports the framework, or uses what needs no import there. */
function shows(values: Values, unit: FileUnit, { library, row }: PlacedFile): boolean {
  const names = [library.package, ...(library.aliases ?? [])];
  return values.failures.guarded(
    'imports',
    { unit },
    () => false,
    () =>
      values.modules.importsOf(unit).some(({ target }) => target.is === 'package' && names.includes(target.name)) ||
      unit.facts.values.some((it) => it.kind === 'global' && row.globals?.includes(it.name) === true),
  );
}
function routesIn(values: Values, unit: FileUnit, placed: PlacedFile): readonly Route[] {
  const { row, library } = placed;
  if (row.answers === 'actions') return actionsIn(values, unit, placed);
  const { exports: methods } = row;
  const names =
    methods !== undefined
      ? Object.keys(methods)
      : (row.before?.exports ?? (row.answers === 'methods' ? [...METHODS, 'ALL', 'fallback'] : ['default']));
  return names.flatMap((name): readonly Route[] => {
    const given = unit.facts.exports.find((it) => it.name === name || (name === 'default' && it.name === '='));
    const handedOn = unit.facts.exports.some((it) => it.name === '*');
    if (given === undefined && !handedOn) return [];
    const start = values.ref(unit, given?.value ?? 0);
    if (given?.value !== undefined && carriesRouter(values, start)) return [];
    const handed = given?.value === undefined ? start : unwrapped(values, start, row.globals ?? []);
    const things = handed === start ? exported(values, unit, given?.name ?? name, start) : values.things(handed);
    if (given === undefined && things.every((it) => it.kind === 'unknown')) return [];
    const at =
      unit.facts.values.length > 0 ? start : things.flatMap((it) => ('ref' in it && it.ref) || []).find(isThere);
    if (at === undefined) throw new Error(`what it hands on as ${name} is out of sight`);
    const text = given?.value === undefined ? name : describe(at);
    const wrappers = given?.value === undefined ? [] : wrappersOf(values, start);
    const [own] = wrappers.filter((it) => it.convention !== undefined);
    const by = own?.library ?? library;
    const style = own?.convention ?? row.convention;
    const item: Item = {
      ref: handed === start ? at : handed,
      things,
      text: row.before === undefined ? text : unit.path,
      library: by,
      convention: by.conventions?.[style],
      style,
    };
    const around = [
      ...wrappers.flatMap((it) => (it.does === undefined ? [] : [slotOf(it, it.does)])),
      ...(given?.value === undefined ? [] : runBefore(values, start, placed)),
    ];
    const named =
      methods !== undefined
        ? methods[name]
        : row.answers !== 'methods'
          ? undefined
          : METHODS.includes(name)
            ? name
            : 'ALL';
    const application = things.find(
      (it): it is ApiThing =>
        it.kind === 'api' && values.apis.library(it.package)?.byPlace === true && values.apis.isApplication(it),
    );
    return [{ ...placed, unit, at, item, named, around, ...(application && { application }) }];
  });
}
/** What is exported hands all requests on to an application of the project: its routes are the endpoints. */
function carriesRouter(values: Values, ref: Ref): boolean {
  const call = ref.unit.value(ref.id);
  if (call.kind !== 'call') return false;
  const isCarrier = values
    .things({ ...ref, id: call.callee })
    .some((it) => it.kind === 'api' && values.apis.flagged(it.nodes, 'carries'));
  return (
    isCarrier &&
    call.args.some((id) => values.things({ ...ref, id }).some((it) => it.kind === 'api' && values.apis.isRouter(it)))
  );
}
/** A file of nothing but names that it hands on has no values. */
const isThere = ({ unit, id }: Ref): boolean => id < unit.facts.values.length;
/** Functions of the exported object `actions`: each is posted to by its name, the one called `default` without. */
function actionsIn(values: Values, unit: FileUnit, placed: PlacedFile): readonly Route[] {
  const { row, library } = placed;
  const given = unit.facts.exports.find((it) => it.name === 'actions')?.value;
  if (given === undefined) return [];
  return values.entriesOf(values.ref(unit, given)).map(({ key, value }): Route => ({
    ...placed,
    paths: key === 'default' ? placed.paths : placed.paths.map((path) => `${path}?/${key}`),
    unit,
    at: value,
    item: { ...itemOf(values, value, library, row.convention), text: key },
    named: 'POST',
    around: [],
  }));
}
/** What is handed to a call of a name that needs no import (`defineEventHandler(handler)`). */
function unwrapped(values: Values, ref: Ref, globals: readonly string[]): Ref {
  const call = ref.unit.value(ref.id);
  const callee = call.kind === 'call' ? ref.unit.value(call.callee) : undefined;
  if (call.kind !== 'call' || callee === undefined) return ref;
  const isNamed = callee.kind === 'global' && globals.includes(callee.name);
  if (!isNamed && !wrapsFunctions(values, { ...ref, id: call.callee })) return ref;
  if (!isNamed) return values.argument(ref, '[0] .handler')[0] ?? ref;
  return values.argument(ref, '[0] .handler')[0] ?? values.argument(ref, '[0]')[0] ?? ref;
}
function wrapsFunctions(values: Values, callee: Ref): boolean {
  return values.things(callee).some((it) => it.kind === 'api' && values.apis.rows(it.nodes, 'wraps').length > 0);
}
/** What the call that is exported is handed to run first: `defineEventHandler({ onRequest: [guard], handler })`. */
function runBefore(values: Values, start: Ref, { row, library }: PlacedFile): readonly Item[] {
  if (start.unit.value(start.id).kind !== 'call') return [];
  return (row.around ?? [])
    .flatMap((path) => values.argument(start, path))
    .map((it) => itemOf(values, it, library, row.convention));
}
/** What runs before pages, whichever is asked for. */
export interface Before {
  readonly library: Library;
  readonly base: string;
  readonly item: Item;
  readonly at: Ref;
  /** Before each of them; otherwise its paths decide. */
  readonly always: boolean;
}
export function beforePages(values: Values): readonly Before[] {
  return placedRoutes(values)
    .filter(({ row }) => row.before !== undefined)
    .flatMap((route) => {
      const { library, base, at, around, item } = route;
      const patterns = patternsOf(values, route);
      const all = patterns?.some(({ path, narrowed }) => narrowed !== true && isOfAllPages(path));
      const always = patterns?.length === 0 || all === true;
      return [...around, item].map((it) => ({ library, base, at, item: it, always }));
    });
}
/** Nothing but files of pages and what answers by itself is spared. */
function isOfAllPages(pattern: string): boolean {
  const [, spared] = ALL_BUT.exec(pattern) ?? [];
  if (spared === undefined) return /^\/(?::\w+\*|\(\.\*\))$/.test(pattern);
  return spared.split('|').every((it) => /^(?:_next|_vercel|api|static|assets|images?|fonts?)\b|\.\w/.test(it));
}
/** Paths for which something runs. */
interface Pattern {
  readonly path: string;
  /** Not for all requests of such a path: what they carry decides as well. */
  readonly narrowed?: true;
}
/** For which paths it runs: none where that is not said, undefined where it is computed. */
function patternsOf(values: Values, { row, unit }: Route): readonly Pattern[] | undefined {
  const [name = '', member = ''] = row.before?.paths?.split('.') ?? [];
  const config = unit.facts.exports.find((it) => it.name === name)?.value;
  const written = config === undefined ? [] : values.memberRefs(values.ref(unit, config), member);
  const each = written
    .flatMap((it) => flat(values, it))
    .map((it): readonly Pattern[] => [
      ...values.flatConstants(it).map((path): Pattern => ({ path })),
      ...describedIn(values, it, row.before?.path ?? ''),
    ]);
  const isKnown = written.length === 0 || (each.length > 0 && each.every((it) => it.length > 0));
  return isKnown ? each.flat() : undefined;
}
/** Objects that hold such a path, alone or with what else decides: `{ source: '/a', missing: [...] }`. */
function describedIn(values: Values, ref: Ref, member: string): readonly Pattern[] {
  const items = values.things(ref).flatMap((it) => (it.kind === 'array' ? (values.items(it) ?? []) : [[it]]));
  const objects = items
    .flatMap((it): readonly Thing[] => (isRef(it) ? values.things(it) : it))
    .flatMap((it) => (it.kind === 'object' ? it.ref : []));
  return objects.flatMap((object) => {
    const narrowed = values.entriesOf(object).some(({ key }) => key !== member) && { narrowed: true as const };
    return values
      .memberRefs(object, member)
      .flatMap((it) => values.constants(it))
      .map((path): Pattern => ({ path, ...narrowed }));
  });
}
/** What a file that runs before others means for a path. */
function linkOf(
  values: Values,
  route: Route,
  path: string,
  covers: Covers,
): readonly { readonly link?: Link; readonly unseen?: string }[] {
  const { unit, item, around, at } = route;
  const patterns = patternsOf(values, route);
  if (patterns === undefined) return [{ unseen: `for which paths ${unit.path} runs` }];
  const found = patterns.map((it) => ({ ...it, is: matches(it.path, path, covers) }));
  const isSure = patterns.length === 0 || found.some(({ is, narrowed }) => is === true && narrowed !== true);
  if (isSure || found.some(({ is }) => is === true || is === 'some'))
    return [...around, item].map((it) => ({
      link: { item: it, scope: patterns.length === 0 ? 'global' : 'router', at, conditional: !isSure },
    }));
  return found.some(({ is }) => is === undefined) ? [{ unseen: `for which paths ${unit.path} runs` }] : [];
}
/** `some`: what stands for a parameter decides; undefined: that is not told. */
type Matched = boolean | 'some' | undefined;
/** All paths but those that begin in one of some ways: `/((?!api|_next/static|favicon.ico).*)`. */
const ALL_BUT = /^\/\(\(\?!(.+)\)\.\*\)$/;
/** `/a/:path*` covers what is below; what holds another expression is not told. */
function matches(pattern: string, path: string, covers: Covers): Matched {
  const [, spared] = ALL_BUT.exec(pattern) ?? [];
  if (spared !== undefined) return passesBy(spared, path);
  const ways = waysOf(pattern);
  if (ways.length > 1) return eitherWay(ways.map((it) => matches(it, path, covers)));
  const plain = pattern
    .replace(/\/:\w+\*$/, '/*')
    .replace(/\(\.\*\)$/, '*')
    .replace(/\(([\w-]+)\)/g, '$1');
  if (/[()+?|[\]]/.test(plain)) return undefined;
  const whole = !plain.endsWith('*');
  const cover = covers.of({ path: plain.replace(/\/?\*$/, ''), whole }, path);
  return cover === 'some' ? undefined : cover === 'all';
}
function eitherWay(found: readonly Matched[]): Matched {
  return found.includes(true) ? true : found.includes(undefined) ? undefined : found.includes('some') ? 'some' : false;
}
/** Whether a path begins in no way that is spared. */
function passesBy(spared: string, path: string): Matched {
  const begins = compiled(`^/(?:${spared})`, '');
  if (begins === undefined) return undefined;
  const fixed = /^[^:*{(]*/.exec(path)![0];
  if (begins.test(fixed)) return fixed !== path && /[$?]|\(\?[!<=]/.test(spared) ? undefined : false;
  // What is looked for anywhere, or right where the value stands, may be in the value.
  if (fixed === path) return true;
  const isBehind = fixed.length > 1 && fixed.indexOf('/', 1) > 0;
  return isBehind ? !/\.[*+]/.test(spared) || 'some' : undefined;
}
