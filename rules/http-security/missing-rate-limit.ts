import { broken, defineRule, isCarried, isIdle, isProbe, kept, unknown, type Endpoint } from '../../src/rule.ts';

/** Asked by machines, or served as files. */
const exempt = new Set(['health', 'metrics', 'docs', 'page']);

/** So few endpoints are no service that others compete for. */
const FEW = 5;
const sensitive = new Set<string>(['login', 'signup', 'recovery']);
/** It has a handful of endpoints, and none where anybody could try passwords. */
const isSmall = (open: readonly Endpoint[]): boolean =>
  open.length < FEW && open.every(({ purpose }) => !sensitive.has(purpose));

export default defineRule({
  id: 'missing-rate-limit',
  about: 'application',
  standards: ['http-security/global-rate-limit'],
  severity: 'warning',
  confidence: 'medium',
  cwe: [770],
  summary: 'Requests are not limited per client.',
  messages: {
    none: 'Nothing limits how many requests a client of this application may send.',
    some: 'Only {limited} of the {count} endpoints of this application are limited per client: {method} {path} is not.',
    noneSeen: 'Nothing limits how many requests a client may send to the {count} endpoints that could be judged.',
    someSeen:
      'Only {limited} of the {count} endpoints that could be judged are limited per client: {method} {path} is not.',
    sometimes: 'Requests to this application are limited per client under a condition: without it nothing limits them.',
  },
  why: 'One script can use up the connections, the processor and the bill of everyone, or try a million keys in a night.',
  remedy:
    'Register a limiter before the routes, counted per client. Where the gateway limits, say so in a suppression.',
  *check(application, model) {
    const { at, endpoints, rateLimit, serves, local, byPlatform } = application;
    const exposed = endpoints.filter(
      ({ purpose, rateLimited }) => !exempt.has(purpose) && rateLimited.is !== 'not-applicable',
    );
    if (!serves || exposed.length === 0) return;
    const judged = exposed.filter(({ rateLimited }) => rateLimited.is !== 'unknown');
    const unlimited = judged.filter(({ rateLimited }) => rateLimited.is === 'no');
    const open = unlimited.length;
    const count = judged.length;
    const limited = count - open;
    // What one would limit first: of those that do something the first.
    const first = unlimited.find((it) => !isIdle(it) && it.method !== 'OPTIONS') ?? unlimited[0];
    if (rateLimit.is === 'yes' || exposed.every((endpoint) => endpoint.rateLimited.is === 'yes'))
      yield kept(rateLimit.at ?? at, rateLimit.by);
    else if (local === true) yield unknown('Only programs of the same machine come to it, which may limit.', at);
    else if (rateLimit.is === 'unknown' || (open === 0 && count < exposed.length))
      yield unknown(rateLimit.by ?? 'Not everything that is registered could be seen.', rateLimit.at ?? at);
    // Whoever runs it has the setting, which is often one for tests.
    else if (open === 0) yield broken('sometimes', at, { preset: 'strict' });
    else {
      const [none, some] = count === exposed.length ? (['none', 'some'] as const) : (['noneSeen', 'someSeen'] as const);
      yield broken(limited === 0 ? none : some, at, {
        data: { limited, count, method: first?.method ?? '', path: first?.path ?? '' },
        // What runs all the functions limits them at one place.
        ...(byPlatform === true && { cause: application.framework }),
        // There is nothing to be had, nothing to try, and nothing that costs anything; or it is told where the requests come in.
        // What runs functions one by one, or a handful of endpoints, is limited where the platform is set up.
        ...((byPlatform === true ||
          exposed.every(isProbe) ||
          unlimited.every(isIdle) ||
          (limited === 0 && isSmall(unlimited)) ||
          isCarried(application, model)) && { preset: 'strict' as const }),
      });
    }
  },
});
