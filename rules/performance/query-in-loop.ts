import { broken, defineRule, type BackendModel, type DataAccess, type Location } from '../../src/rule.ts';

const isRead = ({ does }: DataAccess): boolean => does === 'read' || does === 'aggregate';
const key = ({ path, line, column }: Location): string => `${path}:${line}:${column}`;
const reached = new WeakMap<BackendModel, ReadonlySet<string>>();
/** An endpoint gets there: it is no seeding at the start and no job of the night. */
function isReached(access: DataAccess, model: BackendModel): boolean {
  let places = reached.get(model);
  if (!places) {
    places = new Set(
      model.endpoints.flatMap(({ handler }) => [...handler.reads, ...handler.writes].map(({ at }) => key(at))),
    );
    reached.set(model, places);
  }
  return places.has(key(access.at));
}
/** The loop is the cause: of several accesses in it the first stands for all. */
function isFirst(access: DataAccess, model: BackendModel): boolean {
  const loop = access.loop && key(access.loop.at);
  return model.accesses.find((other) => isRead(other) && other.loop && key(other.loop.at) === loop) === access;
}

export default defineRule({
  id: 'query-in-loop',
  about: 'access',
  standards: ['performance/no-n-plus-one'],
  severity: 'warning',
  confidence: 'medium',
  cwe: [1072],
  summary: 'A query runs once for each element of a list.',
  messages: {
    loop: '{target} is queried once for each turn of a loop.',
  },
  why: 'One request becomes as many queries as there are rows. It is fast with ten rows of test data and slow with the thousand of production.',
  remedy:
    'Fetch the related rows together: a join, a condition on the list of keys (= ANY($1)), the include of the query library, or a batching loader.',
  *check(access, model) {
    if (!access.loop || !isRead(access) || !isFirst(access, model)) return;
    const role = model.files.find((file) => file.path === access.at.path)?.role ?? 'source';
    if (role !== 'source') return;
    // Where the query stands in another file it is not to blame: the loop is.
    const at = access.loop.at.path === access.at.path ? access.at : access.loop.at;
    yield broken('loop', at, {
      ...(!isReached(access, model) && { confidence: 'low' }),
      data: { target: access.target },
      trail: [
        { at: access.loop.at, what: 'the loop' },
        { at: access.at, what: 'one query for each turn' },
      ],
    });
  },
});
