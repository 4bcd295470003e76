import { broken, defineRule, kept } from '../../src/rule.ts';

export default defineRule({
  id: 'ignored-expiration',
  about: 'token',
  standards: ['auth/token-expiry'],
  severity: 'error',
  confidence: 'high',
  preset: 'strict',
  cwe: [613],
  summary: 'Tokens that have ended are accepted.',
  messages: {
    ignored: 'Tokens that have ended are accepted here.',
  },
  why: 'The end that a token was given then means nothing: whatever was ever issued opens the door for ever.',
  remedy: 'Leave the check on. Where a refresh has to know whose ended token it is, take the refresh token for that.',
  *check({ at, does, checks }) {
    if (does !== 'verify') return;
    if (checks.expiry.is === 'no') yield broken('ignored', checks.expiry.at ?? at);
    else if (checks.expiry.is === 'yes') yield kept(at);
  },
});
