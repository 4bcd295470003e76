import { broken, columnsOf, defineRule, isSecretColumn, kept, tableName } from '../../src/rule.ts';

export default defineRule({
  id: 'exposed-secret-field',
  about: 'endpoint',
  standards: ['api/no-sensitive-fields-in-responses'],
  severity: 'error',
  confidence: 'medium',
  preset: 'strict',
  cwe: [200, 213],
  summary: 'A row is answered as it was read, with a column that holds a password or a key.',
  messages: {
    exposed: '{method} {path} answers {column} of {table}.',
  },
  why: 'Digests of passwords are tried out offline, keys and codes work at once. What was sent lies in caches, logs and browsers, whoever needed it there.',
  remedy: 'Ask for the columns that are answered by name, without the secret ones, or map the row to what may be seen.',
  *check({ method, path, rows }) {
    for (const row of rows) {
      const { access, answered } = row;
      const columns = columnsOf(row);
      if (access.does !== 'read' || answered?.asIs !== true || columns === undefined) continue;
      const column = columns.find(isSecretColumn);
      if (column === undefined) yield kept(access.at);
      else yield broken('exposed', access.at, { data: { method, path, column, table: tableName(access.target) } });
    }
  },
});
