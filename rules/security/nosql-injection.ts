import {
  broken,
  defineRule,
  isAmongServices,
  kept,
  unknown,
  within,
  type BackendModel,
  type Location,
  type Query,
} from '../../src/rule.ts';

/** Code of the file that reads it is known to answer requests, or to stand before what does. */
const isServed = ({ path }: Location, { endpoints }: BackendModel): boolean =>
  endpoints.some(
    ({ at, chain, handler }) =>
      at.path === path ||
      handler.at.path === path ||
      handler.inputs.some((input) => input.at.path === path) ||
      chain.some((step) => step.at.path === path || step.roles.some((role) => role.at.path === path)),
  );
/** Statements and expressions of a document store are text, and holes in them are what they are in SQL. */
function* statement(query: Query) {
  const open = query.holes.filter((hole) => hole.position !== 'identifier' && hole.safe === undefined);
  const reached = open.find((hole) => hole.flow !== undefined);
  const [first] = open;
  if (reached?.flow !== undefined)
    yield broken('statement', query.at, {
      data: { hole: reached.name, part: reached.flow.source.part, source: reached.flow.source.name },
      trail: reached.flow.steps,
    });
  else if (first !== undefined && query.known)
    yield broken('composed', query.at, { data: { hole: first.name }, severity: 'warning', confidence: 'medium' });
  else if (query.known) yield kept(query.at, query.bound ? 'bound values' : 'constant text');
  else yield unknown('The text of the statement comes from code that could not be followed.', query.at);
}

export default defineRule({
  id: 'nosql-injection',
  about: 'query',
  standards: [],
  severity: 'error',
  confidence: 'high',
  habits: ['operator', 'update'],
  cwe: [943],
  summary: 'A caller can send an operator instead of a value into a filter of a document store.',
  messages: {
    operator:
      "The caller's {part} value '{source}' may be an object, and reaches this filter as it is: an operator in it can match every row.",
    update:
      "The caller's {part} value '{source}' may be an object, and is this update as it is: an operator in it can change any member.",
    code: "The caller's {part} value '{source}' becomes part of code that the database runs.",
    built: "'{hole}' becomes part of code that the database runs.",
    statement: "The caller's {part} value '{source}' becomes part of the text of this statement, through '{hole}'.",
    composed: "The text of this statement is built with '{hole}' instead of binding the value.",
  },
  why: 'A filter is data that can hold commands. With {"$ne": null} for a password the first account is signed in; with $where the caller writes code.',
  remedy:
    'Make the value a text or a number before it enters the filter: a schema, String(value), or an equality operator around it. Do not build code for the database.',
  *check(query, model) {
    if (query.language === 'nosql-text') yield* statement(query);
    if (query.language !== 'nosql') return;
    let open = false;
    for (const { flow, name, position, safe, traced, document } of query.holes) {
      if (safe !== undefined) continue;
      const code = position === 'clause';
      if (flow && (code || flow.shape === 'deep')) {
        open = true;
        // That all of it is stored as it came is the defect, of another rule.
        if (
          document &&
          model.accesses.some((it) => it.rawInput && (within(it.at, query.at) || within(query.at, it.at)))
        )
          return;
        yield broken(code ? 'code' : document ? 'update' : 'operator', query.at, {
          data: { part: flow.source.part, source: flow.source.name },
          trail: flow.steps,
          // What checks requests before a handler that nobody was seen to register is not seen either.
          // What comes of another service of the system has passed there first.
          ...((!isServed(flow.source.at, model) || isAmongServices(query.at, model)) && { preset: 'strict' as const }),
          // A value that is used in several filters is made a text once.
          cause: `${flow.source.at.path}:${flow.source.at.line}:${flow.source.name}`,
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
