/** Files that may know of each other in, what they are as a backend out. */
import type { BackendModel, Failed, Unresolved } from '../model/model.ts';
import type { Apis } from './apis.ts';
import { bodyCheckedUnseen } from './acts/checked-unseen.ts';
import { bodyHandedOver } from './acts/request-parts.ts';
import { Assumptions } from './acts/assumptions.ts';
import { Calls } from './acts/calls.ts';
import { Gates } from './acts/gates.ts';
import { withoutAlternatives } from './alternative-applications.ts';
import { applicationsOf } from './applications.ts';
import { Behaviours } from './behaviour/behaviours.ts';
import { Handlers } from './behaviour/handlers.ts';
import type { EndpointDraft } from './chains.ts';
import { collectDocuments, contractOf } from './contracts.ts';
import { collectCrypto, type CryptoUses } from './crypto/index.ts';
import { NewLinks } from './chain.ts';
import { chainHooks } from './checked.ts';
import { controllerDrafts } from './controllers.ts';
import { filledParameters } from './declared-parameters.ts';
import { deployedDrafts } from './deployed.ts';
import { dispatchedDrafts } from './dispatch.ts';
import { endpointsOf, type HandlerKnowledge } from './endpoints.ts';
import { byFile, Failures } from './failures.ts';
import { isTested } from './flows/tested.ts';
import { Tracer } from './flows/tracer.ts';
import { Metadata } from './metadata.ts';
import { moduleGraph } from './module-graph/index.ts';
import { moduleTree } from './module-tree.ts';
import { Modules } from './modules.ts';
import { placed, registeredDrafts } from './operations/index.ts';
import { placedDrafts } from './placed-routes.ts';
import { serverFunctionDrafts } from './server-functions.ts';
import { byPlace, placeOf } from './places.ts';
import { collectBlocking } from './process/blocking.ts';
import { collectWiring } from './process/wiring.ts';
import { parametersOf, type Parameter } from './parameters.ts';
import type { Project } from './project.ts';
import { collectQueries, type Queries } from './queries.ts';
import { partByProgram } from './program-parts.ts';
import { replayed } from './replay.ts';
import { Roles } from './roles.ts';
import { withoutCopies } from './copied-applications.ts';
import { EndpointRows } from './rows/of-endpoints.ts';
import { tableDrafts } from './route-tables.ts';
import { SchemaReader } from './schemas/reader.ts';
import { collectSecrets } from './secrets.ts';
import { registeredPlugins } from './registered-plugins.ts';
import { collectSetups, type Setups } from './setups.ts';
import { collectSinks } from './sinks.ts';
import { SqlReader } from './sql/statement.ts';
import { emptyLists } from './unknown.ts';
import { unreadDecorators } from './unread-decorators.ts';
import { usualStatusOf } from './usual-status.ts';
import type { Values } from './values/kernel.ts';
import { type Thing, valueKey } from './things.ts';

/** Lists of the model that are made of code. What is told of files and packages is made of the whole project. */
export interface PartModel extends Omit<BackendModel, 'files' | 'packages'> {
  /** Imports of computed names that lead to files: nothing is missing there. */
  readonly led: readonly Located[];
}
export interface Located {
  readonly file: string;
  readonly line: number;
}

/** How often a part is linked anew without what threw. What throws then still is left out where it stands. */
const MAX_ATTEMPTS = 4;

/** Links the files of `project`, which hang together. Pure and synchronous; equal files give equal models. */
export function linkPart(project: Project, apis: Apis): PartModel {
  const { made, failed } = withoutFailing((failures) => linkOnce(project, apis, failures));
  return { ...made, failed };
}
/** Works until nothing throws that was not left out: memos of an attempt in which something threw may hold half an answer. */
function withoutFailing<T>(work: (failures: Failures) => T): { readonly made: T; readonly failed: readonly Failed[] } {
  let failures = new Failures();
  let made = work(failures);
  for (let attempt = 1; failures.grew && attempt < MAX_ATTEMPTS; attempt++) {
    failures = new Failures(failures.all);
    made = work(failures);
  }
  return { made, failed: [...failures.all.values()].sort(byFile) };
}
/** By `valueKey` of the driver's call. */
function byCall(sites: Queries['sites']): ReadonlyMap<string, Queries['sites']> {
  const out = new Map<string, Queries['sites'][number][]>();
  for (const it of sites) {
    const key = valueKey(it.at);
    const known = out.get(key);
    if (known === undefined) out.set(key, [it]);
    else known.push(it);
  }
  return out;
}
function linkOnce(project: Project, apis: Apis, failures: Failures): Omit<PartModel, 'failed'> {
  const { values, scopes, tree, hidden, calls, gates, roles, drafts, hooks, schemas, tracer } = laidOut(
    project,
    apis,
    failures,
  );
  const sql = new SqlReader(project.parseSql, failures);
  const found = failures.guarded<Queries>(
    'queries',
    undefined,
    () => ({ queries: [], sites: [], unresolved: [] }),
    () => collectQueries(tracer, sql),
  );
  const behaviours = new Behaviours(values, {
    queries: byCall(found.sites),
    sql,
    manifests: project.manifests,
    sites: tracer.sites,
    calls,
    schemas,
    tested: (value) => isTested(tracer, value),
    validated: (source, part) => hooks.validated?.(source, part, []) !== undefined,
  });
  const handlers = new Handlers(behaviours);
  const rows = new EndpointRows(behaviours, handlers, (ref) => gates.isCaller(ref));
  const pairs = endpointsOf(drafts, roles, gates, knowledge(values, handlers, schemas, rows), failures);
  const endpoints = pairs
    .map((it) => it.endpoint)
    .sort((a, b) => byPlace(a, b) || compare(a.path, b.path) || compare(a.method, b.method));
  const unresolved: Unresolved[] = scopes.all.flatMap((scope) =>
    scope.unseen.map((it): Unresolved => ({ at: placeOf(it.at), what: 'route', why: it.why })),
  );
  unresolved.push(...hidden.map((it): Unresolved => ({ at: placeOf(it.at), what: 'route', why: it.why })));
  unresolved.push(...unreadDecorators(values));
  unresolved.push(...found.unresolved);
  const applications = failures.guarded<BackendModel['applications']>(
    'applications',
    undefined,
    () => [],
    () =>
      applicationsOf(values, scopes, pairs, roles, {
        behaviourOf: (fn) => behaviours.of(fn),
        mapsErrors: (fn) => behaviours.mapsErrors(fn),
      }),
  );
  const lists = failures.guarded('lists', undefined, emptyLists, () => behaviours.lists());
  const rest = {
    ...failures.guarded(
      'surroundings',
      undefined,
      () => lists,
      () =>
        handlers.settle(
          lists,
          pairs,
          applications.flatMap((it) => it.errorHandlers.flatMap((by) => by.behaviour ?? [])),
        ),
    ),
    lostErrors: failures.guarded<BackendModel['lostErrors']>(
      'losses',
      undefined,
      () => [],
      () => handlers.lostErrors(pairs),
    ),
    secrets: failures.guarded<BackendModel['secrets']>(
      'secret',
      undefined,
      () => [],
      () => collectSecrets(values, tracer.sites, registeredPlugins(scopes)),
    ),
    ...failures.guarded<CryptoUses>(
      'crypto',
      undefined,
      () => ({ tokens: [], passwords: [], ciphers: [], signatures: [] }),
      () => collectCrypto(values, tracer.sites, registeredPlugins(scopes)),
    ),
    ...failures.guarded<Setups>(
      'setup',
      undefined,
      () => ({ sessions: [], limiters: [], parsers: [] }),
      () => collectSetups(values, tracer.sites, scopes, gates),
    ),
    wiring: failures.guarded<BackendModel['wiring']>(
      'wiring',
      undefined,
      () => [],
      () => collectWiring(values, tracer.sites),
    ),
    blocking: failures.guarded<BackendModel['blocking']>(
      'blocking',
      undefined,
      () => [],
      () => collectBlocking(values, tracer.sites, behaviours, handlers, pairs),
    ),
    documents: failures.guarded<BackendModel['documents']>(
      'documents',
      undefined,
      () => [],
      () => collectDocuments(values, tracer.sites, project.readDescribed),
    ),
    sinks: failures.guarded<BackendModel['sinks']>(
      'sinks',
      undefined,
      () => [],
      () => collectSinks(tracer),
    ),
  };
  const modules = failures.guarded<BackendModel['modules']>(
    'modules',
    undefined,
    () => [],
    () => moduleGraph(values, { ...lists, endpoints, applications }),
  );
  const features = tree.features();
  // Told last: every pass may have come to its bounds.
  unresolved.push(...values.cuts.told());
  return {
    ...rest,
    endpoints,
    applications,
    modules,
    features,
    queries: found.queries,
    unresolved: unresolved.sort(byPlace),
    led: [...values.modules.led.values()].map(({ unit, id }) => {
      const { path: file, line } = placeOf(values.ref(unit, id));
      return { file, line };
    }),
  };
}
/** What is registered, in order, and what can be asked about it. */
function laidOut(project: Project, apis: Apis, failures: Failures) {
  const modules = new Modules(project);
  const entries = project.manifests.flatMap((it) => it.entries);
  const { values, scopes } = replayed(apis, modules, entries, failures);
  partByProgram(scopes);
  withoutAlternatives(scopes);
  const calls = new Calls(values);
  const assumptions = new Assumptions(values, new Metadata(values));
  const byPlace = failures.guarded<readonly EndpointDraft[]>(
    'routes',
    undefined,
    () => [],
    () => placedDrafts(values),
  );
  const registered = failures.guarded<ReturnType<typeof registeredDrafts>>(
    'routes',
    undefined,
    () => ({
      drafts: [],
      hidden: [],
      around: { places: new Map(), steps: () => [], texts: () => [] },
      serves: () => false,
    }),
    () => registeredDrafts(values, scopes.all, byPlace),
  );
  const tree = moduleTree(values, scopes);
  const made = [
    () => registered.drafts,
    () => placed(controllerDrafts(values, scopes, tree), registered.around),
    () => byPlace.filter(({ handler }) => handler === undefined || !registered.serves(handler)),
    () => deployedDrafts(values, scopes.all),
    () => serverFunctionDrafts(values),
    () => dispatchedDrafts(values),
    () => tableDrafts(values, scopes.all),
  ].flatMap((find) => failures.guarded<readonly EndpointDraft[]>('routes', undefined, () => [], find));
  const drafts = withoutCopies(values, scopes, made);
  const gates = new Gates(values, calls, assumptions, answering(drafts));
  const roles = new Roles(values, gates, assumptions);
  const schemas = new SchemaReader(values);
  const hooks = chainHooks(values, drafts, roles, schemas);
  const tracer = new Tracer(values, hooks, schemas);
  return { values, scopes, tree, hidden: registered.hidden, calls, gates, roles, drafts, hooks, schemas, tracer };
}
/** Functions that answer endpoints, and stand before none. */
function answering(drafts: readonly EndpointDraft[]): ReadonlySet<string> {
  const keys = (things: readonly Thing[]): readonly string[] =>
    things.flatMap((it) => (it.kind === 'function' ? [valueKey(it.ref)] : []));
  const out = new Set(drafts.flatMap((it) => keys(it.handler?.things ?? [])));
  const links = new NewLinks();
  for (const { chain } of drafts)
    for (const { item } of links.of(chain)) for (const key of keys(item.things)) out.delete(key);
  return out;
}
function knowledge(values: Values, handlers: Handlers, schemas: SchemaReader, rows: EndpointRows): HandlerKnowledge {
  const parameters = new Map<EndpointDraft, readonly Parameter[]>();
  const parametersIn = (draft: EndpointDraft): readonly Parameter[] => {
    let found = parameters.get(draft);
    if (found === undefined)
      parameters.set(
        draft,
        (found =
          draft.handler?.convention?.fills === undefined ? parametersOf(schemas, draft) : filledIn(values, draft)),
      );
    return found;
  };
  return {
    behaviourOf: (draft) => handlers.behaviourOf(draft),
    credentialsOf: (draft) => handlers.credentialsOf(draft),
    validationsOf: (draft) => handlers.validationsOf(draft),
    bodyHandedOver: ({ handler }) => {
      const [found] = (handler?.things ?? []).flatMap((it) =>
        it.kind === 'function' ? (bodyHandedOver(values, it) ?? bodyCheckedUnseen(values, it) ?? []) : [],
      );
      return found && placeOf(found);
    },
    transactionOf: (draft) => handlers.transactionOf(draft),
    errorsHandled: (draft) => handlers.errorsHandled(draft),
    contractOf: (draft) =>
      values.failures.guarded<ReturnType<typeof contractOf>>(
        'endpoint',
        draft.at,
        () => undefined,
        () => contractOf(values, draft),
      ),
    rowsOf: (draft) => rows.of(draft),
    ownerScoped: (draft, endpoint) => rows.scopedOf(draft, endpoint),
    parametersOf: parametersIn,
    usualStatusOf: (draft) => usualStatusOf(values, draft),
    typesOf: (draft) =>
      new Map(
        parametersIn(draft).flatMap((it) =>
          it.name !== undefined && it.type !== undefined ? [[it.name, it.type] as const] : [],
        ),
      ),
  };
}
/** Parameters that the framework fills by their declaration alone. */
function filledIn(values: Values, draft: EndpointDraft): readonly Parameter[] {
  const { handler } = draft;
  return (handler?.things ?? []).flatMap((thing) =>
    thing.kind !== 'function'
      ? []
      : filledParameters(values, thing, handler!.convention, draft.path).map(
          ({ id, part, param, type }): Parameter => ({
            part,
            name: type === 'schema' ? undefined : param.name,
            at: { ...thing.ref, id },
            type,
            held: type === undefined ? undefined : 'class',
          }),
        ),
  );
}
function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
