import { broken, defineRule, kept, unknown } from '../../src/rule.ts';

/** Where the browser comes back to, by its path, and what a code is exchanged for, by the address. */
const RETURNS = /callback|oauth|oidc|connect|authorize|sso|login/i;
const EXCHANGES = /token|oauth|access/i;

export default defineRule({
  id: 'oauth-without-state',
  about: 'endpoint',
  standards: ['auth/oauth2-oidc'],
  severity: 'warning',
  confidence: 'medium',
  preset: 'strict',
  cwe: [352],
  summary: 'A code of OAuth is exchanged by hand, and nothing tells that the same browser asked for it.',
  messages: {
    stateless: '{method} {path} exchanges the code that it is handed, and reads no `state`.',
  },
  why: 'Somebody sends a victim the address with a code of his own account: the victim is signed in, or linked, to the account of the attacker and leaves his data there.',
  remedy:
    'Send a random `state` along, keep it in the session, and refuse a return with another one; or let a maintained library do all of it.',
  *check({ method, path, kind, handler, at }) {
    const { inputs, outbound, complete } = handler;
    if (kind !== 'rest' || (method !== 'GET' && method !== 'ALL') || !RETURNS.test(path)) return;
    const code = inputs.find(({ part, name }) => part === 'query' && name === 'code');
    const exchange = outbound.find(({ url }) => url !== undefined && EXCHANGES.test(url));
    if (code === undefined || exchange === undefined) return;
    const state = inputs.find(({ name }) => name === 'state');
    if (state !== undefined) yield kept(state.at);
    else if (!complete || inputs.some((it) => it.name === undefined && (it.part === 'query' || it.part === 'url')))
      yield unknown('Whether the state is looked at could not be seen.', at);
    else
      yield broken('stateless', code.at, {
        data: { method, path },
        trail: [{ at: exchange.at, what: 'the exchange' }],
      });
  },
});
