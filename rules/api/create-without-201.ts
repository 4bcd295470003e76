import {
  broken,
  businessEndpoints,
  defineRule,
  type Endpoint,
  kept,
  literalsOf,
  refuses,
  type Response,
  type Row,
  stemOf,
  styleOf,
  tableName,
  unknown,
} from '../../src/rule.ts';

/** Made now, made later, some of many made, none. */
const TOLD: ReadonlySet<number | undefined> = new Set([201, 202, 204, 207]);

export default defineRule({
  id: 'create-without-201',
  about: 'application',
  standards: ['api/create-returns-201'],
  severity: 'info',
  confidence: 'medium',
  preset: 'strict',
  habits: ['created'],
  summary: 'A request that makes something is answered as if it had only been looked at.',
  messages: {
    created: '{method} {path} makes a row of {table} and answers {status}.',
  },
  why: 'A client cannot tell a row that was made from one that was there before, and caches and generated clients expect 201 after POST.',
  remedy: 'Answer 201 with what was made; 202 where it is made later.',
  *check(application) {
    const style = styleOf(application);
    if (style === 'rpc') yield unknown('The paths are names of calls and not of resources.', application.at);
    if (style === 'rpc' || style === 'unknown') return;
    for (const endpoint of businessEndpoints(application)) {
      const made = madeBy(endpoint);
      if (made === undefined) continue;
      const successes = endpoint.handler.responses.filter(isSuccess);
      const [first] = successes;
      const telling = successes.find((it) => TOLD.has(statusOf(it, endpoint)));
      if (telling !== undefined) yield kept(telling.at);
      else if (first !== undefined && !successes.some(isOther)) {
        const { method, path } = endpoint;
        const status = statusOf(first, endpoint);
        if (status !== undefined)
          yield broken('created', first.at, {
            data: { method, path, table: tableName(made.access.target), status },
            endpoints: [endpoint],
          });
      }
    }
  },
});
/** The row that a POST makes and its path names. */
function madeBy({ method, path, rows }: Endpoint): Row | undefined {
  const named = path.endsWith('/') ? path.slice(0, -1) : path;
  const last = literalsOf(named).at(-1);
  if (method !== 'POST' || last === undefined || !named.endsWith(`/${last}`)) return undefined;
  // Below a member a singular is something that is done to it: `/articles/:id/favorite`.
  if (named.includes(':') && (stemOf(last) === last.toLowerCase() || /ie$/i.test(last))) return undefined;
  return rows.find(
    ({ access }) => access.does === 'create' && stemOf(access.target.split('.').at(-1)!) === stemOf(last),
  );
}
function isSuccess(response: Response): boolean {
  return !response.onError && !refuses(response);
}
/** Its status hangs on what runs, or it is a page or a redirect, for a browser. */
function isOther({ as, statusOpen, body }: Response): boolean {
  return statusOpen === true || body === undefined || (as !== undefined && as !== 'json');
}
function statusOf({ status }: Response, { usualStatus }: Endpoint): number | undefined {
  return status ?? usualStatus;
}
