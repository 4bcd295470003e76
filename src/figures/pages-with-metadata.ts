import type { Endpoint } from '../model/model.ts';
import { refuses } from '../model/questions.ts';
import { tooDark, type Figure } from './figure.ts';

/** What tells a reader how many pages there are, or where the next one begins. */
const TELLS =
  /^(?:total\w*|\w*count|num\w*|next\w*|prev\w*|\w*cursor|page\w*|pages|has(?:More|Next)\w*|last\w*|meta|pagination|paging|links?|_links|offset|limit)$/i;

/** Endpoints that answer a page of which the caller says how long it is, with something about the others. */
export const pagesWithMetadata: Figure = {
  id: 'pages-with-metadata',
  standards: ['api/pagination-metadata'],
  counts: 'endpoints that tell with a page how many there are, or where the next one begins',
  of: 'endpoints that answer pages as long as the caller says',
  measure({ endpoints }) {
    const told = endpoints.filter(isPaged).map((endpoint) => ({ endpoint, tells: tellsMore(endpoint) }));
    if (told.length === 0) return { unknown: 'no endpoint was seen to take the length of a page' };
    const dark = told.filter(({ tells }) => tells === undefined).length;
    const unknown = tooDark(dark, told.length);
    if (unknown !== undefined) return unknown;
    const list = told.flatMap(({ endpoint: { method, path, at }, tells }) =>
      tells === true ? [{ what: `${method} ${path}`, at }] : [],
    );
    return { value: list.length, of: told.length, list };
  },
};
function isPaged({ rows }: Endpoint): boolean {
  return rows.some(
    ({ answered, limit }) => answered !== undefined && (limit.from === 'query' || limit.from === 'body'),
  );
}
/** Undefined where the answer is made elsewhere. */
function tellsMore({ handler }: Endpoint): boolean | undefined {
  const bodies = handler.responses.flatMap((it) => (it.onError || refuses(it) || it.body === undefined ? [] : it.body));
  if (bodies.some(({ keys }) => keys.some((key) => TELLS.test(key.split('.').at(-1)!)))) return true;
  return bodies.length === 0 || bodies.some(({ shape }) => shape === 'unknown') ? undefined : false;
}
