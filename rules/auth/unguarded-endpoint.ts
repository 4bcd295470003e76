import { broken, defineRule, kept, mutates, refuses, unknown, type Endpoint } from '../../src/rule.ts';

/** Nothing but refusals comes back (`405`, a test of the error page). */
const onlyRefuses = ({ handler }: Endpoint): boolean =>
  handler.complete &&
  handler.writes.length + handler.reads.length + handler.outbound.length === 0 &&
  handler.responses.length + handler.throws.length > 0 &&
  handler.responses.every(refuses);

export default defineRule({
  id: 'unguarded-endpoint',
  about: 'application',
  standards: ['auth/protected-routes'],
  severity: 'error',
  confidence: 'high',
  cwe: [306],
  summary: 'An endpoint can be used without authentication.',
  messages: {
    change: 'Anyone can call {method} {path}: nothing that runs before its handler authenticates the caller.',
    read: 'Anyone can read {method} {path}, while other endpoints of the application ask who is calling.',
    none: 'No endpoint of this application authenticates its caller: anyone can use the {count} that change something, {method} {path} first.',
  },
  why: 'The address is all that a caller needs, and addresses are guessed, logged and shared. Whoever finds it can change or delete what others own.',
  remedy:
    'Put the authentication before the handler: on the route, on its router, or on everything with a short list of public exceptions.',
  *check(application) {
    const open: Endpoint[] = [];
    let guarded = false;
    for (const endpoint of application.endpoints) {
      const { is, at, by } = endpoint.authenticated;
      if (is === 'yes') {
        guarded = true;
        yield kept(at ?? endpoint.at, by);
      } else if (endpoint.purpose !== 'business' || is === 'not-applicable' || onlyRefuses(endpoint)) continue;
      else if (is !== 'no' || !endpoint.chainComplete)
        yield unknown(by ?? endpoint.unseen[0] ?? 'Not all that runs before the handler could be seen.', endpoint.at);
      else open.push(endpoint);
    }
    const mutations = open.filter(mutates);
    const message = guarded || mutations.length === 1 ? 'change' : 'none';
    for (const endpoint of guarded ? mutations : mutations.slice(0, 1)) {
      const { at, method, path, handler } = endpoint;
      const data = { method, path, count: mutations.length };
      // A POST that stores nothing may be a search or a calculation.
      const harmless = method === 'POST' && handler.complete && handler.writes.length === 0;
      yield broken(message, at, {
        data,
        // Where they are registered is where the guard is missing.
        cause: at.path,
        endpoints: guarded ? [endpoint] : mutations,
        ...(!guarded && { confidence: 'medium' as const }),
        ...(harmless && { severity: 'warning' as const, confidence: 'medium' as const }),
      });
    }
    if (guarded)
      for (const endpoint of open.filter((each) => !mutations.includes(each))) {
        const { at, method, path } = endpoint;
        yield broken('read', at, {
          data: { method, path },
          severity: 'warning',
          confidence: 'low',
          cause: at.path,
          endpoints: [endpoint],
        });
      }
  },
});
