import { broken, defineRule, kept, unknown } from '../../src/rule.ts';

export default defineRule({
  id: 'unchecked-issuer',
  about: 'token',
  standards: ['auth/verify-issuer-and-claims'],
  severity: 'info',
  worst: 'warning',
  confidence: 'low',
  preset: 'strict',
  cwe: [345],
  summary: 'Verifying does not ask who issued a token.',
  messages: {
    anyone: 'Who issued the token is not checked.',
  },
  why: 'A key of an identity provider signs tokens for all its customers and applications. Without issuer and audience, one that was issued for another application opens this one.',
  remedy: 'Give `issuer` and `audience` to the call that verifies.',
  *check({ at, does, checks, key }) {
    if (does !== 'verify' || checks.issuer.is === 'not-applicable') return;
    const { issuer, audience } = checks;
    if (issuer.is === 'yes' || audience.is === 'yes') yield kept(issuer.at ?? audience.at ?? at);
    else if (issuer.is === 'unknown') yield unknown('The options of verifying could not be seen.', at);
    else if (key === 'foreign') yield broken('anyone', at, { severity: 'warning', confidence: 'medium' });
    else yield broken('anyone', at);
  },
});
