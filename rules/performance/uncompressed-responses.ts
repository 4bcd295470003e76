import { broken, defineRule, kept, unknown } from '../../src/rule.ts';

export default defineRule({
  id: 'uncompressed-responses',
  about: 'application',
  standards: ['performance/response-compression'],
  severity: 'info',
  confidence: 'low',
  preset: 'strict',
  cwe: [1050],
  summary: 'An application compresses none of its answers.',
  messages: {
    none: 'Nothing in this application compresses its answers (endpoints: {count}).',
  },
  why: 'Lists in JSON shrink to a fifth or a tenth. Without it they cost time on slow connections, and money where traffic is paid.',
  remedy:
    'Let the proxy or the network before the service compress, or register the compression middleware of the framework before the routes.',
  *check({ at, endpoints, serves }, { packages }) {
    const answering = endpoints.filter(({ kind }) => kind === 'rest' || kind === 'graphql');
    if (!serves || answering.length === 0) return;
    const compressing = answering.flatMap(({ chain }) =>
      chain.filter(({ roles }) => roles.some(({ does }) => does === 'compression')),
    )[0];
    const hidden = answering.find(({ chainComplete }) => !chainComplete);
    if (compressing !== undefined) yield kept(compressing.at, compressing.text);
    else if (packages.some(({ is }) => is.includes('compression')))
      yield unknown('A package that compresses is used, and where could not be seen.', at);
    else if (hidden !== undefined) yield unknown(hidden.unseen[0] ?? 'Not everything before the handlers is seen.', at);
    else yield broken('none', at, { data: { count: answering.length } });
  },
});
