/** Applications: the protections that hold for all their endpoints, and who answers their errors. */
import type { ValueId } from '../facts/facts.ts';
import { family } from './module-tree.ts';
import type { Answer, Application, Behaviour, Endpoint, ErrorHandler } from '../model/model.ts';
import { placeKey } from '../model/questions.ts';
import type { Role } from '../libraries/kinds.ts';
import { catchesSome } from './caught-classes.ts';
import { NewLinks, type Link } from './chain.ts';
import { isErrorHandler, type EndpointDraft } from './chains.ts';
import { isSecurityHeader, securityHeaderWrites } from './header-writes.ts';
import { callOf, openBelow, originOf, originSet } from './cors.ts';
import { settingsFolder } from './placed-files.ts';
import { placeInCall, placeOf } from './places.ts';
import { isOnLoopback } from './process/loopback.ts';
import type { RoleAnswer, Roles } from './roles.ts';
import { endpointsAround, lateSteps, withBelow } from './registration-order.ts';
import type { Scopes, Setting } from './scope-tree.ts';
import type { Item, Scope } from './scopes.ts';
import { type FunctionThing, type Ref, valueKey } from './things.ts';
import { unknownApplication } from './unknown.ts';
import type { Values } from './values/kernel.ts';
import { bodyLimit } from '../libraries/http.ts';

export interface Pair {
  readonly draft: EndpointDraft;
  readonly endpoint: Endpoint;
}
/** What the behaviour passes know about an error handler. */
export interface ErrorKnowledge {
  behaviourOf(fn: FunctionThing): Behaviour | undefined;
  mapsErrors(fn: FunctionThing): Answer;
}

/** One application for each root scope with endpoints, and one for each framework whose endpoints classes declare. */
export function applicationsOf(
  values: Values,
  scopes: Scopes,
  pairs: readonly Pair[],
  roles: Roles,
  knowledge: ErrorKnowledge,
): readonly Application[] {
  const groups = new Map<string, Pair[]>();
  const declared = new Set(pairs.flatMap(({ draft: it }) => (it.application ? [] : family(it.library))));
  // What is registered on the server below an application whose endpoints classes declare is of that application.
  const keyOf = ({ application: scope, library }: EndpointDraft): string => {
    const own = scope?.library === undefined ? undefined : family(scope.library);
    return scope === undefined || (own !== undefined && declared.has(own))
      ? `declared ${own ?? family(library)}`
      : scope.key;
  };
  for (const pair of [...pairs].sort((a, b) => Number(!!a.draft.application) - Number(!!b.draft.application))) {
    const { root } = pair.draft;
    // What runs around a router that nothing mounts is not seen.
    if (pair.endpoint.kind === 'websocket' || (root !== undefined && !root.application)) continue;
    const key = keyOf(pair.draft);
    groups.set(key, [...(groups.get(key) ?? []), pair]);
  }
  const out: Application[] = [];
  for (const list of groups.values()) {
    const { at, framework, application: scope } = list[0]!.draft;
    const begun = scope?.at ?? at;
    const made = values.failures.guarded(
      'application',
      begun,
      () =>
        unknownApplication(
          placeOf(begun),
          framework,
          list.map((it) => it.endpoint),
        ),
      () => application(values, scopes, list, roles, knowledge),
    );
    out.push(made);
  }
  return out;
}
function application(
  values: Values,
  scopes: Scopes,
  pairs: readonly Pair[],
  roles: Roles,
  knowledge: ErrorKnowledge,
): Application {
  const first = pairs[0]!;
  const scope =
    first.draft.application ??
    scopes.all.find(
      (it) => it.application && it.library !== undefined && family(it.library) === family(first.draft.library),
    );
  const everywhere = globalLinks(pairs, scope);
  const late = lateSteps(values, first.draft.application, scopes.all, pairs, roles);
  const all = everywhere.flatMap((link) => roles.of(link).map((role) => ({ role, link })));
  const tooLate = new Set(
    late.flatMap(({ step, before, last }) => (last && before.length === pairs.length ? [placeKey(step.at)] : [])),
  );
  const inTime = all.filter(({ link }) => !tooLate.has(placeKey(placeOf(link.item.ref))));
  const around = unseenAround(pairs);
  const answer = (does: Role): Answer => {
    const found =
      inTime.find(({ role }) => role.does === does && role.is === 'yes' && role.only === undefined) ??
      inTime.find(({ role }) => role.does === does);
    // What is done for some requests alone is not done for all.
    if (found?.role.only !== undefined) return { is: 'conditional', at: placeOf(found.role.at), by: found.role.by };
    if (found) return { is: found.role.is, at: placeOf(found.role.at), by: found.role.by };
    const setting = settingFor(values, scopes, first.draft, does);
    if (setting) return { is: setting.conditional ? 'conditional' : 'yes', at: placeOf(setting.at) };
    const unseen = scope?.unseen.find((it) => it.ends !== true)?.why ?? around;
    if (unseen !== undefined) return { is: 'unknown', by: unseen };
    const behind = all.find(({ role }) => role.does === does);
    return behind ? { is: 'no', at: placeOf(behind.role.at), by: 'it comes behind every route' } : { is: 'no' };
  };
  const cors = all.find(({ role }) => role.does === 'cors');
  const parser = all.find(({ role }) => role.does === 'parses');
  const handlers = errorHandlersOf(values, scopes, pairs, scope, knowledge);
  const at = placeOf(scope?.at ?? first.draft.at);
  // Where endpoints are of no application in particular, any of their framework serves them.
  const isIts = (it: Scope | undefined): boolean =>
    it === undefined ||
    it === scope ||
    (first.draft.application === undefined &&
      it.library !== undefined &&
      family(it.library) === family(first.draft.library));
  const listens = scopes.settings.filter((it) => it.is === 'listens' && isIts(it.scope));
  const set = settingFor(values, scopes, first.draft, 'cors');
  const origin = set
    ? originSet(values, set)
    : cors
      ? originOf(values, cors.link.item.ref)
      : openBelow(
          values,
          pairs.map((it) => it.draft),
          roles,
        );
  return {
    at,
    framework: first.draft.framework,
    endpoints: pairs.map((it) => it.endpoint),
    headers: headersSet(values, onEach(answer('headers'), pairs, roles, 'headers'), everywhere, pairs),
    ...hardening(values, scope, all),
    cors: answer('cors'),
    ...(origin && { corsOrigin: origin }),
    rateLimit: answer('limits'),
    late,
    errorHandlers: handlers,
    defaultErrorHandling: defaultHandling(first.draft),
    requestLog: answer('logs'),
    serves: scope === undefined || listens.length > 0,
    ...(scope === undefined ? { byPlatform: true } : isHandedOut(values, scopes, scope) && { handedOut: true }),
    ...(listens.length > 0 && listens.every((it) => isOnLoopback(values, it.at)) && { local: true }),
    ...(parser && { bodyParser: { at: placeOf(parser.link.item.ref), limit: limitOf(values, parser.link.item.ref) } }),
  };
}
/**
 * Its file gives it out by default, as platforms expect that run it themselves, or hands it to what runs it:
 * `handle(application)`, `Bun.serve({ fetch: application.fetch })`.
 */
export function isHandedOut(values: Values, scopes: Scopes, scope: Scope): boolean {
  const { unit } = scope.at;
  const isIt = (id: ValueId): boolean =>
    values
      .things(values.ref(unit, id))
      .some((it) => it.kind === 'api' && scopes.has(it) && scopes.of(it, scope.at).scope === scope);
  const isMarked = (id: ValueId, flag: 'carries' | 'answering'): boolean =>
    values.things(values.ref(unit, id)).some((it) => it.kind === 'api' && values.apis.flagged(it.nodes, flag));
  const given = unit.facts.exports.find((it) => it.name === 'default')?.value;
  if (given !== undefined && isIt(given)) return true;
  return unit.facts.values.some((it, id) => {
    if (it.kind === 'call') return it.args.some((arg) => isIt(arg)) && isMarked(it.callee, 'carries');
    if (it.kind !== 'get' || !isIt(it.of) || !isMarked(id, 'answering')) return false;
    return unit.usersOf(id).some((user) => {
      const use = unit.value(user);
      return use.kind === 'object' || (use.kind === 'call' && use.args.includes(id));
    });
  });
}
/** Why what stands before each of the endpoints cannot be seen as a whole: it may do anything for all of them. */
function unseenAround([first, ...others]: readonly Pair[]): string | undefined {
  return first?.endpoint.unseen.find((why) => others.every(({ endpoint }) => endpoint.unseen.includes(why)));
}
/** What would set security headers here and is installed; nothing where pages are served, in which the headers change what works. */
function hardening(
  { modules }: Values,
  scope: Scope | undefined,
  all: readonly { readonly role: Pick<RoleAnswer, 'does'> }[],
): Pick<Application, 'hardening'> {
  const by = scope?.library?.hardenedBy;
  if (by === undefined || scope === undefined || all.some(({ role }) => role.does === 'static')) return {};
  const [first, second] = by.module.split('/');
  const name = first!.startsWith('@') ? `${first}/${second}` : first!;
  const { path } = scope.at.unit;
  const has = modules.manifests.some(
    ({ folder, dependencies }) => (folder === '' || path.startsWith(`${folder}/`)) && dependencies[name] !== undefined,
  );
  return has ? { hardening: by } : {};
}
/**
 * What is done for no application as a whole may be done for each of its routes, in the part in which they stand, or for
 * most of them: a few that stand before it have no part in it.
 */
function onEach(answer: Answer, pairs: readonly Pair[], roles: Roles, does: Role): Answer {
  if (answer.is !== 'no' || answer.by !== undefined) return answer;
  const found = pairs.flatMap(
    ({ draft }) =>
      [...draft.chain].flatMap((link) => roles.of(link)).find((it) => it.does === does && it.is === 'yes') ?? [],
  );
  const [own] = found;
  if (own === undefined || found.length * 2 <= pairs.length) return answer;
  const isAlways = own.only === undefined && found.length === pairs.length;
  return { is: isAlways ? 'yes' : 'conditional', at: placeOf(own.at), by: own.by };
}
/** Where no library sets security headers, code may do so: for all answers, or for some. */
function headersSet(values: Values, answer: Answer, everywhere: readonly Link[], pairs: readonly Pair[]): Answer {
  if (answer.is !== 'no') return answer;
  const items = [...everywhere.map((link) => link.item), ...pairs.flatMap(({ draft }) => draft.handler ?? [])];
  const files = new Set(items.flatMap((item) => [item.ref.unit, ...item.things.flatMap((it) => placesOf(it))]));
  const writes = securityHeaderWrites(values).filter((ref) => files.has(ref.unit));
  const global = writes.find((ref) => {
    const unit = ref.unit;
    return everywhere.some(({ item }) =>
      item.things.some(
        (it) => it.kind === 'function' && it.ref.unit === unit && unit.isWithin(unit.ownerOf(ref.id), it.ref.id),
      ),
    );
  });
  if (global !== undefined) return { is: 'yes', at: placeOf(global), by: 'set by hand for every answer' };
  const configured = configuredHeader(values, pairs);
  if (configured !== undefined) return { is: 'yes', at: placeOf(configured), by: 'set in the configuration' };
  const [first] = writes;
  return first === undefined ? answer : { is: 'unknown', at: placeOf(first), by: 'Security headers are set by hand.' };
}
/** The name of a security header in the settings of the framework that serves files by their place. */
function configuredHeader(values: Values, pairs: readonly Pair[]): Ref | undefined {
  const { draft } = pairs[0]!;
  if (draft.application !== undefined) return undefined;
  const { units, libraries } = values.modules;
  for (const unit of units) {
    const folder = settingsFolder(unit.path, libraries);
    if (folder === undefined || !(folder === '' || draft.at.unit.path.startsWith(`${folder}/`))) continue;
    const id = unit.facts.values.findIndex(
      (it) => it.kind === 'literal' && typeof it.value === 'string' && isSecurityHeader(it.value),
    );
    if (id >= 0) return values.ref(unit, id);
  }
  return undefined;
}
function placesOf(thing: Item['things'][number]): readonly Ref['unit'][] {
  return thing.kind === 'function' ? [thing.ref.unit] : [];
}
/** The setting of the framework that gives a role to the whole application. */
function settingFor(values: Values, { settings }: Scopes, draft: EndpointDraft, does: Role): Setting | undefined {
  return settings.find(
    (it) => it.is === 'enable' && family(it.library) === family(draft.library) && settingRole(values, it.at) === does,
  );
}
function settingRole(values: Values, at: Ref): Role | undefined {
  const call = at.unit.facts.values[at.id];
  if (call?.kind !== 'call') return undefined;
  for (const callee of values.things({ ...at, id: call.callee })) {
    if (callee.kind !== 'api') continue;
    const row = values.apis.rows(callee.nodes, 'settings').find((it) => it.row.does !== undefined);
    if (row) return row.row.does;
  }
  return undefined;
}
/** Links that hold for the whole application: those of its root without a path, whatever endpoint they are read off. */
function globalLinks(pairs: readonly Pair[], scope: Scope | undefined): readonly Link[] {
  const found = new Map<string, Link>();
  const links = new NewLinks();
  for (const { draft } of pairs) {
    for (const link of links.of(draft.chain))
      if (link.scope === 'global') found.set(`${valueKey(link.item.ref)}:${link.item.style}`, link);
  }
  for (const link of aroundAll(pairs)) found.set(`${valueKey(link.item.ref)}:${link.item.style}`, link);
  for (const entry of scope?.entries ?? []) {
    if (entry.kind !== 'middleware' || entry.paths.every((path) => path !== '' && path !== '/')) continue;
    for (const item of entry.items)
      found.set(`${valueKey(item.ref)}:${item.style}`, {
        item,
        scope: 'global',
        at: entry.at,
        conditional: entry.conditional,
      });
  }
  return [...found.values()];
}
/** Links of files that stand before others for some paths, where these are the paths of all endpoints. */
function aroundAll([first, ...others]: readonly Pair[]): readonly Link[] {
  if (first === undefined || first.draft.application !== undefined) return [];
  const chains = others.map(({ draft }) => new Set([...draft.chain].map(({ item }) => valueKey(item.ref))));
  return [...first.draft.chain].filter(
    ({ scope, item }) => scope === 'router' && chains.every((it) => it.has(valueKey(item.ref))),
  );
}
function errorHandlersOf(
  values: Values,
  scopes: Scopes,
  pairs: readonly Pair[],
  scope: Scope | undefined,
  knowledge: ErrorKnowledge,
): readonly ErrorHandler[] {
  const out: ErrorHandler[] = [];
  const add = (item: Item, afterIt: readonly Endpoint[], site?: Ref): void => {
    const fn = item.things.find((it): it is FunctionThing => it.kind === 'function') ?? classHandler(values, item);
    const behaviour = fn && knowledge.behaviourOf(fn);
    out.push({
      at: site ? placeInCall(item.ref, site) : placeOf(item.ref),
      text: item.text,
      ...(behaviour && { behaviour }),
      afterIt,
      maps: byClass(values, item, site) ?? (fn ? knowledge.mapsErrors(fn) : { is: 'unknown', by: item.text }),
    });
  };
  const own = scope === undefined ? undefined : withBelow(scope, scopes.all);
  const around = scope && endpointsAround(scope, scopes.all, pairs);
  for (const root of scopes.all.filter((it) => own?.has(it) === true)) {
    root.entries.forEach((entry, index) => {
      if (entry.kind === 'errors') for (const item of entry.items) add(item, [], entry.at);
      if (entry.kind !== 'middleware') return;
      for (const item of entry.items) {
        if (!isErrorHandler(values, item)) {
          if (root === scope && catchesNext(item)) add(item, [], entry.at);
          continue;
        }
        // One that wraps what comes behind it has no arguments of its own for errors.
        const hands = root === scope && item.convention?.errorWhenArity !== undefined;
        add(item, hands ? around!(index).behind : [], entry.at);
      }
    });
  }
  const seen = new Set<string>();
  for (const { draft } of pairs) {
    // Controllers of a framework that leaves errors to the one below it: what is set there for the whole application.
    const below =
      draft.library.conventions?.controller?.unhandled === 'leaks'
        ? [...draft.chain].flatMap(({ item, scope: of }) =>
            of === 'global' && isErrorHandler(values, item) ? item : [],
          )
        : [];
    for (const item of [...draft.errorHandlers, ...below]) {
      const key = valueKey(item.ref);
      if (seen.has(key) || out.some((it) => it.at.path === item.ref.unit.path && it.text === item.text)) continue;
      seen.add(key);
      add(item, []);
    }
  }
  return out;
}
/** What is registered, or declared, for one class of errors leaves the choice of the status to the framework. */
function byClass(values: Values, item: Item, site: Ref | undefined): Answer | undefined {
  const by = 'the framework chooses the handler by the class of the error';
  const declared = catchesSome(values, item);
  if (declared !== undefined) return { is: 'yes', at: placeOf(declared), by };
  const call = site?.unit.facts.values[site.id];
  if (site === undefined || call?.kind !== 'call') return undefined;
  const chosen = values
    .things({ ...site, id: call.callee })
    .some((it) => it.kind === 'api' && values.apis.rows(it.nodes, 'settings').some(({ row }) => row.byClass === true));
  return chosen ? { is: 'yes', at: placeOf(site), by } : undefined;
}
/** A middleware that waits for all that comes after it, and catches what that throws. */
function catchesNext(item: Item): boolean {
  const { convention } = item;
  const index =
    convention?.continues === 'await-next' && convention.returnsResponse !== true ? convention.params.length - 1 : -1;
  return item.things.some((thing) => {
    if (thing.kind !== 'function') return false;
    const unit = thing.ref.unit;
    const fn = unit.value(thing.ref.id);
    const next = fn.kind === 'function' ? fn.params[index] : undefined;
    if (next === undefined) return false;
    return unit.usersOf(next).some((user) => {
      const call = unit.value(user);
      if (call.kind !== 'call' || call.callee !== next) return false;
      for (let r = unit.regionOf(user); r > 0; r = unit.region(r).parent) {
        const around = r;
        if (unit.region(r).kind === 'function') return false;
        if (unit.region(r).kind === 'try' && unit.facts.regions.some((it) => it.kind === 'catch' && it.of === around))
          return true;
      }
      return false;
    });
  });
}
/** The method of a filter class that receives errors. */
function classHandler(values: Values, item: Item): FunctionThing | undefined {
  for (const thing of item.things) {
    const cls =
      thing.kind === 'class' ? thing : thing.kind === 'instance' && thing.of.kind === 'class' ? thing.of : undefined;
    const name = item.convention?.member;
    if (cls === undefined || name === undefined) continue;
    const found = values
      .member({ kind: 'instance', of: cls, ctx: cls.ref.ctx }, name, item.ref)
      .find((it): it is FunctionThing => it.kind === 'function');
    if (found) return found;
  }
  return undefined;
}
/** What the framework says of itself; else one that handles rejections answers them without internals. */
function defaultHandling(draft: EndpointDraft): Application['defaultErrorHandling'] {
  const said = draft.handler?.convention?.unhandled;
  if (said !== undefined) return said;
  const rejected = Object.values(draft.handler?.convention?.rejected ?? {});
  if (rejected.length === 0) return 'unknown';
  return rejected.every((it) => it === 'handled') ? 'safe' : 'leaks';
}
function limitOf(values: Values, ref: Ref): Answer {
  const call = callOf(values, ref);
  const found = call && values.argument(call, bodyLimit)[0];
  return found ? { is: 'yes', at: placeOf(found) } : { is: 'no', at: placeOf(ref) };
}
