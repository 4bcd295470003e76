import { broken, defineRule, kept, unknown, type Endpoint } from '../../src/rule.ts';

const changing = new Set(['POST', 'PUT', 'PATCH', 'DELETE', 'MUTATION', 'ALL', 'EVENT']);
const administrative = /(?:^|\/)admin(?:istration)?(?:\/|$)/i;

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
      const { authenticated, authorized, handler } = endpoint;
      if (authorized.is === 'yes') {
        checked = true;
        yield kept(authorized.at ?? endpoint.at, authorized.by);
      } else if (authenticated.is !== 'yes' || endpoint.purpose !== 'business' || authorized.is === 'not-applicable')
        continue;
      else if (authorized.is !== 'no' || !endpoint.chainComplete)
        yield unknown(authorized.by ?? 'Not all that runs before the handler could be seen.', endpoint.at);
      else if ((changing.has(endpoint.method) && handler.writes.length > 0) || administrative.test(endpoint.path))
        open.push(endpoint);
    }
    const message = checked || open.length === 1 ? 'change' : 'none';
    for (const { at, method, path } of checked ? open : open.slice(0, 1))
      yield broken(message, at, {
        data: { method, path, count: open.length },
        confidence: checked || administrative.test(path) ? 'medium' : 'low',
      });
  },
});
