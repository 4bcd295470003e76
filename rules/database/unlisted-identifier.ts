import { broken, defineRule, kept, lastPassed, unknown } from '../../src/rule.ts';

export default defineRule({
  id: 'unlisted-identifier',
  about: 'query',
  standards: ['database/identifier-allow-list'],
  severity: 'warning',
  worst: 'error',
  confidence: 'medium',
  cwe: [89],
  summary: 'A table or column name in a statement is not taken from an allow-list.',
  messages: {
    reached: "The caller's {part} value '{source}' names a table or column of this statement.",
    escaped:
      "The caller's {part} value '{source}' names a table or column of this statement: escaped, but any name passes.",
    open: "'{hole}' names a table or column of this statement and is not taken from an allow-list.",
  },
  why: 'A name cannot be bound like a value. Unescaped it is an injection; escaped it still lets the caller sort or filter by columns that were never meant to be seen, such as a password hash.',
  remedy:
    'Look the name up in a constant object or check it against a constant list, and refuse or replace what is not in it.',
  *check(query) {
    for (const hole of query.holes) {
      if (hole.position !== 'identifier') continue;
      const escaped = hole.safe !== undefined && /escap|quot/i.test(hole.safe);
      if (hole.safe !== undefined && !escaped) yield kept(hole.at, hole.safe);
      else if (hole.flow !== undefined) {
        const cause = lastPassed(hole.flow);
        yield broken(escaped ? 'escaped' : 'reached', query.at, {
          data: { part: hole.flow.source.part, source: hole.flow.source.name },
          trail: hole.flow.steps,
          severity: escaped ? 'warning' : 'error',
          confidence: escaped ? 'medium' : 'high',
          ...(cause !== undefined && { cause }),
        });
      } else if (hole.traced) yield kept(hole.at, 'no input reaches it');
      else if (escaped || !query.known) yield unknown(`Where '${hole.name}' comes from could not be seen.`, hole.at);
      // Most such names come out of the settings of whoever runs it, or of code.
      else
        yield broken('open', query.at, {
          data: { hole: hole.name },
          preset: 'strict',
          cause: `${query.at.path}:${hole.name}`,
        });
    }
  },
});
