import { broken, defineRule, kept, type BackendModel, type DataAccess, type Location } from '../../src/rule.ts';

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
  return (
    model.accesses.find((other) => other.does === 'create' && other.loop && key(other.loop.at) === loop) === access
  );
}

export default defineRule({
  id: 'insert-in-loop',
  about: 'access',
  standards: ['database/bulk-inserts'],
  severity: 'warning',
  confidence: 'medium',
  cwe: [1072],
  summary: 'Rows are inserted one by one in a loop.',
  messages: {
    loop: 'Rows of {target} are inserted one by one in a loop.',
  },
  why: 'Each turn is a round trip to the database. A hundred rows cost a hundred times the latency of one, while the request holds its connection and its locks.',
  remedy:
    'Insert all rows with one statement: several rows of VALUES, unnest of arrays, or the bulk method of the query library.',
  *check(access, model) {
    if (access.does !== 'create') return;
    if (access.many === true) yield kept(access.at, 'bulk insert');
    else if (access.loop && isFirst(access, model)) {
      const role = model.files.find((file) => file.path === access.at.path)?.role ?? 'source';
      if (role !== 'source') return;
      const at = access.loop.at.path === access.at.path ? access.at : access.loop.at;
      yield broken('loop', at, {
        ...(!isReached(access, model) && { confidence: 'low' }),
        data: { target: access.target },
        trail: [
          { at: access.loop.at, what: 'the loop' },
          { at: access.at, what: 'one insert for each turn' },
        ],
      });
    }
  },
});
