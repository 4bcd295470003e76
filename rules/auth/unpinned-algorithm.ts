import { broken, defineRule, kept, unknown } from '../../src/rule.ts';

export default defineRule({
  id: 'unpinned-algorithm',
  about: 'token',
  standards: ['auth/pinned-algorithm'],
  severity: 'info',
  worst: 'error',
  confidence: 'high',
  preset: 'strict',
  cwe: [347],
  summary: 'Verifying does not say which algorithms are accepted.',
  messages: {
    open: 'Which algorithms are accepted is not said; the token says it.',
    none: 'Tokens without a signature are accepted here.',
  },
  why: 'The header of a token is written by whoever sends it. Where it chooses the algorithm, a public key can be taken for a shared secret, and with `none` there is no signature at all.',
  remedy: "Name the one algorithm that you sign with: `algorithms: ['RS256']`.",
  *check({ at, does, algorithms, key }) {
    if (does !== 'verify') return;
    const severity = key === 'foreign' || key === 'public' ? 'warning' : 'info';
    if (algorithms.names?.some((it) => it.toLowerCase() === 'none')) yield broken('none', at, { severity: 'error' });
    else if (algorithms.is === 'no') yield broken('open', at, { severity });
    else if (algorithms.is === 'unknown') yield unknown('The options of verifying could not be seen.', at);
    else if (algorithms.is === 'yes') yield kept(algorithms.at ?? at);
  },
});
