/** Endpoints that classes declare by decorators: controllers, resolvers, gateways, message handlers. */
import type { ClassValue, Member, ValueId } from '../facts/facts.ts';
import type { Library } from '../libraries/kinds.ts';
import { arrivalLinks } from './arrivals.ts';
import { Chain, type Link } from './chain.ts';
import { finish, type EndpointDraft } from './chains.ts';
import { applied, inEffect, type Applied } from './decorators.ts';
import { fillingItems } from './declared-parameters.ts';
import { describe } from './describe.ts';
import { hostedPath, Hosts } from './hosted.ts';
import { itemOf } from './items.ts';
import { family, type ModuleApplication, type ModuleTree } from './module-tree.ts';
import { Covers } from './path-cover.ts';
import { type Applicable, appliesTo, namesWhole } from './route-middleware.ts';
import { shown, writtenPaths } from './route-paths.ts';
import { joinAll } from './scope-tree.ts';
import type { Scopes } from './scope-tree.ts';
import type { Item } from './scopes.ts';
import { type ClassThing, type FunctionThing, refKey, type Thing, valueKey } from './things.ts';
import type { FileUnit } from './units.ts';
import { calledOn } from './values/frames.ts';
import type { Values } from './values/kernel.ts';
import { holeOf } from './values/text.ts';
import { subclassesOf } from './values/subtypes.ts';
import { holds } from './when.ts';

interface Declared {
  readonly cls: ClassThing;
  readonly unit: FileUnit;
  readonly value: ClassValue;
  readonly marks: readonly Applied[];
}

/** What makes a class one whose methods are endpoints. */
const HOLDERS: ReadonlySet<string> = new Set(['controller', 'resolver', 'gateway']);
const INHERITED: ReadonlySet<string> = new Set(['guard', 'pipe', 'interceptor', 'filter', 'metadata']);

/** Endpoints of every class that a decorator makes a controller, resolver or gateway. */
export function controllerDrafts(values: Values, scopes: Scopes, modules: ModuleTree): readonly EndpointDraft[] {
  const out: EndpointDraft[] = [];
  const hosts = new Hosts(values, scopes);
  const alone = values.apis.libraries.some((it) => it.decorators?.some((row) => row.alone === true) === true);
  for (const { unit, id } of values.modules.allClasses()) {
    if (unit.role === 'test') continue;
    const value = unit.value(id) as ClassValue;
    if (value.marks === undefined && !(alone && value.members.some(({ marks }) => marks !== undefined))) continue;
    const found = values.failures.guarded<readonly EndpointDraft[]>(
      'controller',
      { unit, id },
      () => [],
      () => declaredBy(values, scopes, modules, hosts, unit, id, value),
    );
    out.push(...found);
  }
  return out;
}
function declaredBy(
  values: Values,
  scopes: Scopes,
  modules: ModuleTree,
  hosts: Hosts,
  unit: FileUnit,
  id: ValueId,
  value: ClassValue,
): readonly EndpointDraft[] {
  const cls: ClassThing = { kind: 'class', ref: values.ref(unit, id) };
  const marks = [...inheritedBy(values, cls), ...inEffect(values, unit, value.marks ?? [])];
  const declared: Declared = { cls, unit, value, marks };
  const mark =
    marks.find((it) => it.row.does === 'controller') ??
    marks.find((it) => HOLDERS.has(it.row.does)) ??
    standingAlone(values, declared);
  // Routers are made of its instances.
  if (mark === undefined || mark.library.controllers !== undefined) return [];
  const found =
    mark.row.does === 'controller'
      ? controller(values, scopes, modules, hosts, declared, mark)
      : once(members(values, scopes, modules, declared, mark));
  if (found.length === 0 || !modules.isLeftOut(cls, mark.library)) return found;
  // What a class below has of it is served with that.
  if (subclassesOf(values, cls).length === 0)
    values.cuts.add(cls.ref, 'handler', 'no module of an application lists this class: nothing in it is served');
  return [];
}
/** Guards, metadata and the like of classes above, which hold below: the topmost first. */
function inheritedBy(values: Values, cls: ClassThing): readonly Applied[] {
  return values
    .ancestors(cls)
    .flatMap((it) => {
      const value = it.kind === 'class' ? it.ref.unit.value(it.ref.id) : undefined;
      return it.kind === 'class' && value?.kind === 'class' && value.marks !== undefined
        ? [inEffect(values, it.ref.unit, value.marks).filter(({ row }) => INHERITED.has(row.does))]
        : [];
    })
    .reverse()
    .flat();
}
/**
 * A route or a field among the methods of a class that needs no decorator of its own: what the class is by that. Of a
 * class without any that others extend they have the methods.
 */
function standingAlone(values: Values, { cls, unit, value }: Declared): Applied | undefined {
  if (value.marks === undefined && subclassesOf(values, cls).length > 0) return undefined;
  const found = value.members.flatMap((it) => inEffect(values, unit, it.marks)).find((it) => it.row.alone === true);
  return found && { ...found, row: { at: found.row.at, does: found.row.does === 'route' ? 'controller' : 'resolver' } };
}
function controller(
  values: Values,
  scopes: Scopes,
  modules: ModuleTree,
  served: Hosts,
  declared: Declared,
  mark: Applied,
): readonly EndpointDraft[] {
  const out: EndpointDraft[] = [];
  const covers = new Covers();
  const base = pathsWithHoles(values, mark);
  const library = mark.library;
  const versions = versionsOf(values, declared.marks, mark);
  const applications = modules.applicationsOf(declared.cls, library).filter((it) => it.serves === 'http');
  const hosts = served.of(library);
  for (const { unit, member, owner } of methodsOf(values, declared.cls)) {
    const marks = inEffect(values, unit, member.marks);
    for (const route of marks.filter((it) => it.row.does === 'route')) {
      const here = pathsWithHoles(values, route);
      for (const application of applications) {
        const own = versionsOf(values, marks, undefined);
        const version = versionPaths(values, scopes, application, library, own.length > 0 ? own : versions);
        const globals = scopes.globalPrefixes.filter(
          (it) =>
            it.framework === family(library) &&
            application.has(it.scope) &&
            (it.controllers?.has(valueKey(declared.cls.ref)) ?? true),
        );
        const { method: told = 'ALL' } = route.row;
        const method = told === 'argument' ? 'ALL' : told;
        for (const below of joinAll(modules.prefixOf(declared.cls), joinAll(base, here))) {
          // What a prefix is not for is told without the version.
          const named: Applicable = { method, path: finish(below), controller: declared.cls };
          const prefix = globals.find((it) => !namesWhole(values, it.except, named, covers))?.prefix ?? '';
          for (const path of joinAll(version, [below])) {
            const full = finish(joinAll([prefix], [path])[0]!);
            const made = draft(values, scopes, modules, application, declared, unit, member, marks, library, owner);
            const applicable: Applicable = { ...named, path: finish(path) };
            const chain = [...mounted(values, scopes, application, library, applicable, covers), ...made.chain];
            const endpoint = { ...made, method, kind: 'rest' as const, at: route.ref };
            if (hosts.length === 0) out.push({ ...endpoint, chain: new Chain().with(chain), path: full });
            for (const host of hosts) {
              const below = hostedPath(host, full);
              const unseen = [...made.unseen, ...host.unseen];
              out.push({
                ...endpoint,
                unseen,
                application: host.scope,
                chain: new Chain().with([...host.before(below, covers), ...chain]),
                path: below,
              });
            }
          }
        }
      }
    }
  }
  return once([...out, ...members(values, scopes, modules, declared, mark)]);
}
/** Endpoints that are the same one in several applications are one. */
function once(drafts: readonly EndpointDraft[]): readonly EndpointDraft[] {
  const seen = new Set<string>();
  return drafts.filter((it) => {
    const chain = [...it.chain].map((link) => refKey(link.item.ref));
    const key = [it.method, it.path, refKey(it.at), ...chain].join();
    const isNew = !seen.has(key);
    seen.add(key);
    return isNew;
  });
}
/** Middleware that modules mount on paths, and hooks of the server below. */
function mounted(
  values: Values,
  scopes: Scopes,
  application: ModuleApplication,
  library: Library,
  route: Applicable,
  covers: Covers,
): readonly Link[] {
  const out: Link[] = [];
  for (const scope of scopes.all) {
    // What a plugin registers for itself holds below it only.
    if (scope.parent !== undefined) continue;
    if (scope.library === undefined || family(scope.library) !== family(library) || !application.has(scope)) continue;
    for (const entry of scope.entries) {
      // Hooks hold for the whole application, wherever they stand.
      if (entry.kind === 'hook')
        for (const item of entry.items)
          out.push({ item, scope: 'global', at: entry.at, conditional: entry.conditional === true });
      if (entry.kind !== 'middleware' || !application.runs(entry.at)) continue;
      const { whole = false } = entry;
      const applies =
        appliesTo(values, entry.at, route, covers) ??
        entry.paths.some((it) => covers.of({ path: finish(it), whole }, route.path) === 'all');
      if (!applies) continue;
      const everywhere = entry.paths.every((it) => /^[/{(]*\*?\w*[)}]*$|^\/?\(\.\*\)$/.test(it));
      for (const item of entry.items)
        out.push({ item, scope: everywhere ? 'global' : 'router', at: entry.at, conditional: entry.conditional });
    }
  }
  return out;
}
/** Message handlers, events and fields: named members rather than paths. */
function members(
  values: Values,
  scopes: Scopes,
  modules: ModuleTree,
  declared: Declared,
  mark: Applied,
): readonly EndpointDraft[] {
  const out: EndpointDraft[] = [];
  const applications = modules.applicationsOf(declared.cls, mark.library);
  const methods = methodsOf(values, declared.cls);
  const first = arrivalLinks(values, declared.cls, mark.library, methods);
  for (const { unit, member, owner } of methods) {
    const marks = inEffect(values, unit, member.marks);
    for (const it of marks) {
      const kind = MEMBERS[it.row.does];
      if (kind === undefined || (kind === 'graphql' && it.row.method === undefined)) continue;
      const given = paths(values, it).filter((path) => path !== '');
      const name = typeof member.name === 'string' ? member.name : 'member';
      const path = kind === 'grpc' ? `/${given.length > 0 ? given.join('/') : name}` : (given[0] ?? name);
      for (const application of applications) {
        const at = inheriting(application, it.library);
        const made = draft(values, scopes, modules, at, declared, unit, member, marks, mark.library, owner);
        out.push({
          ...made,
          ...(first.length > 0 && { chain: new Chain().with([...first, ...made.chain]) }),
          method: it.row.method ?? (kind === 'websocket' ? 'EVENT' : 'RPC'),
          path: path.replace(/^\/(?=[^/]*$)/, kind === 'grpc' ? '/' : ''),
          kind,
          at: it.ref,
          ...(kind === 'grpc' && application.isOnBus && { isOnBus: true }),
          ...(it.library.inherits === 'handed-on' &&
            application.handsOn === undefined && {
              unseen: [...modules.unseen, 'nothing in sight hands messages to the application'],
            }),
        });
      }
    }
  }
  return out;
}
const MEMBERS: Readonly<Partial<Record<string, EndpointDraft['kind']>>> = {
  event: 'websocket',
  rpc: 'grpc',
  field: 'graphql',
};
/** The application as endpoints of a library of its framework have it. */
function inheriting(application: ModuleApplication, { inherits }: Library): ModuleApplication {
  return inherits === undefined || (inherits === 'handed-on' && application.handsOn === true)
    ? application
    : { ...application, globals: [] };
}
function draft(
  values: Values,
  scopes: Scopes,
  modules: ModuleTree,
  application: ModuleApplication,
  declared: Declared,
  unit: FileUnit,
  member: Member,
  marks: readonly Applied[],
  library: Library,
  owner: ClassThing,
): Omit<EndpointDraft, 'method' | 'path' | 'kind' | 'at'> {
  const linked = (item: Item, scope: Link['scope'], at: Link['at']): Link => ({
    item,
    scope,
    at,
    conditional: item.doubt !== undefined,
  });
  const global = application.globals.map((item) => linked(item, 'global', item.ref));
  const fromMarks = (list: readonly Applied[], scope: 'router' | 'route'): Link[] =>
    list.flatMap((it) =>
      itemsOf(values, scopes, it).flatMap((item): readonly Link[] =>
        // The framework checks what the method declares.
        item.slot !== 'validates'
          ? [linked(item, scope, it.ref)]
          : parts.length > 0
            ? [linked({ ...item, parts }, scope, it.ref)]
            : [],
      ),
    );
  const order = ['authenticates', 'guard', 'interceptor', 'pipe', 'give'];
  const ofParameters = marksOfParameters(values, unit, member.value!);
  const asking = ofParameters.filter(({ row }) => row.asks !== undefined);
  const parts = ofParameters.flatMap(({ row }) => row.part ?? []);
  // `@Skip()` takes what stands on the class away.
  const above = declared.marks.filter(
    (it) =>
      !marks.some(({ row, library: of }) => row.lifts !== undefined && row.lifts === it.row.role && of === it.library),
  );
  const filling = fillers(values, unit, member.value!).map((it) => linked(it, 'route', it.ref));
  const hooks = hooksOf(values, declared).map((it) => linked(it, 'router', it.ref));
  const own = [...hooks, ...fromMarks(above, 'router'), ...fromMarks([...marks, ...asking], 'route'), ...filling];
  const links = [...global, ...own];
  const chain = links
    .filter((it) => it.item.style !== 'filter')
    .sort((a, b) => order.indexOf(a.item.style) - order.indexOf(b.item.style));
  const method: FunctionThing = { kind: 'function', ref: { ...owner.ref, unit, id: member.value! } };
  const fn = calledOn(values, method, { kind: 'instance', of: declared.cls, ctx: declared.cls.ref.ctx });
  const handler: Item = {
    ref: fn.ref,
    things: [fn],
    text: `${declared.value.name}.${String(member.name)}`,
    library,
    convention: library.conventions?.controller,
    style: 'controller',
  };
  return {
    chain: new Chain().with(chain),
    handler,
    framework: library.package,
    library,
    application: application.scope,
    conditional: false,
    unseen: modules.unseen,
    errorHandlers: links.filter((it) => it.item.style === 'filter').map((it) => it.item),
    marks: { method: marks, class: declared.marks },
  };
}
/** Methods of a class, or of one that it is made of, that run before each of its endpoints. */
function hooksOf(values: Values, { cls, value }: Declared): readonly Item[] {
  return methodsOf(values, cls).flatMap(({ unit, member, owner }): readonly Item[] => {
    const hook = applied(values, unit, member.marks).find(
      ({ ref, row }) => row.does === 'hook' && holds(values, ref, row.when),
    );
    if (hook === undefined) return [];
    const method: FunctionThing = { kind: 'function', ref: { ...owner.ref, unit, id: member.value } };
    const fn = calledOn(values, method, { kind: 'instance', of: cls, ctx: cls.ref.ctx });
    const { library } = hook;
    const text = `${value.name}.${String(member.name)}`;
    return [{ ref: fn.ref, things: [fn], text, library, convention: library.conventions?.guard, style: 'guard' }];
  });
}
/** Guards, pipes, interceptors and filters that a decorator adds; other decorators of the set are links too, by their name. */
function itemsOf(values: Values, scopes: Scopes, it: Applied): readonly Item[] {
  const { does, role } = it.row;
  if (role !== undefined)
    return holds(values, it.ref, it.row.when)
      ? [
          {
            ref: it.ref,
            things: [],
            text: `@${it.name}`,
            library: it.library,
            convention: undefined,
            style: 'guard',
            slot: role,
          },
        ]
      : [];
  if (it.row.asks !== undefined) return askedBy(values, scopes, it);
  if (does !== 'guard' && does !== 'pipe' && does !== 'interceptor' && does !== 'filter') return [];
  return values.argument(it.ref, it.row.items ?? '[0..] flat').map((ref) => itemOf(values, ref, it.library, does));
}
/** The function of the application that a decorator asks. */
function askedBy(values: Values, scopes: Scopes, it: Applied): readonly Item[] {
  const { asks, when, items } = it.row;
  if (!holds(values, it.ref, when)) return [];
  const settings = scopes.settings.filter((setting) => setting.is === asks && setting.library === it.library);
  return [
    {
      ref: it.ref,
      things: settings.flatMap((setting) => setting.items.flatMap((ref) => values.things(ref))),
      text: `@${it.name}`,
      library: it.library,
      convention: it.library.conventions?.checker,
      style: 'guard',
      wants: items === undefined ? [] : values.argument(it.ref, items),
    },
  ];
}
/** Functions that fill parameters of a method: one that throws refuses the request. */
function fillers(values: Values, unit: FileUnit, id: ValueId): readonly Item[] {
  const value = unit.value(id);
  return (value.kind === 'function' ? value.params : []).flatMap((param) => {
    const it = unit.value(param);
    return it.kind === 'param' && it.marks !== undefined ? fillingItems(values, unit, it) : [];
  });
}
/** Decorators of the parameters of a method. */
function marksOfParameters(values: Values, unit: FileUnit, id: ValueId): readonly Applied[] {
  const value = unit.value(id);
  return value.kind !== 'function'
    ? []
    : value.params.flatMap((param) => {
        const it = unit.value(param);
        return it.kind === 'param' ? applied(values, unit, it.marks) : [];
      });
}
/** Methods of a class and of its ancestors, nearest first; an overridden one counts once. */
function methodsOf(
  values: Values,
  cls: ClassThing,
): { unit: FileUnit; member: Member & { readonly value: ValueId }; owner: ClassThing }[] {
  const out: { unit: FileUnit; member: Member & { readonly value: ValueId }; owner: ClassThing }[] = [];
  const seen = new Set<string>();
  for (const owner of [cls, ...values.ancestors(cls)]) {
    const unit = owner.kind === 'class' ? owner.ref.unit : undefined;
    const value = owner.kind === 'class' ? unit?.value(owner.ref.id) : undefined;
    if (owner.kind !== 'class' || value?.kind !== 'class') continue;
    for (const member of value.members) {
      const name = String(member.name);
      if (member.value === undefined || member.static || seen.has(name)) continue;
      if (member.kind !== 'method' && member.kind !== 'field') continue;
      seen.add(name);
      out.push({ unit: unit!, member: { ...member, value: member.value }, owner });
    }
  }
  return out;
}
function paths(values: Values, it: Applied): readonly string[] {
  if (it.row.path === undefined) return [''];
  for (const path of [it.row.path].flat()) {
    const { texts, patterns } = writtenPaths(values, values.argument(it.ref, path));
    const found = [...texts, ...patterns.map(shown)];
    if (found.length > 0) return found;
  }
  return [''];
}
/** The same, where a path that is not known stands as `:name`, and that is told. */
function pathsWithHoles(values: Values, it: Applied): readonly string[] {
  const found = paths(values, it);
  if (it.row.path === undefined || found.some((path) => path !== '')) return found;
  const isSomePath = ({ kind }: Thing): boolean => kind === 'unknown' || kind === 'api' || kind === 'text';
  const unknown = [it.row.path]
    .flat()
    .flatMap((path) => values.argument(it.ref, path))
    .find((ref) => values.things(ref).some(isSomePath));
  if (unknown === undefined) return found;
  values.cuts.add(it.ref, 'route', `the path of @${describe(it.ref)} is computed`);
  return [`/${holeOf(unknown)}`];
}
function versionsOf(values: Values, marks: readonly Applied[], controllerMark: Applied | undefined): readonly string[] {
  const own = marks
    .filter((it) => it.row.does === 'version')
    .flatMap((it) => values.argument(it.ref, it.row.items ?? '[0]').flatMap((ref) => values.flatConstants(ref)));
  if (own.length > 0 || controllerMark === undefined) return own;
  return values.argument(controllerMark.ref, '[0] .version').flatMap((ref) => values.flatConstants(ref));
}
/** `/v1` for each version, where the application puts versions into the path. */
function versionPaths(
  values: Values,
  scopes: Scopes,
  application: ModuleApplication,
  library: Library,
  versions: readonly string[],
): readonly string[] {
  const setting = scopes.settings.find(
    (it) => it.is === 'versioning' && family(it.library) === family(library) && application.has(it.scope),
  );
  if (setting === undefined) return [''];
  const option = (name: string): readonly string[] =>
    values.argument(setting.at, `[0] .${name}`).flatMap((ref) => values.flatConstants(ref));
  const type = values.argument(setting.at, '[0] .type').map((ref) => describe(ref))[0] ?? '';
  if (/HEADER|MEDIA|CUSTOM/.test(type)) return [''];
  const prefix = values
    .argument(setting.at, '[0] .prefix')
    .flatMap((ref) => values.things(ref))
    .some((it) => it.kind === 'constant' && it.value === false)
    ? ''
    : (option('prefix')[0] ?? 'v');
  const given = versions.length > 0 ? versions : option('defaultVersion');
  return given.length > 0 ? given.map((it) => (/NEUTRAL|symbol/i.test(it) ? '' : `/${prefix}${it}`)) : [''];
}
