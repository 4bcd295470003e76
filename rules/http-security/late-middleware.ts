import { type Application, broken, defineRule, type Endpoint, kept, misplacedFor, placeKey } from '../../src/rule.ts';

/** What is meant for every answer, and what it is called. */
const MEANT_FOR_ALL: Readonly<Record<string, string>> = {
  headers: 'The security headers',
  cors: 'CORS',
  limits: 'The rate limit',
};

export default defineRule({
  id: 'late-middleware',
  about: 'application',
  standards: ['http-security/middleware-order'],
  severity: 'warning',
  confidence: 'high',
  preset: 'strict',
  summary: 'What is to protect endpoints is registered behind what it should protect.',
  messages: {
    late: '{what} ({text}) come after {count} endpoints, which go without: {first}.',
    upload: '{text} takes files from everybody: who may call {first} is asked behind it.',
    tries: '{text} stands behind the check of who is calling, so that tries which fail are not counted: {first}.',
  },
  why: 'Middleware runs in the order in which it is registered. The line stands in the code and reads as if it protected everything; some endpoints answer without it, or it runs when the harm is done.',
  remedy: 'Register what holds for all before the first route, and who is refused before the work that it costs.',
  *check(application) {
    const found = misplacedIn(application);
    const late = new Set([...found.values()].map(({ step: { at } }) => placeKey(at)));
    for (const at of globalSteps(application)) if (!late.has(placeKey(at))) yield kept(at);
    for (const { step, endpoints } of found.values()) {
      const { kind, text, at, does } = step;
      const [first] = endpoints;
      if (kind === 'errors' || kind === 'right' || first === undefined) continue;
      yield broken(kind, at, {
        data: {
          what: MEANT_FOR_ALL[does] ?? '',
          text,
          count: endpoints.length,
          first: `${first.method} ${first.path}${endpoints.length > 1 ? ', …' : ''}`,
        },
        endpoints,
        ...(kind === 'tries' && { severity: 'info' as const }),
      });
    }
  },
});
interface Found {
  readonly step: ReturnType<typeof misplacedFor>[number];
  readonly endpoints: Endpoint[];
}
/** What stands wrong, with the endpoints for which it does. */
function misplacedIn(application: Application): ReadonlyMap<string, Found> {
  const found = new Map<string, Found>();
  for (const endpoint of application.endpoints)
    for (const step of misplacedFor(endpoint, application)) {
      const key = `${placeKey(step.at)} ${step.kind} ${step.does}`;
      const known = found.get(key);
      if (known === undefined) found.set(key, { step, endpoints: [endpoint] });
      else known.endpoints.push(endpoint);
    }
  return found;
}
/** Where middleware without a path stands on the application itself. */
function globalSteps({ endpoints }: Application): readonly Endpoint['at'][] {
  const found = new Map<string, Endpoint['at']>();
  for (const { chain } of endpoints)
    for (const { scope, at, roles } of chain)
      if (scope === 'global' && roles.some(({ does, is }) => is === 'yes' && does in MEANT_FOR_ALL))
        found.set(placeKey(at), at);
  return [...found.values()];
}
