import { broken, defineRule, kept, tableName } from '../../src/rule.ts';

export default defineRule({
  id: 'read-modify-write',
  about: 'access',
  standards: ['database/atomic-relative-updates'],
  severity: 'warning',
  confidence: 'medium',
  cwe: [362],
  summary: 'A stored number is read, changed in code and written back.',
  messages: {
    raced: 'The value written to {target} was computed from a value read before: a change made in between is lost.',
  },
  why: 'Two requests read the same balance, each adds to it, and the second write undoes the first. Nothing fails; the number is simply wrong.',
  remedy:
    'Let the database compute it (SET stock = stock - $1), or lock the row when it is read (FOR UPDATE), or check a version when it is written.',
  *check(access) {
    if (access.does !== 'update' && access.does !== 'upsert') return;
    if (access.query?.relativeUpdate === true) yield kept(access.at, 'relative update');
    else if (access.computedFromRead) {
      if (access.locked === true) yield kept(access.at, 'locked row');
      else
        yield broken('raced', access.at, {
          data: { target: tableName(access.target) },
          trail: [
            { at: access.computedFromRead, what: `${tableName(access.target)} is read` },
            { at: access.at, what: 'and written back' },
          ],
        });
    }
  },
});
