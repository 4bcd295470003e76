/** Whether what protects an endpoint stands before what it is to protect. Rules and the ledger ask the same. */
import type { Location } from '../facts/facts.ts';
import type { Answer } from './answer.ts';
import type { Application, BackendModel, Endpoint, Middleware } from './model.ts';
import { placeKey } from './questions.ts';

/** Something that stands where it does no good. */
export interface Misplaced {
  /**
   * `late`: headers, CORS or a limit behind the route; `errors`: every error handler before it; `upload`: files are taken
   * before anybody is refused; `tries`: a limit that counts none of the passwords that fail; `right`: it is asked for
   * when the row is written already.
   */
  readonly kind: 'late' | 'errors' | 'upload' | 'tries' | 'right';
  /** The line that stands wrong. */
  readonly at: Location;
  /** As written. */
  readonly text: string;
  readonly does: string;
  /** What it stands before or behind, where that is one line. */
  readonly against?: Location;
}

/** What of an application stands wrong for one of its endpoints, the gravest first. */
export function misplacedFor(endpoint: Endpoint, application: Application | undefined): readonly Misplaced[] {
  const { chainComplete, kind, method } = endpoint;
  if (kind !== 'rest' || method === 'OPTIONS' || !chainComplete) return [];
  return [
    ...lateRight(endpoint),
    ...lateAuthentication(endpoint),
    ...lateLimit(endpoint),
    ...(application === undefined ? [] : [...lateFor(endpoint, application), ...unheard(endpoint, application)]),
  ];
}

/** What stands first on purpose: probes, documents, and webhooks, which need the raw body. */
const MAY_STAND_FIRST: ReadonlySet<Endpoint['purpose']> = new Set(['docs', 'health', 'metrics', 'webhook']);

/** Steps for all answers that the endpoint goes without, and nothing of its own does the same. */
function lateFor(endpoint: Endpoint, { late }: Application): readonly Misplaced[] {
  const { chain, purpose } = endpoint;
  if (MAY_STAND_FIRST.has(purpose)) return [];
  return late.flatMap(({ step: { text, at, roles }, before }) => {
    if (!isAmong(before, endpoint) || chain.some((it) => placeKey(it.at) === placeKey(at))) return [];
    const lacking = roles.filter(
      ({ does, is }) =>
        is === 'yes' && doneForAll.has(does) && !chain.some((it) => it.roles.some((role) => role.does === does)),
    );
    return lacking.map(({ does }): Misplaced => ({ kind: 'late', at, text, does }));
  });
}
/** What is done for every answer, where it is done for all. */
export const doneForAll: ReadonlySet<string> = new Set(['headers', 'cors', 'limits']);

/** A probe that stands last answers whoever asks in its own way. */
export function isOfUsers({ purpose }: Endpoint): boolean {
  return purpose !== 'health' && purpose !== 'metrics';
}
/** Errors go on to what is registered behind, and no handler is. */
function unheard(endpoint: Endpoint, { errorHandlers }: Application): readonly Misplaced[] {
  const [first] = errorHandlers;
  if (first === undefined || !isOfUsers(endpoint) || !errorHandlers.every(({ afterIt }) => isAmong(afterIt, endpoint)))
    return [];
  return [{ kind: 'errors', at: first.at, text: first.text, does: 'handles-errors' }];
}

/** Where the first link does something, for sure or on some ways. */
function indexOf(chain: readonly Middleware[], does: string): number {
  return chain.findIndex(({ roles }) => roles.some((role) => role.does === does && role.is !== 'unknown'));
}
/** Files are taken from strangers, who are refused afterwards. */
function lateAuthentication({ chain, method }: Endpoint): readonly Misplaced[] {
  if (method === 'GET' || method === 'HEAD') return [];
  const taken = chain.findIndex(({ roles }) =>
    // A plugin that makes uploads possible takes none by itself.
    roles.some(({ does, is, parts }) => does === 'uploads' && is === 'yes' && parts !== undefined),
  );
  const known = chain.findIndex(({ roles }) => roles.some(({ does }) => does === 'authenticates'));
  if (taken < 0 || known < taken) return [];
  const { text, at } = chain[taken]!;
  return [{ kind: 'upload', at, text, does: 'uploads', against: chain[known]!.at }];
}
/** Who asks for a token may well count afterwards. */
const BY_PASSWORD = /local|password|credentials|ldap|basic/i;
/** Where passwords are tried, the limit stands behind their check: it counts those who are in. */
function lateLimit({ chain, purpose }: Endpoint): readonly Misplaced[] {
  const [limit, check] = [indexOf(chain, 'limits'), indexOf(chain, 'authenticates')];
  if (purpose !== 'login' || check < 0 || limit < check || !BY_PASSWORD.test(chain[check]!.text)) return [];
  const { text, at } = chain[limit]!;
  return [{ kind: 'tries', at, text, does: 'limits', against: chain[check]!.at }];
}
/** The handler writes a row that the caller picks, and refuses those who lack the right to it further down. */
function lateRight({ authorized, chain, handler, rows }: Endpoint): readonly Misplaced[] {
  const { is, at } = authorized;
  if (is !== 'yes' || at?.path !== handler.at.path) return [];
  if (indexOf(chain, 'authorizes') >= 0) return [];
  const written = rows.find(
    ({ access, filters }) =>
      CHANGING.has(access.does) &&
      access.branch === undefined &&
      access.transaction === undefined &&
      access.awaited &&
      access.relative !== true &&
      placeKey(access.functionAt) === placeKey(handler.at) &&
      isBefore(access.at, at) &&
      filters.some(({ from }) => PICKED.has(from)),
  );
  if (written === undefined) return [];
  return [{ kind: 'right', at, text: written.access.target, does: 'authorizes', against: written.access.at }];
}
const CHANGING: ReadonlySet<string> = new Set(['update', 'delete', 'upsert']);
const PICKED: ReadonlySet<string> = new Set(['path', 'query', 'body']);
function isBefore(one: Location, other: Location): boolean {
  return one.line < other.line || (one.line === other.line && one.column < other.column);
}

/** Whether its chain runs in an order in which each step does good. */
export function orderOf(endpoint: Endpoint, { applications }: Pick<BackendModel, 'applications'>): Answer {
  const { at, chain, chainComplete, kind, unseen } = endpoint;
  if (kind !== 'rest') return { is: 'not-applicable' };
  if (!chainComplete) return { is: 'unknown', at, by: unseen[0] ?? 'not all that runs before it was seen' };
  const [worst] = misplacedFor(endpoint, applicationOf(endpoint, applications));
  if (worst !== undefined) return { is: 'no', at: worst.at, by: inWords(worst) };
  return chain.length === 0 ? { is: 'not-applicable', by: 'nothing runs before the handler' } : { is: 'yes', at };
}
const owners = new WeakMap<readonly Application[], ReadonlyMap<Endpoint, Application>>();
function applicationOf(endpoint: Endpoint, applications: readonly Application[]): Application | undefined {
  let found = owners.get(applications);
  if (found === undefined) {
    found = new Map(applications.flatMap((it) => it.endpoints.map((each) => [each, it] as const)));
    owners.set(applications, found);
  }
  return found.get(endpoint);
}
const sets = new WeakMap<readonly Endpoint[], ReadonlySet<Endpoint>>();
function isAmong(all: readonly Endpoint[], endpoint: Endpoint): boolean {
  let found = sets.get(all);
  if (found === undefined) sets.set(all, (found = new Set(all)));
  return found.has(endpoint);
}
/** What a person is told of it. */
function inWords({ kind, text }: Misplaced): string {
  switch (kind) {
    case 'late':
      return `${text} is registered behind it`;
    case 'errors':
      return 'the error handler is registered before it';
    case 'upload':
      return `${text} takes files before the caller is known`;
    case 'tries':
      return `${text} counts those only who are signed in already`;
    case 'right':
      return 'the right is asked for behind the write';
  }
}
