import { broken, defineRule, kept, placeKey, unknown, type Endpoint } from '../../src/rule.ts';

const sensitive = new Set(['login', 'signup', 'recovery']);

/** All that comes under it is left to a package that signs people in. */
const HANDED_OVER = /(?:^|\/)auth\/(?:\(\.\*\)|\*\w*|:\w+[*+])$/i;

/** Somebody else than the handler itself has made sure of who is calling. */
const isGuardedBefore = ({ chain }: Endpoint): boolean =>
  chain.some(({ roles }) => roles.some(({ does, is }) => does === 'authenticates' && is === 'yes'));

/** Whatever is sent, it says that this is not to be had: nothing is tried there. */
const onlyRefuses = ({ handler: { complete, inputs, responses, throws } }: Endpoint): boolean =>
  complete &&
  inputs.length === 0 &&
  responses.length + throws.length > 0 &&
  [...responses, ...throws].every(({ status }) => status === 404 || status === 405 || status === 410 || status === 501);
const TOKENS = /refresh|by-?token|verify-?token|\/:\w*token\b/i;
/** Where somebody comes back to who was sent to sign in elsewhere: what he brings is long, made by chance and good once. */
const COMES_BACK = /(?:^|\/)(?:callback|acs)(?:\/|$)/i;

/** Passwords are tried at one, mails and codes sent by the next, accounts made by the last. */
const harmOf = ({ purpose, path }: Endpoint): number =>
  purpose === 'login' ? (/(?:log|sign)-?in|auth/i.test(path) ? 0 : 1) : purpose === 'recovery' ? 2 : 3;

export default defineRule({
  id: 'unlimited-sensitive-endpoint',
  about: 'application',
  standards: ['http-security/strict-limits-on-sensitive-endpoints'],
  severity: 'warning',
  confidence: 'high',
  cwe: [307],
  summary: 'Passwords can be tried without a limit.',
  messages: {
    all: 'Nothing limits how often a client may call the {count} endpoints that take passwords or send codes, {method} {path} first.',
    none: 'Nothing limits how often a client may call {method} {path}.',
    shared: '{method} {path} has only the limit that all endpoints share.',
  },
  why: 'A limit that is right for reading lists still allows thousands of passwords a day, or as many reset mails to a stranger.',
  remedy:
    'Put a limiter of its own on the route: a handful of attempts per client and account in a quarter of an hour.',
  *check(application, model) {
    const limitedInside = model.packages.some(({ limitsAttempts }) => limitsAttempts);
    const open: Endpoint[] = [];
    for (const endpoint of application.endpoints) {
      const endpoints = [endpoint];
      const { at, chain, chainComplete, method, path, purpose, rateLimited } = endpoint;
      if (
        !sensitive.has(purpose) ||
        method === 'GET' ||
        method === 'HEAD' ||
        method === 'OPTIONS' ||
        onlyRefuses(endpoint)
      )
        continue;
      // Who is signed in already tries no passwords: a team is set up, a user is added.
      if (purpose === 'signup' && endpoint.authenticated.is === 'yes' && isGuardedBefore(endpoint)) continue;
      // Whether somebody is signed in already is not told.
      if (purpose === 'signup' && endpoint.authenticated.is === 'unknown') {
        yield unknown('Whether only those come here who are signed in could not be seen.', at);
        continue;
      }
      const limiters = chain.filter((middleware) => middleware.roles.some((role) => role.does === 'limits'));
      const own = limiters.find(
        ({ scope, roles }) => scope !== 'global' || roles.some((role) => role.does === 'limits' && role.own === true),
      );
      if (own) yield kept(own.at, own.text);
      else if (rateLimited.is === 'unknown' || !chainComplete)
        yield unknown('Not all that runs before the handler could be seen.', at);
      else if (application.local === true)
        yield unknown('Only programs of the same machine come to it, which may limit.', at);
      else if (limitedInside && HANDED_OVER.test(path))
        yield unknown('What signs people in limits attempts itself, unless it is told not to.', at);
      else if (limiters.length > 0)
        yield broken('shared', at, { data: { method, path }, severity: 'info', confidence: 'low', endpoints });
      // A token of many random bytes is not guessed by trying.
      else if (rateLimited.is === 'no' && (TOKENS.test(path) || COMES_BACK.test(path)))
        yield broken('none', at, { data: { method, path }, severity: 'info', confidence: 'low', endpoints });
      else if (rateLimited.is === 'no') open.push(endpoint);
      else yield kept(rateLimited.at ?? at, rateLimited.by);
    }
    // Several of them have one cause: nobody limits anything here. Where passwords can be tried is told first.
    open.sort((one, other) => harmOf(one) - harmOf(other));
    const shown = open.length > 3 ? open.slice(0, 1) : open;
    for (const endpoint of shown) {
      const { at, method, path } = endpoint;
      yield broken(open.length > 3 ? 'all' : 'none', at, {
        data: { method, path, count: open.length },
        cause: placeKey(application.at),
        endpoints: open.length > 3 ? open : [endpoint],
      });
    }
  },
});
