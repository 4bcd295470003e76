import { type Application, broken, defineRule, type Endpoint, kept, placeKey } from '../../src/rule.ts';

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
  summary: 'What is meant for the whole application is registered after endpoints, which go without it.',
  messages: {
    late: '{what} ({text}) come after {count} endpoints, which go without: {first}.',
  },
  why: 'Middleware runs for what is registered after it alone. The line stands in the code and reads as if it protected everything, and some endpoints answer without it.',
  remedy: 'Register it before the first route.',
  *check(application) {
    for (const { text, at, does } of globalSteps(application)) {
      const missed = application.endpoints.filter((endpoint) => isMissed(endpoint, at, does));
      const [first] = missed;
      if (first === undefined) yield kept(at);
      else
        yield broken('late', at, {
          data: {
            what: MEANT_FOR_ALL[does]!,
            text,
            count: missed.length,
            first: `${first.method} ${first.path}${missed.length > 1 ? ', …' : ''}`,
          },
          endpoints: missed,
        });
    }
  },
});
type Step = { readonly text: string; readonly at: Endpoint['at']; readonly does: string };
/** Middleware without a path on the application itself. */
function globalSteps({ endpoints }: Application): readonly Step[] {
  const found = new Map<string, Step>();
  for (const { chain } of endpoints)
    for (const { scope, text, at, roles } of chain)
      for (const { does, is } of roles)
        if (scope === 'global' && is === 'yes' && does in MEANT_FOR_ALL && !found.has(`${placeKey(at)} ${does}`))
          found.set(`${placeKey(at)} ${does}`, { text, at, does });
  return [...found.values()];
}
/** An endpoint of the business on whose chain nothing does the same, there or nearer. */
function isMissed({ kind, method, purpose, chain, chainComplete }: Endpoint, at: Step['at'], does: string): boolean {
  return (
    kind === 'rest' &&
    method !== 'OPTIONS' &&
    purpose !== 'health' &&
    purpose !== 'metrics' &&
    purpose !== 'webhook' &&
    purpose !== 'docs' &&
    chainComplete &&
    !chain.some((it) => placeKey(it.at) === placeKey(at) || it.roles.some((role) => role.does === does))
  );
}
