import { broken, defineRule, kept } from '../../src/rule.ts';

export default defineRule({
  id: 'hardcoded-connection',
  about: 'wiring',
  standards: ['secrets-crypto/secrets-and-dsns-from-environment'],
  severity: 'warning',
  confidence: 'high',
  preset: 'strict',
  cwe: [547],
  summary: 'The address of a store or broker stands in the source.',
  messages: {
    host: 'This connects to {host}, whatever the environment says.',
  },
  why: 'Every stage connects to the same store: a test run writes to production, and moving the store is a change of the source. Whoever reads the source knows where it stands.',
  remedy: 'Read the address from the environment, and refuse to start without it.',
  *check({ at, does, fixed }) {
    if (does !== 'connect') return;
    if (fixed === undefined) yield kept(at);
    // Whatever runs the containers gives such a name to another one in each stage.
    else yield broken('host', fixed.at, { data: { host: fixed.text }, ...(fixed.local && { confidence: 'low' }) });
  },
});
