import { broken, defineRule, growsForEver, kept, tableName } from '../../src/rule.ts';

export default defineRule({
  id: 'offset-on-growing-set',
  about: 'endpoint',
  standards: ['api/cursor-pagination-for-large-sets'],
  severity: 'info',
  confidence: 'low',
  preset: 'strict',
  summary: 'A table that grows for ever is paged by how many rows to leave out.',
  messages: {
    offset: '{table} only grows, and its pages are found by leaving out as many rows as the caller says.',
  },
  why: 'The database reads all rows that it leaves out: the hundredth page costs a hundred times the first. Rows that come in meanwhile are shown twice.',
  remedy: 'Page by the last row that was shown (`WHERE (created_at, id) < ($1, $2)`), and give its place as cursor.',
  *check({ rows }) {
    for (const { access, limit, offset } of rows) {
      if (access.does !== 'read' || !growsForEver(access.target)) continue;
      if (offset.is === 'yes' && (offset.from === 'query' || offset.from === 'body'))
        yield broken('offset', access.at, { data: { table: tableName(access.target) } });
      else if (offset.is === 'no' && limit.is === 'yes') yield kept(limit.at ?? access.at);
    }
  },
});
