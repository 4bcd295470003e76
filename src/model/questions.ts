/** What rules ask the model again and again, answered once. Rules get it through their door (rule.ts). */
import type { Location } from '../facts/facts.ts';
import type {
  Answer,
  Application,
  BackendModel,
  DataAccess,
  Endpoint,
  FileRecord,
  Flow,
  Response,
  Row,
  Thrown,
  Unresolved,
} from './model.ts';

/** One word for a place: equal words mean one place. */
export function placeKey({ path, line, column }: Location): string {
  return `${path}:${line}:${column}`;
}
/** The last place that a value passed on its way: what several statements take from there is mended there, once. */
export function lastPassed({ steps }: Flow): string | undefined {
  const step = steps.length > 2 ? steps.at(-2) : undefined;
  return step && `${placeKey(step.at)} ${step.what}`;
}
/** Endpoints may be hidden behind what was not seen. */
export function mayHideEndpoints({ what }: Pick<Unresolved, 'what'>): boolean {
  return what === 'mount' || what === 'route' || what === 'path' || what === 'file';
}
/** Does one place lie within the lines of another? */
export function within(inner: Location, outer: Location): boolean {
  return inner.path === outer.path && inner.line >= outer.line && inner.endLine <= outer.endLine;
}
/** The first at each place. */
export function onePerPlace<T extends { readonly at: Location }>(all: readonly T[]): readonly T[] {
  const first = new Map<string, T>();
  for (const each of all) if (!first.has(placeKey(each.at))) first.set(placeKey(each.at), each);
  return [...first.values()];
}

/** Something made of a model when it is first asked for. */
function once<T, M extends object = BackendModel>(make: (model: M) => T): (model: M) => T {
  const made = new WeakMap<M, { readonly it: T }>();
  return (model) => {
    let found = made.get(model);
    if (found === undefined) made.set(model, (found = { it: make(model) }));
    return found.it;
  };
}

const roles = once((model) => {
  const found = new Map(model.files.map(({ path, role }) => [path, role]));
  // Where requests are answered is no script, whatever the file is called (a nursery has seeds, too), unless all of it is
  // an application of its own beside another: an example, a helper of a test under load.
  const isAside = ({ at }: Application): boolean => found.get(at.path) === 'script';
  const aside = new Set(
    model.applications.every(isAside) ? [] : model.applications.filter(isAside).flatMap(({ endpoints }) => endpoints),
  );
  for (const endpoint of model.endpoints)
    for (const { path } of aside.has(endpoint) ? [] : [endpoint.at, endpoint.handler.at])
      if (found.get(path) === 'script' || found.get(path) === 'migration') found.set(path, 'source');
  return found;
});
/** What the file at a place is there for; source unless somebody says otherwise. */
export function roleOf({ path }: Pick<Location, 'path'>, model: BackendModel): FileRecord['role'] {
  return roles(model).get(path) ?? 'source';
}

/** Code that is not read is handed the application: it may put on it whatever is missed. */
export function isHandedOn(application: Application, { applications, unresolved }: BackendModel): boolean {
  const alone = applications.filter((it) => it.serves).length < 2;
  return unresolved.some(
    ({ what, why, at }) =>
      what === 'route' &&
      why.endsWith('is handed a router and could not be followed') &&
      (alone || at.path === application.at.path),
  );
}

/** It says that something is there, and nothing that anybody would take, try or see in a page. */
export function isProbe({ kind, purpose, handler }: Endpoint): boolean {
  if (purpose === 'health' || purpose === 'metrics') return true;
  const { complete, inputs, reads, writes, outbound, responses, throws } = handler;
  return (
    kind === 'rest' &&
    complete &&
    [inputs, reads, writes, outbound, throws].every((acts) => acts.length === 0) &&
    responses.every(
      ({ as, body }) => as === undefined && (body === undefined || body.shape === 'none' || body.text !== undefined),
    )
  );
}

/** A procedure by the name of its router and its own. */
const DOTTED = /\w\.\w+$/;
/**
 * Fields of a graph, or procedures with dotted names, that some other application of the project carries: what is set for
 * all requests is set there.
 */
export function isCarried(application: Application, { applications }: Pick<BackendModel, 'applications'>): boolean {
  const { endpoints } = application;
  const isInner = ({ kind, path }: Endpoint): boolean => kind === 'graphql' || DOTTED.test(path);
  return (
    endpoints.length > 0 &&
    endpoints.every(isInner) &&
    applications.some(
      (it) => it !== application && it.serves && it.framework !== application.framework && !it.endpoints.every(isInner),
    )
  );
}
/** It is asked for something that is there, and does nothing that would cost or change anything. */
export function isIdle({ kind, method, handler }: Endpoint): boolean {
  const { complete, reads, writes, outbound } = handler;
  return (
    kind === 'rest' && method === 'GET' && complete && [reads, writes, outbound].every((acts) => acts.length === 0)
  );
}

const changing = new Set(['POST', 'PUT', 'PATCH', 'DELETE', 'MUTATION']);
/** Any method, messages of sockets and services, and functions that pages call. */
const anything = new Set(['ALL', 'EVENT', 'RPC', 'ACTION']);
/**
 * A router of its own that nothing here mounts or starts, beside an application that is started or larger: whoever mounts
 * it decides what runs before it.
 */
export function isUnmounted(application: Application, { applications }: Pick<BackendModel, 'applications'>): boolean {
  return (
    !application.serves &&
    applications.some(
      (it) => it !== application && (it.serves || it.endpoints.length > MUCH_LARGER * application.endpoints.length),
    )
  );
}
const MUCH_LARGER = 3;
const unmounted = once(
  (model: Pick<BackendModel, 'applications'>) =>
    new Set(
      model.applications
        .filter((it) => it.handedOut !== true && isUnmounted(it, model))
        .flatMap(({ endpoints }) => endpoints),
    ),
);
/** What is said of an endpoint, where nobody seems to be stopped by what may yet be put before its application. */
export function whereMounted(endpoint: Endpoint, answer: Answer, model: Pick<BackendModel, 'applications'>): Answer {
  return answer.is === 'no' && unmounted(model).has(endpoint)
    ? { is: 'unknown', by: 'nothing in the project starts or mounts this application' }
    : answer;
}
/** Does the method allow that something is changed? */
export function mayMutate({ method }: Endpoint): boolean {
  return changing.has(method) || anything.has(method);
}
/** Does it change something: by its method or, where that does not tell, by what it writes? */
export function mutates({ method, handler }: Endpoint): boolean {
  return changing.has(method) || (anything.has(method) && handler.writes.length > 0);
}
/** An answer of this status says that something went wrong. */
export function refuses({ status }: Pick<Response | Thrown, 'status'>): boolean {
  return (status ?? 200) >= 400;
}

/** By place of what runs for them: endpoints. */
const runners = once((model) => {
  const at = new Map<string, Set<Endpoint>>();
  for (const endpoint of model.endpoints) {
    const { reads, writes, responses, logs, audits, outbound, throws } = endpoint.handler;
    for (const acts of [reads, writes, responses, logs, audits, outbound, throws])
      for (const act of acts) {
        // A statement stands beside the call that runs it.
        const query = 'query' in act ? act.query : undefined;
        for (const place of query === undefined ? [act.at] : [act.at, query.at]) {
          const key = placeKey(place);
          const found = at.get(key);
          if (found === undefined) at.set(key, new Set([endpoint]));
          else found.add(endpoint);
        }
      }
  }
  return at;
});
/** Endpoints that come by a place: something is done there (a statement, an answer, a line of the log), or it stands in their handler. */
export function reachedBy(at: Location, model: BackendModel): readonly Endpoint[] {
  const found = runners(model).get(placeKey(at));
  return model.endpoints.filter((endpoint) => found?.has(endpoint) === true || within(at, endpoint.handler.at));
}
/** Nobody gets there who is not signed in, as far as is known. */
export function isGuarded(at: Location, model: BackendModel): boolean {
  const endpoints = reachedBy(at, model);
  return endpoints.length > 0 && endpoints.every(({ authenticated }) => authenticated.is === 'yes');
}
/** Only other services of the same system get there, as far as is known: what they send and are told is between programs. */
export function isAmongServices(at: Location, model: BackendModel): boolean {
  const endpoints = reachedBy(at, model);
  return endpoints.length > 0 && endpoints.every(({ kind }) => kind === 'grpc');
}

/** Clients and classes through which tables are asked, not tables. */
const noTable =
  /^(?:\w*(?:Store|Service|ReadModel|Repository|Repo|Dao|Client|Manager|Controller|Resolver|Handler|Request)|r|db|database|knex|trx|tx|transaction|conn|connection|client|pool|this|sql|prisma|em|orm|model|collection|query|source|dataSource)$/i;
/** Is it known which table it is? */
export function isTable(target: string): boolean {
  const names = target.split('.').filter((name) => name !== '');
  const name = names.at(-1) ?? '';
  return name !== '' && !noTable.test(name) && new Set(names).size === names.length;
}
/** They stand in branches of one choice, so that never both are done in one turn. */
export function excludeEachOther(one: DataAccess, other: DataAccess): boolean {
  const groupOf = (tag: string): string => tag.slice(0, tag.lastIndexOf(':'));
  return (one.branch ?? []).some((tag) =>
    (other.branch ?? []).some((each) => each !== tag && groupOf(each) === groupOf(tag)),
  );
}
/** A table or a model, as people would name it. */
export function tableName(target: string): string {
  return isTable(target) ? target : 'a table';
}

/** The columns of a row that are asked for by name; undefined where it is all of them, or where that is not seen. */
export function columnsOf({ selects, access: { query } }: Row): readonly string[] | undefined {
  return selects ?? (Array.isArray(query?.columns) ? query.columns : undefined);
}

const handlers = once(({ endpoints }) => new Map(endpoints.map((each) => [placeKey(each.handler.at), each])));
/** What people call the function in which something is read or written, as the subject of a sentence. */
export function nameOf({ within: name, functionAt }: DataAccess, model: BackendModel): string {
  if (name !== '') return `'${name}'`;
  const served = handlers(model).get(placeKey(functionAt));
  return served ? `The handler of ${served.method} ${served.path}` : 'This function';
}

const rowsAt = once(({ endpoints }) => {
  const at = new Map<string, Row[]>();
  for (const row of endpoints.flatMap(({ rows }) => rows)) {
    const key = placeKey(row.access.at);
    at.set(key, [...(at.get(key) ?? []), row]);
  }
  return at;
});
/** Whoever gets there asks for what hangs on his own account: as long as he is signed in, it is there. */
export function isOfCaller({ at }: DataAccess, model: BackendModel): boolean {
  const rows = rowsAt(model).get(placeKey(at)) ?? [];
  return (
    rows.length > 0 &&
    rows.every(({ filters }) => filters.length > 0 && filters.every(({ from }) => from === 'principal'))
  );
}

/** An access that runs once for each turn of a loop. */
export type LoopAccess = DataAccess & Required<Pick<DataAccess, 'loop'>>;
const turned = once(({ endpoints }) => {
  const at = new Map<string, NonNullable<DataAccess['loop']>>();
  for (const { handler } of endpoints)
    for (const accesses of [handler.reads, handler.writes])
      for (const { at: place, loop } of accesses) if (loop && !at.has(placeKey(place))) at.set(placeKey(place), loop);
  return at;
});
/** An endpoint turns the loop: what asks in it is no job of the night, though a request may ask the same once. */
export function isReached({ at }: DataAccess, model: BackendModel): boolean {
  return turned(model).has(placeKey(at));
}
const shownBy = once(({ endpoints }) => {
  const at = new Set<string>();
  for (const { method, kind, handler } of endpoints)
    if (/^(?:GET|HEAD|QUERY)$/.test(method) || kind === 'websocket')
      for (const { at: place, loop } of handler.reads) if (loop) at.add(placeKey(place));
  return at;
});
/** It stands in the function that answers a request. */
export function isInHandler(at: Location, { endpoints }: BackendModel): boolean {
  return endpoints.some(({ handler }) => within(at, handler.at));
}
/** An endpoint that only asks turns the loop: whoever waits for the answer waits for all of it, each time. */
export function isShown({ at }: DataAccess, model: BackendModel): boolean {
  return shownBy(model).has(placeKey(at));
}
const loops = once((model) => {
  const at = new Map<string, LoopAccess>();
  for (const access of model.accesses) {
    // One round trip, however many there are.
    if (access.transaction?.together) continue;
    const loop = turned(model).get(placeKey(access.at)) ?? access.loop;
    if (loop) at.set(placeKey(access.at), { ...access, loop });
  }
  return at;
});
/** The access with the loop around it, that of a request before others, if it is the first such in it: it stands for all there. */
export function firstInLoop(
  access: DataAccess,
  model: BackendModel,
  isSuch: (other: DataAccess) => boolean,
): LoopAccess | undefined {
  const it = loops(model).get(placeKey(access.at));
  if (it === undefined) return undefined;
  const key = placeKey(it.loop.at);
  for (const other of loops(model).values())
    if (isSuch(other) && placeKey(other.loop.at) === key) return other === it ? it : undefined;
  return undefined;
}
/** Where such an access stands in another file it is not to blame: the loop is. */
export function blamed({ at, loop }: LoopAccess): Location {
  return loop.at.path === at.path ? at : loop.at;
}
