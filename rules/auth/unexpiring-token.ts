import { broken, defineRule, kept, unknown } from '../../src/rule.ts';

export default defineRule({
  id: 'unexpiring-token',
  about: 'token',
  standards: ['auth/token-expiry'],
  severity: 'error',
  confidence: 'high',
  preset: 'strict',
  cwe: [613],
  summary: 'A token is issued without an end.',
  messages: {
    endless: 'This token never ends: neither its claims nor its options say when.',
  },
  why: 'Whoever gets hold of such a token, in a log, a backup or a browser, has it for ever. It ends only when the key is changed, and that ends all others as well.',
  remedy:
    'Say when it ends (`expiresIn`, `setExpirationTime`, a claim `exp`): minutes for access, days for what is kept in a store and can be revoked.',
  *check({ at, does, expires, use }) {
    if (does !== 'issue') return;
    if (expires.is === 'no') yield broken('endless', at, { ...(use === 'link' && { confidence: 'low' }) });
    else if (expires.is === 'unknown') yield unknown('How long the token lives could not be seen.', at);
    else yield kept(expires.at ?? at);
  },
});
