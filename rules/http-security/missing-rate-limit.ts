import { broken, defineRule, isProbe, kept, unknown } from '../../src/rule.ts';

/** Asked by machines, or served as files. */
const exempt = new Set(['health', 'metrics', 'docs', 'page']);

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
    some: 'Only {limited} of the {count} endpoints of this application are limited per client.',
    sometimes: 'Requests to this application are limited per client under a condition: without it nothing limits them.',
  },
  why: 'One script can use up the connections, the processor and the bill of everyone, or try a million keys in a night.',
  remedy:
    'Register a limiter before the routes, counted per client. Where the gateway limits, say so in a suppression.',
  *check({ at, endpoints, rateLimit, serves }) {
    const exposed = endpoints.filter((endpoint) => !exempt.has(endpoint.purpose));
    if (!serves || exposed.length === 0) return;
    const limited = exposed.filter(
      ({ rateLimited }) => rateLimited.is === 'yes' || rateLimited.is === 'conditional',
    ).length;
    const data = { limited, count: exposed.length };
    if (rateLimit.is === 'yes' || exposed.every((endpoint) => endpoint.rateLimited.is === 'yes'))
      yield kept(rateLimit.at ?? at, rateLimit.by);
    else if (rateLimit.is === 'no' || rateLimit.is === 'conditional')
      yield broken(limited === exposed.length ? 'sometimes' : limited > 0 ? 'some' : 'none', at, {
        data,
        // There is nothing to be had, and nothing to try.
        ...(exposed.every(isProbe) && { preset: 'strict' as const }),
      });
    else if (rateLimit.is === 'unknown')
      yield unknown(rateLimit.by ?? 'Not everything that is registered could be seen.', rateLimit.at ?? at);
  },
});
