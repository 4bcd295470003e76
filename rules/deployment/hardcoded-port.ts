import { broken, defineRule, kept } from '../../src/rule.ts';

export default defineRule({
  id: 'hardcoded-port',
  about: 'wiring',
  standards: ['deployment/externalised-config'],
  severity: 'info',
  confidence: 'high',
  preset: 'strict',
  cwe: [1051],
  summary: 'The server listens on a port that stands in the source.',
  messages: {
    port: 'The server listens on port {port}, whatever its environment says.',
  },
  why: 'The platform that runs it chooses the port. Two of them on one machine, a test beside the service, another stage: each needs a change of the source.',
  remedy: 'Read the port from the environment, with this one as its default: Number(process.env.PORT ?? 3000).',
  *check({ at, does, fixed }) {
    if (does !== 'listen') return;
    if (fixed === undefined) yield kept(at);
    else yield broken('port', fixed.at, { data: { port: fixed.text } });
  },
});
