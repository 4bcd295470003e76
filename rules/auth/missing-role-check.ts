import { broken, defineRule, kept, mayMutate, unknown, type Application, type Endpoint } from '../../src/rule.ts';

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
const owner = /^(?:user|owner|author|creator|member|customer|account|created_?by)(?:_?id)?$/i;
/** It is about the caller, or only makes rows that say whose they are. */
const isOwn = ({ path, handler }: Endpoint): boolean =>
  !administrative.test(path) &&
  (himself.test(path) ||
    (handler.writes.length > 0 &&
      handler.writes.every(({ does, fields }) => does === 'create' && fields?.some((it) => owner.test(it)) === true)));
/** Most of the endpoints that change the same resource ask for a right: this one was forgotten. */
const isForgotten = (endpoint: Endpoint, application: Application): boolean => {
  const others = application.endpoints.filter(
    (other) => other !== endpoint && isChange(other) && resourceOf(other) === resourceOf(endpoint),
  );
  const checked = others.filter(({ authorized }) => authorized.is === 'yes').length;
  return checked > others.length - checked && !own.test(endpoint.path);
};

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
        yield kept(authorized.at ?? endpoint.at, authorized.by);
      } else if (authenticated.is !== 'yes' || endpoint.purpose !== 'business' || authorized.is === 'not-applicable')
        continue;
      else if (authorized.is !== 'no' || !endpoint.chainComplete)
        yield unknown(authorized.by ?? 'Not all that runs before the handler could be seen.', endpoint.at);
      else if (isOwn(endpoint))
        yield unknown('It is about the caller, or makes rows of its owner: that needs no right.', endpoint.at);
      else if (isChange(endpoint) || administrative.test(endpoint.path)) open.push(endpoint);
    }
    const message = checked || open.length === 1 ? 'change' : 'none';
    for (const endpoint of checked ? open : open.slice(0, 1)) {
      const { at, method, path } = endpoint;
      yield broken(message, at, {
        data: { method, path, count: open.length },
        cause: at.path,
        endpoints: checked ? [endpoint] : open,
        confidence: administrative.test(path) || isForgotten(endpoint, application) ? 'medium' : 'low',
      });
    }
  },
});
