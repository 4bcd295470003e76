import type { Answer, BackendModel, Endpoint } from '../model/model.ts';
import { mayHideEndpoints } from '../model/questions.ts';
import type { Inventory, Measured } from '../report/report.ts';
import { Failures } from './failures.ts';
import { byPlace, byText } from './order.ts';

/** Endpoints that exist for operators, not for the backend's business. */
const housekeeping: readonly Endpoint['purpose'][] = ['health', 'metrics', 'docs'];
/** What is counted of the endpoints that are not REST, by kind: the word for one of them. */
const units = { graphql: 'operations', websocket: 'channels' } satisfies Partial<Record<Endpoint['kind'], string>>;

/** The counts and schemes that the completion report asks for, measured from the model; null with a reason otherwise. */
export function inventoryOf(model: BackendModel, complete: boolean, failures = new Failures()): Inventory {
  const seenAll = complete && model.failed.length === 0 && !model.unresolved.some(mayHideEndpoints);
  const packages = (...is: string[]) =>
    model.packages
      .filter((used) => used.is.some((kind) => is.includes(kind)))
      .map(({ name }) => name)
      .sort(byText);
  // Each by itself: one that throws is null, with the reason.
  const measured = <T>(what: string, measure: () => Measured<T>): Measured<T> =>
    failures.guarded(
      `the figure of ${what}`,
      'it is null',
      (why) => unmeasured(what, `working it out failed: ${why}`),
      measure,
    );
  return {
    rest: measured('REST endpoints', () => rest(model, packages('framework'), seenAll)),
    ...forEach(units, (kind) => measured(`${kind} ${units[kind]}`, () => ofKind(model, kind, packages(kind), seenAll))),
    databases: measured('databases', () => databases(model, packages('database', 'orm'), complete)),
    cacheLayers: measured('cache layers', () => packageCount(packages('cache'), 'cache', complete)),
    messageQueues: measured('message queues', () => packageCount(packages('queue'), 'queue', complete)),
    authentication: measured('authentication', () => authentication(model, seenAll)),
    authorization: measured('authorization', () => authorization(model, seenAll)),
    encryption: measured('encryption', () => encryption(model)),
    rateLimiting: measured('rate limiting', () =>
      everyEndpoint(model, 'a working limiter runs before it', ({ rateLimited }) => [rateLimited], housekeeping),
    ),
    inputValidation: measured('input validation', () =>
      everyEndpoint(model, 'every part of the request that it reads is validated', ({ validated }) => [
        validated.body,
        validated.query,
        validated.path,
      ]),
    ),
    documentation: measured('documentation', () => documentation(model)),
  };
}

const ledger = 'backend_audit.endpoints';
const imports = 'imports and manifests';

function rest(model: BackendModel, frameworks: readonly string[], complete: boolean): Measured<number> {
  const counted = model.endpoints.filter(({ kind, purpose }) => kind === 'rest' && !housekeeping.includes(purpose));
  const distinct = new Set(counted.map(({ method, path }) => `${method} ${path}`));
  const method = 'distinct method and path of REST endpoints, without health, metrics and docs';
  if (distinct.size > 0) return { value: distinct.size, method, source: ledger, complete };
  if (frameworks.length === 0) return unmeasured(method, 'no HTTP framework was recognised');
  if (!complete) return unmeasured(method, 'none was found, and not everything could be seen');
  return { value: 0, method, source: ledger, complete };
}

function ofKind(
  model: BackendModel,
  kind: keyof typeof units,
  packages: readonly string[],
  complete: boolean,
): Measured<number> {
  const found = model.endpoints.filter((endpoint) => endpoint.kind === kind);
  const distinct = new Set(found.map(({ method, path }) => `${method} ${path}`)).size;
  const method = `distinct ${kind} ${units[kind]}`;
  if (distinct > 0) return { value: distinct, method, source: ledger, complete };
  if (packages.length === 0)
    return { value: 0, method: `no ${kind} package is imported or listed`, source: imports, complete: true };
  if (!complete) return unmeasured(method, `${packages.join(', ')} is used, but none was seen`);
  return { value: 0, method, source: ledger, complete };
}

function databases(model: BackendModel, packages: readonly string[], complete: boolean): Measured<number> {
  const made = model.pools.filter(({ perRequest }) => !perRequest);
  const method = 'places where a pool or connection of a database is made';
  if (made.length > 0) {
    const places = [...made]
      .sort((a, b) => byPlace(a.at, b.at))
      .map(({ package: name, at }) => ({ package: name, at }));
    return { value: made.length, method, source: 'pools', complete, details: places };
  }
  const accessed = [...new Set(model.accesses.map((access) => access.package))].sort(byText);
  if (accessed.length > 0)
    return { value: accessed.length, method: 'database packages that are used', source: 'accesses', details: accessed };
  if (packages.length === 0)
    return { value: 0, method: 'no database package is imported or listed', source: imports, complete };
  return unmeasured(method, `${packages.join(', ')} is listed, but no connection was seen`);
}

function packageCount(packages: readonly string[], kind: string, complete: boolean): Measured<number> {
  const method = `distinct ${kind} packages that are imported or listed`;
  return { value: packages.length, method, source: imports, complete, details: packages };
}

/** Names under which calling programs hand over keys of their own. */
const API_KEY = /^(?:x[-_])?api[-_]?key$/i;

function authentication(model: BackendModel, complete: boolean): Measured<string> {
  const answers = tally(model.endpoints.map(({ authenticated }) => authenticated));
  const method = 'schemes of the packages and of own code that check credentials, where an endpoint is authenticated';
  // One that is only listed may be for something else.
  const used = model.packages.filter(({ at, scheme }) => at !== undefined && scheme !== undefined);
  const packages = used.map(({ name }) => name).sort(byText);
  const details = { ...answers, packages };
  if (answers.yes + answers.conditional > 0) {
    const schemes = new Set(used.flatMap(({ scheme }) => scheme ?? []));
    if (model.tokens.some(({ does }) => does === 'verify')) schemes.add('JWT');
    if (model.sessions.length > 0) schemes.add('session');
    const inputs = [...model.behaviours, ...model.endpoints.map(({ handler }) => handler)].flatMap((it) => it.inputs);
    if (inputs.some(({ name, part }) => part === 'headers' && name !== undefined && API_KEY.test(name)))
      schemes.add('API key');
    if (schemes.size === 0)
      return { ...unmeasured(method, 'endpoints are authenticated, by what scheme was not seen'), details };
    return { value: [...schemes].sort(byText).join(' + '), method, source: ledger, complete, details };
  }
  if (model.endpoints.length > 0 && complete && answers.unknown === 0)
    return { value: 'none', method, source: ledger, complete, details };
  return { ...unmeasured(method, 'no authenticated endpoint was seen'), details };
}

function authorization(model: BackendModel, complete: boolean): Measured<string> {
  const answers = tally(model.endpoints.map(({ authorized }) => authorized));
  const owners = tally(model.endpoints.map(({ ownerScoped }) => ownerScoped));
  const method =
    'RBAC or, with a package that decides by attributes, ABAC where rights are checked before a handler; ownership where rows are tied to the caller';
  const details = { ...answers, owner_scoped: owners.yes };
  const models = [
    ...(answers.yes + answers.conditional === 0
      ? []
      : [model.packages.some(({ at, policies }) => at !== undefined && policies) ? 'ABAC' : 'RBAC']),
    ...(owners.yes > 0 ? ['ownership'] : []),
  ];
  if (models.length > 0) return { value: models.join(' + '), method, source: ledger, complete, details };
  if (model.endpoints.length > 0 && complete && answers.unknown === 0 && owners.unknown === 0)
    return { value: 'none', method, source: ledger, complete, details };
  return { ...unmeasured(method, 'no check of rights was seen'), details };
}

/** What code and its options encrypt and hash with. Where a connection is encrypted is mostly said outside of the code. */
function encryption({ ciphers, passwords }: BackendModel): Measured<string> {
  const method = 'ciphers of the calls that encrypt, where constant, and functions that hash passwords';
  const algorithms = ciphers.flatMap(({ does, algorithm }) =>
    does === 'encrypt' && algorithm !== undefined ? [algorithm.toUpperCase()] : [],
  );
  const hashes = passwords.flatMap(({ does, by }) => (does === 'hash' ? [by] : []));
  const names = [...new Set([...algorithms, ...hashes])].sort(byText);
  const open = ciphers.filter(({ does, algorithm }) => does === 'encrypt' && algorithm === undefined).length;
  const details = { ciphers: algorithms.length, ciphers_of_unknown_kind: open, password_hashes: hashes.length };
  if (names.length > 0)
    return { value: names.join(' + '), method, source: 'calls in the code', complete: false, details };
  return {
    ...unmeasured(method, 'no cipher or hash of passwords was seen, and TLS ends outside the repository'),
    details,
  };
}

/** True if all endpoints say yes, false if one says no, null if the rest is not known. */
function everyEndpoint(
  model: BackendModel,
  claim: string,
  ask: (endpoint: Endpoint) => readonly Answer[],
  exempt: readonly Endpoint['purpose'][] = [],
): Measured<boolean> {
  const method = `true if for every endpoint ${claim}`;
  const answers = model.endpoints
    .filter(({ purpose }) => !exempt.includes(purpose))
    .map((endpoint): Answer => worst(ask(endpoint)));
  const details = tally(answers);
  const asked = answers.length - details['not-applicable'];
  if (asked === 0) return { ...unmeasured(method, 'no endpoint it applies to was found'), details };
  if (details.no + details.conditional > 0) return { value: false, method, source: ledger, details };
  if (details.unknown > 0) return { ...unmeasured(method, `unknown for ${details.unknown} of ${asked}`), details };
  return { value: true, method, source: ledger, details };
}

function documentation(model: BackendModel): Measured<string> {
  const served = model.endpoints.filter(({ purpose }) => purpose === 'docs').map(({ path }) => path);
  const method = 'endpoint that serves the documentation of the interface';
  const [first] = served.sort(byText);
  return first === undefined
    ? unmeasured(method, 'no endpoint serves documentation')
    : { value: first, method, source: ledger, details: served };
}

function forEach<Name extends string, T>(
  names: Readonly<Record<Name, unknown>>,
  make: (name: Name) => T,
): Record<Name, T> {
  const made: Partial<Record<Name, T>> = {};
  for (const name of Object.keys(names) as Name[]) made[name] = make(name);
  return made as Record<Name, T>;
}

type Answers = Record<Answer['is'], number>;

const fromBadToGood: readonly Answer['is'][] = ['no', 'conditional', 'unknown', 'yes', 'not-applicable'];

function worst(answers: readonly Answer[]): Answer {
  return answers.reduce((a, b) => (fromBadToGood.indexOf(b.is) < fromBadToGood.indexOf(a.is) ? b : a), {
    is: 'not-applicable',
  });
}

function tally(answers: readonly Answer[]): Answers {
  const counts: Answers = { yes: 0, no: 0, conditional: 0, unknown: 0, 'not-applicable': 0 };
  for (const { is } of answers) counts[is]++;
  return counts;
}

function unmeasured<T>(method: string, reason: string): Measured<T> {
  return { value: null, method, source: ledger, reason };
}
