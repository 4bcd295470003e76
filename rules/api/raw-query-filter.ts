import { broken, defineRule, tableName, unknown } from '../../src/rule.ts';

export default defineRule({
  id: 'raw-query-filter',
  about: 'endpoint',
  standards: ['api/collection-query-parameters'],
  severity: 'warning',
  confidence: 'high',
  preset: 'strict',
  cwe: [943],
  summary: 'Whatever a caller sends is the filter of a read.',
  messages: {
    raw: 'All members of the {part} are the filter by which rows of {table} are picked, whatever they are called.',
  },
  why: 'A caller may ask for any column, also for those that are never shown (`password[$regex]=^a`), and the database is asked by columns without an index.',
  remedy:
    'Pick the members that may be filtered by (`pick(req.query, ["name", "role"])`), or check them with a schema that refuses all others.',
  *check({ rows, validated }) {
    for (const { access, whole } of rows) {
      if (whole === undefined || access.does === 'create') continue;
      const checked = whole.part === 'body' ? validated.body : validated.query;
      if (checked.is === 'yes' || checked.is === 'conditional') continue;
      if (checked.is === 'unknown') yield unknown('Whether the filter is checked before is not known.', whole.at);
      else yield broken('raw', access.at, { data: { part: whole.part, table: tableName(access.target) } });
    }
  },
});
