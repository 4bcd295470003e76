import { broken, defineRule, kept, unknown } from '../../src/rule.ts';

export default defineRule({
  id: 'nosql-injection',
  about: 'query',
  standards: [],
  severity: 'error',
  confidence: 'high',
  cwe: [943],
  summary: 'A caller can send an operator instead of a value into a filter of a document store.',
  messages: {
    operator:
      "The caller's {part} value '{source}' may be an object, and reaches this filter as it is: an operator such as $ne matches every row.",
    update:
      "The caller's {part} value '{source}' may be an object, and is this update as it is: an operator such as $set changes what it likes.",
    code: "The caller's {part} value '{source}' becomes part of code that the database runs.",
    built: "'{hole}' becomes part of code that the database runs.",
  },
  why: 'A filter is data that can hold commands. With {"$ne": null} for a password the first account is signed in; with $where the caller writes code.',
  remedy:
    'Make the value a text or a number before it enters the filter: a schema, String(value), or an equality operator around it. Do not build code for the database.',
  *check(query) {
    if (query.language !== 'nosql') return;
    let open = false;
    for (const { flow, name, position, safe, traced, document } of query.holes) {
      if (safe !== undefined) continue;
      const code = position === 'clause';
      if (flow && (code || flow.shape === 'deep')) {
        open = true;
        yield broken(code ? 'code' : document ? 'update' : 'operator', query.at, {
          data: { part: flow.source.part, source: flow.source.name },
          trail: flow.steps,
        });
      } else if (code && !flow && !traced) {
        open = true;
        yield broken('built', query.at, { data: { hole: name }, severity: 'warning', confidence: 'medium' });
      }
      if (open) return;
    }
    if (query.known) yield kept(query.at, 'no operator can enter');
    else yield unknown('The filter comes from code that could not be followed.', query.at);
  },
});
