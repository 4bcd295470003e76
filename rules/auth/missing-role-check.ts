import {
  broken,
  defineRule,
  kept,
  mayMutate,
  misplacedFor,
  placeKey,
  unknown,
  type Application,
  type Endpoint,
  type Row,
} from '../../src/rule.ts';

const administrative = /(?:^|\/)admin(?:istration)?(?:\/|$)/i;
/** What users do with their own account. */
const own = /(?:^|\/)(?:me|my|self|profile|account|settings|preferences|password|[\w-]*-password)(?:\/|$)/i;

/** What a path is about: its first segment that is no prefix, version or parameter. */
const resourceOf = ({ path }: Endpoint): string =>
  path.split('/').find((segment) => segment !== '' && !/^(?:api|rest|v\d+(?:\.\d+)*)$|^[:*]/i.test(segment)) ?? '';
const isChange = (endpoint: Endpoint): boolean => mayMutate(endpoint) && endpoint.handler.writes.length > 0;
/** Paths about nobody but the caller. */
const himself = /(?:^|\/)(?:me|my|self|profile|password|[\w-]*-password)(?:\/|$)/i;
/** Columns that hold whose a row is. */
const owner =
  /^(?:user|owner|author|creator|member|customer|account|sender|seller|uploader|organi[sz]er|publisher|(?:created|posted|added|uploaded|submitted|owned)_?by)(?:_?id)?$/i;
/** What it changes, without the records of that. */
const changes = ({ writes, audits }: Endpoint['handler']): Endpoint['handler']['writes'] => {
  const recorded = new Set(audits.map(({ at }) => placeKey(at)));
  return writes.filter(({ at }) => !recorded.has(placeKey(at)));
};
/** It is about the caller, or only makes rows that say whose they are. */
const isOwn = ({ path, handler }: Endpoint): boolean =>
  !administrative.test(path) &&
  (himself.test(path) ||
    (handler.writes.length > 0 &&
      changes(handler).every(
        ({ does, fields }) => does === 'create' && fields?.some((it) => owner.test(it)) === true,
      )));
/** An invitation, a link of a mail: who knows what stands in the row may. */
const hasTicket = ({ rows }: Endpoint): boolean =>
  rows.some(({ filters }) =>
    filters.some(
      ({ column, operator, from }) =>
        operator === 'equal' && from !== 'principal' && /token|secret|otp|invit\w*code/i.test(column),
    ),
  );
/** It picks no row. */
const makes = ({ ownerScoped }: Endpoint): boolean => ownerScoped.is === 'not-applicable';
/** A right is asked for before the handler, whatever row it picks. */
const isFenced = ({ chain }: Endpoint): boolean =>
  chain.some(({ roles }) => roles.some(({ does }) => does === 'authorizes'));
/** What everybody adds to what others have made. */
const contributes =
  /\/(?:reviews?|comments?|repl(?:y|ies)|ratings?|votes?|likes?|favou?rites?|bookmarks?|follow(?:ers?)?|reports?)$/i;
/** Most of the endpoints that change the same resource ask for a right: this one was forgotten. */
const isForgotten = (endpoint: Endpoint, application: Application): boolean => {
  if ((endpoint.ownerScoped.is !== 'no' && !makes(endpoint)) || hasTicket(endpoint) || own.test(endpoint.path))
    return false;
  if (endpoint.method === 'POST' && contributes.test(endpoint.path)) return false;
  // Whose the row is that it makes may be among what is not seen.
  if (makes(endpoint) && changes(endpoint.handler).some(({ does, fields }) => does === 'create' && !fields))
    return false;
  const others = application.endpoints.filter(
    (other) =>
      other !== endpoint &&
      isChange(other) &&
      resourceOf(other) === resourceOf(endpoint) &&
      (makes(endpoint) || !makes(other) || other.authorized.is === 'yes') &&
      administrative.test(other.path) === administrative.test(endpoint.path),
  );
  // Whose a row is says nothing of who may make one.
  const checked = others.filter(
    (other) => other.authorized.is === 'yes' && (!makes(endpoint) || makes(other) || isFenced(other)),
  ).length;
  return checked > others.length - checked;
};
/** Rows that say who may do what. */
const accounts = /^(?:\w+_)?(?:users?|accounts?|roles?|permissions?)$/i;
/** Rows that the caller picks, and nothing ties to him. */
const picked = ({ method, rows, ownerScoped }: Endpoint): readonly Row[] => {
  if (ownerScoped.is !== 'no' || !/^(?:PUT|PATCH|DELETE)$/.test(method)) return [];
  const changed = new Set(rows.filter(({ access }) => access.does !== 'read').map(({ access }) => access.target));
  // Changed where it is picked, or picked, changed and saved.
  return rows.filter(
    ({ access, filters }) => changed.has(access.target) && filters.some(({ from }) => from === 'path'),
  );
};
const isTied = ({ filters }: Row): boolean =>
  filters.some(({ column, operator, from }) => from === 'principal' && operator === 'equal' && owner.test(column));
/** Elsewhere such rows are only for those whose they are, at least as often as not. */
const isOthers = (endpoint: Endpoint, { endpoints }: Application): boolean =>
  picked(endpoint).some(({ access: { target } }) => {
    const tied = endpoints.filter(({ rows }) => rows.some((row) => row.access.target === target && isTied(row)));
    const open = endpoints.filter((each) => picked(each).some(({ access }) => access.target === target));
    return target !== '' && tied.length >= open.length;
  });
/** A change of the same resource asks for a right, and so does reading it: what lies between was forgotten. */
const isBetween = (endpoint: Endpoint, { endpoints }: Application): boolean => {
  const checked = endpoints.filter((each) => each.authorized.is === 'yes' && resourceOf(each) === resourceOf(endpoint));
  return picked(endpoint).length > 0 && checked.some(isChange) && checked.some((each) => !isChange(each));
};
/** Any account can be changed, where there are such that may not: anybody signs up, or rights are asked for elsewhere. */
const isAccount = (endpoint: Endpoint, { endpoints }: Application): boolean =>
  picked(endpoint).some(({ access }) => accounts.test(access.target)) &&
  endpoints.some(({ purpose, authorized }) => purpose === 'signup' || authorized.is === 'yes');
const isGrave = (endpoint: Endpoint, application: Application): boolean =>
  !own.test(endpoint.path) &&
  !hasTicket(endpoint) &&
  (isAccount(endpoint, application) || isOthers(endpoint, application) || isBetween(endpoint, application));

export default defineRule({
  id: 'missing-role-check',
  about: 'application',
  standards: ['auth/role-checks-on-routes'],
  severity: 'warning',
  confidence: 'medium',
  cwe: [862],
  summary: 'An endpoint asks who is calling, but not whether they may.',
  messages: {
    change: 'Everyone who is signed in can call {method} {path}: neither a role nor an ownership is checked.',
    none: 'No endpoint of this application checks a role or an ownership: everyone who is signed in can use the {count} that change something.',
    late: '{method} {path} asks whether the caller may when the row is changed already.',
  },
  why: 'Every customer has an account. Without a check of the right, each of them can do what was meant for the staff, or change what belongs to another.',
  remedy:
    'Check the role or the permission on the route, or compare the owner of the row with the caller before the write.',
  *check(application) {
    const open: Endpoint[] = [];
    let checked = false;
    for (const endpoint of application.endpoints) {
      const { authenticated, authorized } = endpoint;
      if (authorized.is === 'yes') {
        checked = true;
        const late = misplacedFor(endpoint, application).find(({ kind }) => kind === 'right');
        if (late === undefined) yield kept(authorized.at ?? endpoint.at, authorized.by);
        else
          yield broken('late', late.at, {
            data: { method: endpoint.method, path: endpoint.path },
            endpoints: [endpoint],
          });
      } else if (authenticated.is !== 'yes' || endpoint.purpose !== 'business' || authorized.is === 'not-applicable')
        continue;
      else if (authorized.is !== 'no' || !endpoint.chainComplete)
        yield unknown(authorized.by ?? 'Not all that runs before the handler could be seen.', endpoint.at);
      else if (isOwn(endpoint))
        yield unknown('It is about the caller, or makes rows of its owner: that needs no right.', endpoint.at);
      else if (isChange(endpoint) || administrative.test(endpoint.path)) open.push(endpoint);
    }
    const grave = open.filter((each) => isGrave(each, application));
    const message = checked || open.length === 1 || grave.length > 0 ? 'change' : 'none';
    for (const endpoint of checked ? open : grave.length > 0 ? grave : open.slice(0, 1)) {
      const { at, method, path } = endpoint;
      yield broken(message, at, {
        data: { method, path, count: open.length },
        // The guard of all that is for the staff asks for no role.
        cause: administrative.test(path) ? placeKey(endpoint.authenticated.at ?? at) : at.path,
        endpoints: message === 'change' ? [endpoint] : open,
        confidence:
          administrative.test(path) || isForgotten(endpoint, application) || grave.includes(endpoint)
            ? 'medium'
            : 'low',
      });
    }
  },
});
