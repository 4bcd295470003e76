import {
  broken,
  columnsOf,
  defineRule,
  isPassing,
  isUnmounted,
  kept,
  mutates,
  refuses,
  unknown,
  type Endpoint,
} from '../../src/rule.ts';

/** Nothing but refusals comes back (`405`, a test of the error page). */
const onlyRefuses = ({ handler }: Endpoint): boolean =>
  handler.complete &&
  handler.writes.length + handler.reads.length + handler.outbound.length === 0 &&
  handler.responses.length + handler.throws.length > 0 &&
  handler.responses.every(refuses);

/** Rows are taken away, changed, added; nothing that is seen. */
const harmOf = ({ method, handler }: Endpoint): number => {
  const does = handler.writes.map((write) => write.does);
  if (does.includes('delete')) return 4;
  if (does.includes('update') || does.includes('upsert')) return 3;
  return does.length > 0 ? 2 : method === 'DELETE' ? 1 : 0;
};
const ticket = /token|code|otp|hash|key|secret|signature/i;
/** What only those do who look after what others filled in. */
const manages = /approve|reject|accept|dismiss|resolve|moderate|convert|batch|admin|remove|delete|update|edit|cleanup/i;
/** It is called so: of a function of the server its own name counts, and not that of its file. */
const isCalledForAnybody = (path: string): boolean => {
  const name = path.slice(path.lastIndexOf('#') + 1);
  return (
    /contact|feedback|report|newsletter|subscri|captcha|waitlist|consent|initial|setup|install/i.test(name) &&
    !manages.test(name)
  );
};
/** What somebody fills in who has no account, or asks for with what was sent to them; nothing is taken away. */
const isForAnybody = ({ path, handler: { writes, inputs } }: Endpoint): boolean =>
  !writes.some(({ does, target }) => does === 'delete' && !isPassing(target)) &&
  (isCalledForAnybody(path) ||
    /:\w*(?:token|code|otp|hash|signature)/i.test(path) ||
    inputs.some(({ name = '', part }) => part !== 'headers' && /^(?:\w*token|otp|code|signature)$/i.test(name)));
/** It takes rows away though it is asked for like a page, and not by who shows what he was sent. */
const takesAway = ({ method, path, handler: { writes, inputs } }: Endpoint): boolean =>
  method === 'GET' &&
  // A link in a mail.
  !/unsubscribe|opt-?out/i.test(path) &&
  writes.some(({ does, target }) => does === 'delete' && !isPassing(target)) &&
  !inputs.some(({ name = '' }) => ticket.test(name));
const people =
  /^(?:\w*\.)?(?:user|account|member|customer|employee|patient|contact|secret|credential|token|api_?key)s?(?:_?(?:entity|model))?$/i;
/** It gives all rows of those who have accounts, or of what only its owner may know. */
const listsPeople = ({ handler: { reads, complete }, path, rows }: Endpoint): boolean =>
  complete &&
  reads.length === 1 &&
  reads.every(({ does, single, target }) => does === 'read' && !single && people.test(target)) &&
  rows.every((row) => columnsOf(row) === undefined) &&
  !/public/i.test(path) &&
  !path.includes(':');

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
  *check(application, model) {
    const elsewhere = isUnmounted(application, model);
    const open: Endpoint[] = [];
    let guarded = false;
    // Somebody may be asked there: that nobody is asked anywhere would be too much to say.
    let unclear = false;
    for (const endpoint of application.endpoints) {
      const { is, at, by } = endpoint.authenticated;
      if (is === 'conditional') guarded = true;
      else if (is === 'unknown' && at !== undefined) unclear = true;
      if (is === 'yes') {
        guarded = true;
        yield kept(at ?? endpoint.at, by);
      } else if (endpoint.purpose !== 'business' || is === 'not-applicable' || onlyRefuses(endpoint)) continue;
      else if (elsewhere) yield unknown('Where this router is mounted is not seen.', endpoint.at);
      else if (is !== 'no' || !endpoint.chainComplete)
        yield unknown(by ?? endpoint.unseen[0] ?? 'Not all that runs before the handler could be seen.', endpoint.at);
      else open.push(endpoint);
    }
    const mutations = open
      .filter((each) => mutates(each) || takesAway(each))
      .sort((one, other) => harmOf(other) - harmOf(one));
    const message = guarded || unclear || mutations.length === 1 ? 'change' : 'none';
    for (const endpoint of guarded ? mutations : mutations.slice(0, 1)) {
      const { at, method, path, handler } = endpoint;
      const data = { method, path, count: mutations.length };
      // A POST that stores nothing may be a search or a calculation; one that only looks something up is.
      const harmless = method === 'POST' && handler.complete && handler.writes.length === 0;
      // Of a handler that was made by something else nothing is seen, nor of one that only changes the caller's session.
      const blank =
        handler.complete &&
        [handler.writes, handler.reads, handler.outbound, handler.responses, handler.throws].every(
          (acts) => acts.length === 0,
        );
      const asks = harmless && handler.outbound.length === 0;
      yield broken(message, at, {
        data,
        // Where they are registered is where the guard is missing.
        cause: at.path,
        endpoints: guarded ? [endpoint] : mutations,
        // It is said to be for everyone, or made for people without an account.
        // Or it is a name below which others stand, and changes nothing itself.
        ...((endpoint.opened === true ||
          /(?:^|\/)public(?:\/|$)/i.test(path) ||
          isForAnybody(endpoint) ||
          (blank && endpoint.kind === 'graphql')) && { preset: 'strict' as const }),
        ...((!guarded || blank) && { confidence: blank ? ('low' as const) : ('medium' as const) }),
        ...(harmless && {
          severity: 'warning' as const,
          confidence: asks || blank ? ('low' as const) : ('medium' as const),
        }),
      });
    }
    if (guarded)
      for (const endpoint of open.filter((each) => !mutations.includes(each))) {
        const { at, method, path } = endpoint;
        yield broken('read', at, {
          data: { method, path },
          severity: 'warning',
          confidence: listsPeople(endpoint) ? 'medium' : 'low',
          cause: at.path,
          endpoints: [endpoint],
        });
      }
  },
});
