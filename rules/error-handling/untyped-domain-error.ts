import { broken, defineRule, kept, onePerPlace } from '../../src/rule.ts';

export default defineRule({
  id: 'untyped-domain-error',
  about: 'backend',
  standards: ['error-handling/typed-domain-errors'],
  severity: 'info',
  confidence: 'low',
  preset: 'strict',
  cwe: [397],
  summary: 'Request handling throws a bare error that no handler can tell from a failure.',
  messages: {
    bare: "'{type}' is thrown while a request is handled: no error handler can tell it from a failure of the service.",
  },
  why: 'Whoever catches it has only the text to go by. Either every such error becomes a 500, or someone compares messages, until a message is improved.',
  remedy:
    'Throw a class of its own for each case that a caller can cause, with a code and a status; keep the bare error for what must never happen.',
  *check(_, model) {
    for (const { at, kind, type } of onePerPlace(model.endpoints.flatMap(({ handler }) => handler.throws)))
      if (kind === 'bare') yield broken('bare', at, { data: { type } });
      else if (kind !== 'unknown') yield kept(at, type);
  },
});
