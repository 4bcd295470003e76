import { broken, defineRule, kept, tableName } from '../../src/rule.ts';

export default defineRule({
  id: 'unprepared-loop-query',
  about: 'access',
  standards: ['database/prepared-statements'],
  severity: 'info',
  confidence: 'low',
  preset: 'strict',
  summary: 'A statement that runs in a loop is parsed and planned anew each time.',
  messages: {
    loop: 'This statement on {target} runs once for each turn of a loop and is not prepared.',
  },
  why: 'The database parses and plans the same text again for each row. A prepared statement does it once.',
  remedy: 'Give the statement a name or prepare it before the loop; better still, change all rows with one statement.',
  *check(access) {
    const { query } = access;
    if (query?.language !== 'sql' || !query.bound) return;
    if (query.prepared === true) yield kept(access.at, 'prepared');
    // An insert or a read in a loop is a defect of its own.
    else if (access.loop && (access.does === 'update' || access.does === 'delete'))
      yield broken('loop', access.at, { data: { target: tableName(access.target) } });
  },
});
