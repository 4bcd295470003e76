import {
  type BackendModel,
  broken,
  defineRule,
  type Endpoint,
  kept,
  type RowBound,
  type Source,
} from '../../src/rule.ts';

const CHOSEN: ReadonlySet<Source | undefined> = new Set(['query', 'body']);

export default defineRule({
  id: 'unbounded-page-size',
  about: 'endpoint',
  standards: ['api/bounded-page-size'],
  severity: 'warning',
  confidence: 'high',
  preset: 'strict',
  cwe: [770],
  summary: 'The caller chooses how many rows are read, and no greatest value stands on the way.',
  messages: {
    unbounded: 'How many rows are read is what the caller sends (`{name}`), and nothing bounds it.',
  },
  why: 'A page size of a million makes the answer unpaged again: one request reads, holds and sends everything.',
  remedy:
    'Give the size a greatest value where it is checked (`max(100)`), or take the smaller of both (`Math.min(size, 100)`).',
  *check(endpoint, model) {
    for (const { access, limit } of endpoint.rows) {
      const { at, from, name } = limit;
      if (at === undefined || !CHOSEN.has(from) || name === undefined) continue;
      const bound = boundOf(endpoint, limit, model);
      if (bound === 'yes') yield kept(at);
      else if (bound === 'no') yield broken('unbounded', access.at, { data: { name }, endpoints: [endpoint] });
    }
  },
});
/** Whether a schema of the endpoint gives the member a greatest value; a check that is not read may. */
function boundOf(endpoint: Endpoint, { from, name }: RowBound, { schemas }: BackendModel): 'yes' | 'no' | 'unknown' {
  const part = from === 'body' ? 'body' : 'query';
  const own = schemas.filter((it) => it.endpoints?.includes(endpoint) === true);
  const fields = own.flatMap((it) => it.fields.flatMap((field) => [field, ...(field.fields ?? [])]));
  const found = fields.filter((field) => field.name === name);
  if (found.some(({ type, constraints }) => type === 'enum' || constraints.some((it) => BOUNDING.test(it.name))))
    return 'yes';
  if (found.some(({ constraints }) => constraints.some((it) => it.name === 'refine'))) return 'unknown';
  if (found.length > 0) return 'no';
  // That it is made a number where it is read bounds nothing.
  const checked = endpoint.chain.some(({ roles }) => roles.some(({ does }) => does === 'validates'));
  return endpoint.validated[part].is === 'unknown' || checked || own.length > 0 ? 'unknown' : 'no';
}
const BOUNDING = /^(?:max|lt|lte|less|range|between|enum|valid|oneOf|in)$/i;
