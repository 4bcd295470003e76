import {
  broken,
  defineRule,
  kept,
  mutates,
  placeKey,
  unknown,
  type Answer,
  type Endpoint,
  type Location,
} from '../../src/rule.ts';

interface Open {
  readonly endpoint: Endpoint;
  /** What came decides what is changed, and nobody has looked before whether that is there. */
  readonly decides: boolean;
  readonly names: string;
  readonly at: Location;
}

/** The route has a parameter of this name: one of another name was put there by the server itself. */
const isOfRoute = ({ kind, path }: Endpoint, name: string): boolean =>
  kind !== 'rest' || /[*(]/.test(path) || path.split(/\W+/).includes(name);
/** Parameters that the handler reads and nobody has checked or converted. */
function openIn(endpoint: Endpoint): Open | undefined {
  const { handler, params, validated } = endpoint;
  const open = handler.inputs.filter(({ part, name, tested }) => {
    if ((part !== 'path' && part !== 'query') || tested) return false;
    if (part === 'path' && name !== undefined && !isOfRoute(endpoint, name)) return false;
    const declared = params.find((param) => param.in === part && param.name === name);
    return validated[part].is === 'no' && declared?.type === undefined;
  });
  const names = [...new Set(open.map((input) => `'${input.name ?? input.part}'`))].join(', ');
  // What finds no row changes nothing, and a lookup that is tested finds out what does not fit.
  const looked = handler.reads.some((read) => read.absenceChecked === true || read.throwsWhenAbsent === true);
  const decides = mutates(endpoint) && handler.writes.length + handler.outbound.length > 0 && !looked;
  return open[0] && { endpoint, decides, names, at: open[0].at };
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
      'Nothing checks or converts the path and query parameters of {count} endpoints that change something by them: {method} {path} first, by {names}.',
    lookups:
      '{count} endpoints read by path and query parameters that nothing checks or converts: {method} {path} first, by {names}.',
  },
  why: 'A parameter may be longer than expected, hold characters that mean something further on, or come twice and be a list. What it is used for decides how bad that is.',
  remedy: 'Declare a schema for the parameters, or convert and test each one, before the handler uses them.',
  *check(application) {
    const open: Open[] = [];
    let checked = 0;
    for (const endpoint of application.endpoints) {
      const kepts = answers(endpoint).filter(({ is }) => is === 'yes');
      // A test here and there is no way of checking that the other endpoints would only have to follow.
      if (kepts.length > 0 && !endpoint.handler.inputs.some((input) => input.tested && input.part !== 'body'))
        checked++;
      for (const answer of kepts) yield kept(answer.at ?? endpoint.at, answer.by);
      const one = openIn(endpoint);
      if (one && endpoint.chainComplete) open.push(one);
      else if (one || answers(endpoint).some((answer) => answer.is === 'unknown'))
        yield unknown('Not all that runs before the handler could be seen.', endpoint.at);
    }
    for (const decides of [true, false]) {
      const those = open.filter((each) => each.decides === decides);
      for (const { endpoint, names, at } of checked > 0 ? those : those.slice(0, 1))
        yield broken(checked > 0 || those.length === 1 ? 'endpoint' : decides ? 'application' : 'lookups', at, {
          data: { method: endpoint.method, path: endpoint.path, names, count: those.length },
          // Where most are not checked an id that fits nothing finds nothing; where most are, these were forgotten.
          ...((!decides || checked < those.length) && { preset: 'strict' as const }),
          // How an application treats what comes in its paths is one decision.
          cause: placeKey(application.at),
          endpoints: checked > 0 ? [endpoint] : those.map((each) => each.endpoint),
        });
    }
  },
});
