import { broken, defineRule, kept, tableName } from '../../src/rule.ts';

export default defineRule({
  id: 'aggregation-in-code',
  about: 'access',
  standards: ['database/aggregate-in-database'],
  severity: 'info',
  confidence: 'medium',
  preset: 'strict',
  cwe: [1049],
  summary: 'Rows are fetched only to be counted or summed.',
  messages: {
    reduced: "All rows of {target} are fetched only for '{by}': the database can compute it.",
  },
  why: 'Every row travels over the network and through memory to become one number. The cost grows with the table, and the day comes when it does not fit.',
  remedy:
    'Ask the database for the number: COUNT, SUM, AVG with GROUP BY, or the count and aggregate methods of the query library.',
  *check(access) {
    if (access.does === 'aggregate') yield kept(access.at, 'aggregated by the database');
    else if (access.reduced && access.query?.hasLimit !== true)
      yield broken('reduced', access.reduced.at, {
        data: { target: tableName(access.target), by: access.reduced.by },
        trail: [
          { at: access.at, what: `the rows of ${tableName(access.target)} are fetched` },
          { at: access.reduced.at, what: access.reduced.by },
        ],
      });
  },
});
