import { broken, defineRule, unknown } from '../../src/rule.ts';

export default defineRule({
  id: 'request-forgery',
  about: 'sink',
  standards: [],
  severity: 'error',
  confidence: 'high',
  preset: 'strict',
  cwe: [918],
  summary: 'A caller can choose the host that the server sends a request to.',
  messages: {
    request:
      "The caller's {part} value '{source}' decides which host {call} sends a request to: the caller reaches services that only this server can reach.",
  },
  why: 'The server stands inside the network: databases, admin pages and the metadata of the cloud (with its credentials) answer it, though they answer nobody outside.',
  remedy:
    'Write the origin as a constant and put only a path or a query behind it, or compare the host of the parsed URL with a list of those that are allowed, also after redirects.',
  *check({ kind, at, call, flow }) {
    if (kind !== 'request') return;
    if (flow === undefined) yield unknown('The address comes from code that could not be followed.', at);
    else
      yield broken('request', at, {
        data: { part: flow.source.part, source: flow.source.name, call },
        trail: flow.steps,
      });
  },
});
