import { broken, defineRule, kept } from '../../src/rule.ts';

export default defineRule({
  id: 'leading-wildcard-search',
  about: 'query',
  standards: ['database/full-text-index'],
  severity: 'info',
  confidence: 'medium',
  preset: 'strict',
  cwe: [1049],
  summary: 'A text search starts its pattern with a wildcard.',
  messages: {
    wildcard: 'This search in {tables} starts its pattern with a wildcard, so that no ordinary index can help.',
  },
  why: 'The database reads the whole table for each search. On a small table nobody notices; on a large one each search is a full scan that any caller can start.',
  remedy:
    'Search a full-text index (tsvector, FULLTEXT, text index) or a trigram index, or match from the beginning of the text.',
  *check(query) {
    if (query.leadingWildcard === true)
      yield broken('wildcard', query.at, { data: { tables: query.tables.join(', ') || 'a table' } });
    else if (query.leadingWildcard === false) yield kept(query.at, 'anchored pattern');
  },
});
