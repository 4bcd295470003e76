import { broken, defineRule, kept, unknown, type Answer, type Endpoint, type Location } from '../../src/rule.ts';

interface Open {
  readonly endpoint: Endpoint;
  readonly names: string;
  readonly at: Location;
}

/** Parameters that the handler reads and nobody has checked or converted. */
function openIn(endpoint: Endpoint): Open | undefined {
  const open = endpoint.handler.inputs.filter((input) => {
    if ((input.part !== 'path' && input.part !== 'query') || input.tested) return false;
    const declared = endpoint.params.find((param) => param.in === input.part && param.name === input.name);
    return endpoint.validated[input.part].is === 'no' && declared?.type === undefined;
  });
  const names = [...new Set(open.map((input) => `'${input.name ?? input.part}'`))].join(', ');
  return open[0] && { endpoint, names, at: open[0].at };
}
const answers = (endpoint: Endpoint): readonly Answer[] => [endpoint.validated.path, endpoint.validated.query];

export default defineRule({
  id: 'unvalidated-parameters',
  about: 'application',
  standards: ['validation/path-query-allow-list'],
  severity: 'warning',
  confidence: 'medium',
  cwe: [20],
  summary: 'Path or query parameters are used without being checked.',
  messages: {
    endpoint: '{method} {path} uses {names} without a check of what the caller sent.',
    application:
      'This application checks path and query parameters against no schema: {count} endpoints use theirs as they come, {method} {path} first.',
  },
  why: 'A parameter may be longer than expected, hold characters that mean something further on, or come twice and be a list. What it is used for decides how bad that is.',
  remedy: 'Declare a schema for the parameters, or convert and test each one, before the handler uses them.',
  *check(application) {
    const open: Open[] = [];
    let checked = false;
    for (const endpoint of application.endpoints) {
      for (const answer of answers(endpoint)) {
        if (answer.is !== 'yes') continue;
        // A test here and there is no way of checking that the other endpoints would only have to follow.
        checked ||= !endpoint.handler.inputs.some((input) => input.tested);
        yield kept(answer.at ?? endpoint.at, answer.by);
      }
      const one = openIn(endpoint);
      if (one && endpoint.chainComplete) open.push(one);
      else if (one || answers(endpoint).some((answer) => answer.is === 'unknown'))
        yield unknown('Not all that runs before the handler could be seen.', endpoint.at);
    }
    for (const { endpoint, names, at } of checked ? open : open.slice(0, 1))
      yield broken(checked || open.length === 1 ? 'endpoint' : 'application', at, {
        data: { method: endpoint.method, path: endpoint.path, names, count: open.length },
        cause: endpoint.at.path,
        endpoints: checked ? [endpoint] : open.map((each) => each.endpoint),
      });
  },
});
