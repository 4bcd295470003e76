import { broken, defineRule, isInHandler, isOfCaller, kept, tableName } from '../../src/rule.ts';

export default defineRule({
  id: 'unchecked-row',
  about: 'access',
  standards: ['database/absent-row-handled'],
  severity: 'warning',
  confidence: 'medium',
  habits: ['used'],
  cwe: [476],
  summary: 'A row is used without a test that it was found.',
  messages: {
    used: 'The row of {target} is used here without a test that one was found.',
  },
  why: 'When no row matches, this is a TypeError and the caller gets a 500 where a 404 was due.',
  remedy:
    'Test the row first and answer that nothing was found, or use the variant of the query that throws when there is no row.',
  *check(access, model) {
    if (access.does !== 'read') return;
    if (access.throwsWhenAbsent === true) yield kept(access.at, 'throws when no row is found');
    else if (access.usedUnchecked) {
      const { usedUnchecked } = access;
      // Whoever calls a function has often seen to it that there is such a row, and what no endpoint comes to is missed by nobody.
      const isApart = !isInHandler(usedUnchecked, model) && model.endpoints.length > 0;
      yield broken('used', usedUnchecked, {
        data: { target: tableName(access.target) },
        // The caller gets an answer all the same, or there is always a row.
        ...((access.useCaught === true || isApart || isOfCaller(access, model)) && { preset: 'strict' as const }),
        trail: [
          { at: access.at, what: `${tableName(access.target)} is read` },
          { at: usedUnchecked, what: 'the row is used' },
        ],
      });
    } else if (access.absenceChecked === true) yield kept(access.at, 'tested');
  },
});
