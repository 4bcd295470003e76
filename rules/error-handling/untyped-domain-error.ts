import { broken, defineRule, kept, type Location } from '../../src/rule.ts';

const key = (at: Location): string => `${at.path}:${at.line}:${at.column}`;

export default defineRule({
  id: 'untyped-domain-error',
  about: 'backend',
  standards: ['error-handling/typed-domain-errors'],
  severity: 'info',
  confidence: 'low',
  cwe: [397],
  summary: 'Request handling throws a bare error that no handler can tell from a failure.',
  messages: {
    bare: "'{type}' is thrown while a request is handled: no error handler can tell it from a failure of the service.",
  },
  why: 'Whoever catches it has only the text to go by. Either every such error becomes a 500, or someone compares messages, until a message is improved.',
  remedy:
    'Throw a class of its own for each case that a caller can cause, with a code and a status; keep the bare error for what must never happen.',
  *check(_, model) {
    const seen = new Set<string>();
    for (const { handler } of model.endpoints)
      for (const thrown of handler.throws) {
        if (seen.has(key(thrown.at))) continue;
        seen.add(key(thrown.at));
        if (thrown.kind === 'bare') yield broken('bare', thrown.at, { data: { type: thrown.type } });
        else if (thrown.kind !== 'unknown') yield kept(thrown.at, thrown.type);
      }
  },
});
