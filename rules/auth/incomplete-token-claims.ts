import { broken, defineRule, kept, unknown } from '../../src/rule.ts';

/** Names of claims that say whose a token is. */
const SUBJECT =
  /^(?:sub|subject|_?id|.*_?id|.*I[dD]|uuid|guid|user|.*_?name|.*Name|e_?mail|login|account|client|address|wallet)$/;

export default defineRule({
  id: 'incomplete-token-claims',
  about: 'token',
  standards: ['auth/token-claims'],
  severity: 'info',
  confidence: 'medium',
  preset: 'strict',
  cwe: [287],
  summary: 'A token does not say whose it is.',
  messages: {
    nobody: 'This token names no subject.',
  },
  why: 'Without a subject nobody can tell from the token, or from a log, whom it stands for, and it cannot be withdrawn for one user.',
  remedy: 'Put the id of the user into `sub`, and an id of the token into `jti` where single tokens are withdrawn.',
  *check({ at, does, claims }) {
    if (does !== 'issue') return;
    if (claims === undefined) yield unknown('The claims of the token could not be seen.', at);
    else if (claims.some(({ name }) => SUBJECT.test(name) || name === '')) yield kept(at);
    else if (claims.some(({ name }) => name === '...')) yield unknown('Not all claims of the token could be seen.', at);
    else if (claims.length > 0) yield broken('nobody', at);
  },
});
