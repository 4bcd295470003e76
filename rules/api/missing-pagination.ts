import { broken, defineRule, type Endpoint, isList, kept, tableName, unknown } from '../../src/rule.ts';

export default defineRule({
  id: 'missing-pagination',
  about: 'endpoint',
  standards: ['api/paginate-collections'],
  severity: 'warning',
  confidence: 'medium',
  preset: 'strict',
  habits: ['unpaged'],
  cwe: [770],
  summary: 'An endpoint answers all rows of a table, however many there are.',
  messages: {
    unpaged: '{method} {path} answers all rows of {table} that match, however many there are.',
  },
  why: 'It works with the ten rows of the first day. With a hundred thousand one request costs memory, time and bandwidth for all of them, and anybody may repeat it.',
  remedy: 'Take a page or a cursor and a size with a greatest value, and hand them to the read as limit and offset.',
  *check(endpoint) {
    if (!lists(endpoint)) return;
    for (const { access, filtersSeen, limit } of endpoint.rows.filter(isList)) {
      if (limit.is === 'yes') yield kept(limit.at ?? access.at);
      else if (limit.is === 'unknown') yield unknown('How many rows are asked for could not be seen.', access.at);
      else if (!filtersSeen) yield unknown('Whether they are those of one person could not be seen.', access.at);
      else if (limit.is === 'no')
        yield broken('unpaged', access.at, {
          data: { method: endpoint.method, path: endpoint.path, table: tableName(access.target) },
          endpoints: [endpoint],
        });
    }
  },
});
/** It reads, by its method or by the name of its path. */
function lists({ kind, method, path, purpose }: Endpoint): boolean {
  if (kind !== 'rest' || purpose !== 'business') return false;
  return method === 'GET' || (method === 'POST' && /[./](?:list|search|index)$/i.test(path));
}
