import { broken, defineRule, kept } from '../../src/rule.ts';

export default defineRule({
  id: 'select-star',
  about: 'query',
  standards: ['database/select-needed-columns'],
  severity: 'info',
  confidence: 'medium',
  preset: 'strict',
  cwe: [1049],
  summary: 'A query fetches every column of its table.',
  messages: {
    read: 'This query fetches every column of {tables}.',
  },
  why: 'A column added tomorrow, large or secret, is then fetched by every caller and may end in an answer. An index that covers the needed columns cannot be used.',
  remedy: 'Name the columns that the caller needs.',
  *check(query) {
    if (query.language !== 'sql' || query.columns === undefined) return;
    if (query.columns !== '*') yield kept(query.at, 'named columns');
    else yield broken('read', query.at, { data: { tables: query.tables.join(', ') || 'its table' } });
  },
});
