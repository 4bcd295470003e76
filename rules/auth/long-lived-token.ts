import { broken, defineRule, kept, placeKey } from '../../src/rule.ts';

/** Hours: a day, as the standard has it. */
const LONGEST = 24;

export default defineRule({
  id: 'long-lived-token',
  about: 'token',
  standards: ['auth/token-expiry'],
  severity: 'info',
  confidence: 'medium',
  preset: 'strict',
  cwe: [613],
  summary: 'An access token lives for more than a day.',
  messages: {
    long: 'This token lives for {hours} hours.',
    default: 'Tokens that are signed without a lifetime of their own live for {hours} hours.',
  },
  why: 'A stolen token is good until it ends, for it is not looked up anywhere. After a day nobody remembers which one was lost.',
  remedy:
    'Let access tokens live for minutes up to a day, and give out new ones for a refresh token that is kept in a store and can be revoked.',
  *check({ at, does, expires, use }, { tokens }) {
    if ((does !== 'issue' && does !== 'default') || use !== 'access' || expires.seconds === undefined) return;
    const place = expires.at ?? at;
    // Where tokens are seen that live by it, they are told.
    const isUsed = tokens.some(
      (it) => it.does === 'issue' && it.expires.at && placeKey(it.expires.at) === placeKey(place),
    );
    if (does === 'default' && isUsed) return;
    const hours = Math.round(expires.seconds / 360) / 10;
    if (hours > LONGEST) yield broken(does === 'default' ? 'default' : 'long', place, { data: { hours } });
    else yield kept(place);
  },
});
