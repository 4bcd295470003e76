import {
  blamed,
  broken,
  defineRule,
  firstInLoop,
  isInHandler,
  isReached,
  kept,
  placeKey,
  tableName,
  type DataAccess,
} from '../../src/rule.ts';

/** It fills what is empty at first, with rows that are written out somewhere. */
const seeds = /(?:^|_|\b)(?:seed|sample|demo|default|initial|initialise|initialize|bootstrap|setup|populate)/i;
const isInsert = ({ does }: DataAccess): boolean => does === 'create';

export default defineRule({
  id: 'insert-in-loop',
  about: 'access',
  standards: ['database/bulk-inserts'],
  severity: 'warning',
  confidence: 'medium',
  habits: ['loop'],
  cwe: [1072],
  summary: 'Rows are inserted one by one in a loop.',
  messages: {
    loop: 'Rows of {target} are inserted one by one in a loop.',
  },
  why: 'Each turn is a round trip to the database. A hundred rows cost a hundred times the latency of one, while the request holds its connection and its locks.',
  remedy:
    'Insert all rows with one statement: several rows of VALUES, unnest of arrays, or the bulk method of the query library.',
  *check(access, model) {
    if (!isInsert(access)) return;
    const first = firstInLoop(access, model, isInsert);
    if (access.many === true) yield kept(access.at, 'bulk insert');
    else if (first)
      yield broken('loop', blamed(first), {
        ...(!isReached(access, model) && { confidence: 'low' }),
        // Its key has to be known before the rows that hang on it are made. Away from the handler a list is short as a rule.
        ...((access.rowUsed === true || seeds.test(access.within) || !isInHandler(first.loop.at, model)) && {
          preset: 'strict',
        }),
        data: { target: tableName(access.target) },
        cause: placeKey(access.at),
        trail: [
          { at: first.loop.at, what: 'the loop' },
          { at: access.at, what: 'one insert for each turn' },
        ],
      });
  },
});
