import { broken, defineRule, kept } from '../../src/rule.ts';

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
  },
  why: 'A stolen token is good until it ends, for it is not looked up anywhere. After a day nobody remembers which one was lost.',
  remedy:
    'Let access tokens live for minutes up to a day, and give out new ones for a refresh token that is kept in a store and can be revoked.',
  *check({ at, does, expires, use }) {
    if (does !== 'issue' || use !== 'access' || expires.seconds === undefined) return;
    const hours = Math.round(expires.seconds / 360) / 10;
    if (hours > LONGEST) yield broken('long', expires.at ?? at, { data: { hours } });
    else yield kept(expires.at ?? at);
  },
});
