import { broken, defineRule, kept, unknown } from '../../src/rule.ts';

const sensitive = new Set(['login', 'signup', 'recovery']);

export default defineRule({
  id: 'unlimited-sensitive-endpoint',
  about: 'endpoint',
  standards: ['http-security/strict-limits-on-sensitive-endpoints'],
  severity: 'warning',
  confidence: 'high',
  cwe: [307],
  summary: 'Passwords can be tried without a limit.',
  messages: {
    none: 'Nothing limits how often a client may call {method} {path}.',
    shared: '{method} {path} has only the limit that all endpoints share.',
  },
  why: 'A limit that is right for reading lists still allows thousands of passwords a day, or as many reset mails to a stranger.',
  remedy:
    'Put a limiter of its own on the route: a handful of attempts per client and account in a quarter of an hour.',
  *check(endpoint) {
    const { at, chain, chainComplete, method, path, purpose, rateLimited } = endpoint;
    if (!sensitive.has(purpose) || method === 'GET' || method === 'HEAD') return;
    const limiters = chain.filter((middleware) => middleware.roles.some((role) => role.does === 'limits'));
    const own = limiters.find((middleware) => middleware.scope !== 'global');
    const data = { method, path };
    if (own) yield kept(own.at, own.text);
    else if (rateLimited.is === 'unknown' || !chainComplete)
      yield unknown('Not all that runs before the handler could be seen.', at);
    else if (limiters.length > 0) yield broken('shared', at, { data, severity: 'info', confidence: 'low' });
    else if (rateLimited.is === 'no') yield broken('none', at, { data });
    else yield kept(rateLimited.at ?? at, rateLimited.by);
  },
});
