import {
  blamed,
  broken,
  defineRule,
  firstInLoop,
  isReached,
  isShown,
  placeKey,
  tableName,
  type DataAccess,
} from '../../src/rule.ts';

const isRead = ({ does }: DataAccess): boolean => does === 'read' || does === 'aggregate';

export default defineRule({
  id: 'query-in-loop',
  about: 'access',
  standards: ['performance/no-n-plus-one'],
  severity: 'warning',
  confidence: 'medium',
  habits: ['loop'],
  cwe: [1072],
  summary: 'A query runs once for each element of a list.',
  messages: {
    loop: 'Rows of {target} are queried once for each turn of a loop.',
  },
  why: 'One request becomes as many queries as there are rows. It is fast with ten rows of test data and slow with the thousand of production.',
  remedy:
    'Fetch the related rows together: a join, a condition on the list of keys (= ANY($1)), the include of the query library, or a batching loader.',
  *check(access, model) {
    const first = isRead(access) ? firstInLoop(access, model, isRead) : undefined;
    if (!first) return;
    yield broken('loop', blamed(first), {
      // What is asked of a store of copies seldom waits for a disk.
      ...((access.cache === true || !isReached(access, model)) && { confidence: 'low' }),
      // What is stored, imported or sent is worked off one by one as a rule, and seldom.
      ...(!isShown(access, model) && { preset: 'strict' as const }),
      data: { target: tableName(access.target) },
      cause: placeKey(access.at),
      trail: [
        { at: first.loop.at, what: 'the loop' },
        { at: access.at, what: 'one query for each turn' },
      ],
    });
  },
});
