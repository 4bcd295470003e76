import {
  broken,
  defineRule,
  isPassing,
  isUnmounted,
  kept,
  mayMutate,
  placeKey,
  tableName,
  unknown,
  type Endpoint,
} from '../../src/rule.ts';

/** Requests are judged, messages of sockets and services are not. */
const isMessage = ({ method }: Endpoint): boolean => method === 'EVENT' || method === 'RPC';

/** It takes away all rows of a table, or whichever there are: nobody can tell afterwards what was in it. */
const wipes = ({ handler, rows }: Endpoint): boolean =>
  handler.writes.some(
    ({ at, does, many, cache, target }) =>
      does === 'delete' &&
      many === true &&
      cache !== true &&
      !isPassing(target) &&
      rows.some((row) => placeKey(row.access.at) === placeKey(at) && row.filters.length === 0),
  );
/** It changes what is stored, and not only copies that a cache keeps for a while. */
const keeps = ({ handler: { writes } }: Endpoint): boolean =>
  writes.length === 0 || writes.some(({ cache }) => cache !== true);

export default defineRule({
  id: 'unaudited-mutation',
  about: 'application',
  standards: ['audit-logging/mutations-recorded'],
  severity: 'warning',
  confidence: 'high',
  cwe: [778],
  summary: 'An endpoint changes data and leaves no audit record.',
  messages: {
    endpoint: '{method} {path} changes {target} and leaves no audit record; other endpoints of the application do.',
    application:
      'No endpoint of this application leaves an audit record: {count} of them change data, {method} {path} first.',
    several: '{count} endpoints change data and leave no audit record, {method} {path} first.',
    only: '{method} {path} changes {target} and leaves no audit record.',
  },
  why: 'When a row is wrong or gone, the question is who changed it and when. The request log knows neither the row nor the outcome, and after a break-in it is too late to start.',
  remedy:
    'Write a structured record of who did what to which row and how it ended, in middleware around the mutating routes or beside each write.',
  *check(application, model) {
    const elsewhere = isUnmounted(application, model);
    const open: Endpoint[] = [];
    let audited = false;
    let unseen = false;
    for (const endpoint of application.endpoints) {
      const { handler, purpose } = endpoint;
      if (endpoint.audited.is === 'yes') {
        audited = true;
        yield kept(endpoint.audited.at ?? endpoint.at, endpoint.audited.by);
      } else if (
        !mayMutate(endpoint) ||
        isMessage(endpoint) ||
        !keeps(endpoint) ||
        (purpose !== 'business' && purpose !== 'signup')
      )
        continue;
      else if (
        endpoint.audited.is !== 'no' ||
        elsewhere ||
        !endpoint.chainComplete ||
        (handler.writes.length === 0 && !handler.complete)
      ) {
        unseen ||= endpoint.audited.is === 'unknown' || !endpoint.chainComplete || !handler.complete;
        yield unknown(endpoint.audited.by ?? 'Not all that runs for this endpoint could be seen.', endpoint.at);
      } else if (handler.writes.length > 0) open.push(endpoint);
    }
    // Of those that could not be seen one may leave a record.
    const all = unseen ? 'several' : 'application';
    const message = audited ? 'endpoint' : open.length > 1 ? all : 'only';
    for (const endpoint of audited ? open : open.slice(0, 1)) {
      const { at, method, path, handler } = endpoint;
      yield broken(message, at, {
        data: { method, path, target: tableName(handler.writes[0]?.target ?? ''), count: open.length },
        // Where to record changes is one decision of an application, and whether to at all one of the project.
        cause: audited ? placeKey(application.at) : '',
        endpoints: audited ? [endpoint] : open,
        confidence: audited ? 'high' : 'medium',
        // That nothing is recorded anywhere is decided for the whole, and by those who run it: no single change is to blame.
        ...(!audited && !open.some(wipes) && { preset: 'strict' as const }),
      });
    }
  },
});
