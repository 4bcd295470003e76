import {
  broken,
  defineRule,
  kept,
  unknown,
  within,
  type BackendModel,
  type Endpoint,
  type Location,
} from '../../src/rule.ts';

const bodyOf = (endpoint: Endpoint): Location | undefined =>
  endpoint.handler.inputs.find((input) => input.part === 'body')?.at;
/** It is checked, and the outcome ignored: that is the defect, of another rule. */
const isCheckedInVain = (endpoint: Endpoint, model: BackendModel): boolean =>
  model.validations.some(
    ({ at, enforced, parts }) =>
      enforced.is === 'no' &&
      (parts.length === 0 || parts.includes('body')) &&
      (within(at, endpoint.handler.at) || within(bodyOf(endpoint) ?? endpoint.at, at)),
  );

/** That all of it is stored as it came is the defect, of another rule. */
const isStoredWhole = ({ handler }: Endpoint): boolean =>
  handler.writes.some(({ rawInput }) => rawInput?.source.part === 'body');

/** Nothing but files is taken out of it: what may be sent there is the business of another rule. */
const takesFiles = ({ handler: { inputs } }: Endpoint): boolean => {
  const taken = inputs.filter(({ part }) => part === 'body');
  return taken.every(({ name = '' }) =>
    /^(?:files?|uploads?|attachments?|images?|photos?|pictures?|avatars?|documents?)$/i.test(name),
  );
};
/** A helper of several endpoints reads a body, which requests of this method seldom have. */
const isAside = ({ method, handler }: Endpoint, used: Location): boolean =>
  /^(?:GET|HEAD|DELETE|OPTIONS)$/.test(method) && !within(used, handler.at);

/** From this many on they have one cause. */
const FEW = 4;
/** So many that were forgotten are told together. */
const MANY = 8;
const WORST = 3;
/**
 * What the body can do: change what is stored, for anyone or for those who are known; be looked up or sent on; nothing that
 * is seen. What another service sends has passed there first.
 */
const harmOf = ({ handler, authenticated, purpose, kind }: Endpoint): number => {
  if (kind === 'grpc') return 0;
  if (handler.writes.length > 0) return authenticated.is === 'yes' || purpose !== 'business' ? 2 : WORST;
  return handler.reads.length + handler.outbound.length > 0 || !handler.complete ? 1 : 0;
};

export default defineRule({
  id: 'unvalidated-body',
  about: 'application',
  standards: ['validation/request-body-schema'],
  severity: 'warning',
  worst: 'error',
  confidence: 'medium',
  cwe: [20],
  summary: 'A request body is used without being checked against a schema.',
  messages: {
    endpoint: '{method} {path} uses the request body without checking it against a schema.',
    application:
      'No request body of this application is checked against a schema: {count} endpoints use theirs as it comes, {method} {path} first.',
    most: '{count} of the {all} endpoints that use the request body do so without checking it against a schema, {method} {path} first.',
    several: '{count} endpoints use the request body without checking it against a schema, {method} {path} first.',
  },
  why: 'A missing member becomes undefined, a text becomes an object, a number becomes a megabyte: every line that follows has to be right for input that nobody described.',
  remedy:
    'Declare a schema for the body and check it before the handler does anything; answer 400 with what was wrong.',
  *check(application, model) {
    const open: Endpoint[] = [];
    let checked = 0;
    let unseen = false;
    for (const endpoint of application.endpoints) {
      const { body } = endpoint.validated;
      const used = bodyOf(endpoint);
      if (body.is === 'yes') {
        // Tests here and there are no way of checking that the other endpoints would only have to follow.
        if (endpoint.handler.inputs.some((input) => input.part === 'body' && input.tested)) unseen = true;
        else checked++;
        yield kept(body.at ?? endpoint.at, body.by);
      } else if (used === undefined || body.is === 'not-applicable') continue;
      else if (body.is !== 'no' || !endpoint.chainComplete || endpoint.purpose === 'webhook') {
        unseen = true;
        yield unknown(body.by ?? 'Not all that runs before the handler could be seen.', endpoint.at);
      } else if (isAside(endpoint, used))
        yield unknown('Only some of those that come to the helper send a body.', used);
      else if (!isCheckedInVain(endpoint, model)) open.push(endpoint);
    }
    open.sort((one, other) => harmOf(other) - harmOf(one));
    // Where most are open the application is what lacks something, and not its endpoints one by one.
    const apart = checked > 0 && (open.length < FEW || open.length <= checked);
    const told = apart ? open.filter((endpoint) => !isStoredWhole(endpoint)) : open.slice(0, 1);
    const all = checked > 0 ? 'most' : unseen ? 'several' : 'application';
    for (const endpoint of told) {
      const harm = harmOf(endpoint);
      yield broken(apart || open.length === 1 ? 'endpoint' : all, bodyOf(endpoint) ?? endpoint.at, {
        data: { method: endpoint.method, path: endpoint.path, count: open.length, all: open.length + checked },
        cause: apart && open.length < MANY ? endpoint.at.path : '',
        endpoints: apart ? [endpoint] : open,
        severity: harm === WORST ? 'error' : 'warning',
        ...((harm === 0 || (apart && takesFiles(endpoint))) && { preset: 'strict' as const }),
        // The schema of a graph has checked the types of all arguments before.
        ...(endpoint.kind === 'graphql' && { confidence: 'low' }),
      });
    }
  },
});
