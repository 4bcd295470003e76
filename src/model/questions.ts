/** What rules ask the model again and again, answered once. Rules get it through their door (rule.ts). */
import type { Location } from '../facts/facts.ts';
import type { BackendModel, DataAccess, Endpoint, FileRecord, Flow, Response, Thrown, Unresolved } from './model.ts';

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
function once<T>(make: (model: BackendModel) => T): (model: BackendModel) => T {
  const made = new WeakMap<BackendModel, { readonly it: T }>();
  return (model) => {
    let found = made.get(model);
    if (found === undefined) made.set(model, (found = { it: make(model) }));
    return found.it;
  };
}

const roles = once((model) => {
  const found = new Map(model.files.map(({ path, role }) => [path, role]));
  // Where requests are answered is no script, whatever the file is called (a nursery has seeds, too).
  for (const { at, handler } of model.endpoints)
    for (const { path } of [at, handler.at])
      if (found.get(path) === 'script' || found.get(path) === 'migration') found.set(path, 'source');
  return found;
});
/** What the file at a place is there for; source unless somebody says otherwise. */
export function roleOf({ path }: Pick<Location, 'path'>, model: BackendModel): FileRecord['role'] {
  return roles(model).get(path) ?? 'source';
}

const changing = new Set(['POST', 'PUT', 'PATCH', 'DELETE', 'MUTATION']);
/** Any method, and messages of sockets and services. */
const anything = new Set(['ALL', 'EVENT', 'RPC']);
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
        const key = placeKey(act.at);
        const found = at.get(key);
        if (found === undefined) at.set(key, new Set([endpoint]));
        else found.add(endpoint);
      }
  }
  return at;
});
/** Endpoints that come by a place where something is done: a statement, an answer, a line of the log. */
export function reachedBy(at: Location, model: BackendModel): readonly Endpoint[] {
  return [...(runners(model).get(placeKey(at)) ?? [])];
}
/** Nobody gets there who is not signed in, as far as is known. */
export function isGuarded(at: Location, model: BackendModel): boolean {
  const endpoints = reachedBy(at, model);
  return endpoints.length > 0 && endpoints.every(({ authenticated }) => authenticated.is === 'yes');
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
/** A table or a model, as people would name it. */
export function tableName(target: string): string {
  return isTable(target) ? target : 'a table';
}

const handlers = once(({ endpoints }) => new Map(endpoints.map((each) => [placeKey(each.handler.at), each])));
/** What people call the function in which something is read or written, as the subject of a sentence. */
export function nameOf({ within: name, functionAt }: DataAccess, model: BackendModel): string {
  if (name !== '') return `'${name}'`;
  const served = handlers(model).get(placeKey(functionAt));
  return served ? `The handler of ${served.method} ${served.path}` : 'This function';
}

const reached = once(
  ({ endpoints }) =>
    new Set(endpoints.flatMap(({ handler }) => [...handler.reads, ...handler.writes].map(({ at }) => placeKey(at)))),
);
/** An endpoint gets there: it is no seeding at the start and no job of the night. */
export function isReached({ at }: DataAccess, model: BackendModel): boolean {
  return reached(model).has(placeKey(at));
}

/** An access that runs once for each turn of a loop. */
export type LoopAccess = DataAccess & Required<Pick<DataAccess, 'loop'>>;
/** The loop is the cause: of several such accesses in it the first stands for all. */
export function isFirstInLoop(
  access: DataAccess,
  model: BackendModel,
  isSuch: (other: DataAccess) => boolean,
): access is LoopAccess {
  const { loop } = access;
  if (loop === undefined) return false;
  const key = placeKey(loop.at);
  return model.accesses.find((other) => isSuch(other) && other.loop && placeKey(other.loop.at) === key) === access;
}
/** Where such an access stands in another file it is not to blame: the loop is. */
export function blamed({ at, loop }: LoopAccess): Location {
  return loop.at.path === at.path ? at : loop.at;
}
