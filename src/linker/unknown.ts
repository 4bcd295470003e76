/** Answers where the analysis failed: what stands in the source stays in the report, and all about it is unknown. */
import type { Answer, Application, Behaviour, Endpoint } from '../model/model.ts';
import type { BehaviourLists } from './behaviour/lists.ts';
import type { EndpointDraft } from './chains.ts';
import { placeOf } from './places.ts';
import { purposeOf } from './purposes.ts';

const WHY = 'its analysis failed';
const UNKNOWN: Answer = { is: 'unknown', by: WHY };

/** An endpoint of which only its registration is known. */
export function unknownEndpoint(draft: EndpointDraft): Endpoint {
  const { method, path, kind, framework } = draft;
  const at = placeOf(draft.at);
  return {
    method,
    path,
    kind,
    at,
    params: [],
    chain: [],
    chainComplete: false,
    unseen: [WHY],
    handler: unknownBehaviour(draft.handler?.text ?? '', at),
    framework,
    authenticated: UNKNOWN,
    authorized: UNKNOWN,
    validated: { body: UNKNOWN, query: UNKNOWN, path: UNKNOWN },
    rateLimited: UNKNOWN,
    audited: UNKNOWN,
    errorsHandled: UNKNOWN,
    transactional: UNKNOWN,
    ownerScoped: UNKNOWN,
    rows: [],
    purpose: purposeOf(method, path, kind),
  };
}
/** What is known of a function that could not be followed. */
export function unknownBehaviour(name: string, at: Behaviour['at']): Behaviour {
  return {
    name,
    at,
    complete: false,
    blind: [],
    writes: [],
    reads: [],
    responses: [],
    logs: [],
    audits: [],
    outbound: [],
    throws: [],
    inputs: [],
    async: false,
  };
}
/** An application of which only its endpoints are known. */
export function unknownApplication(
  at: Application['at'],
  framework: string,
  endpoints: readonly Endpoint[],
): Application {
  return {
    at,
    framework,
    endpoints,
    headers: UNKNOWN,
    cors: UNKNOWN,
    rateLimit: UNKNOWN,
    late: [],
    errorHandlers: [],
    defaultErrorHandling: 'unknown',
    requestLog: UNKNOWN,
    serves: false,
  };
}
/** Of code of which nothing is known. */
export function emptyLists(): BehaviourLists {
  return {
    accesses: [],
    behaviours: [],
    transactions: [],
    acquisitions: [],
    pools: [],
    catches: [],
    lostErrors: [],
    responses: [],
    logs: [],
    audits: [],
    schemas: [],
    validations: [],
    uploads: [],
    outbound: [],
    thrown: [],
    merges: [],
  };
}
