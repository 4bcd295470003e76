import { broken, defineRule, kept, lastPassed, unknown, type Mend, type Query } from '../../src/rule.ts';

/** Nothing of the text is written here: it is one value that came from elsewhere. */
const isHandedOver = (query: Query): boolean => query.text === undefined || /^\s*\$\d+\s*;?\s*$/.test(query.text);

const rows = new Set(['create', 'read', 'update', 'delete', 'upsert']);
/** Values can be bound where all that is open is one; statements that change no rows take none everywhere. */
function mendOf({ binds, holes, does }: Query): { readonly mend?: Mend } {
  const open = holes.filter((hole) => hole.position !== 'identifier' && hole.safe === undefined);
  if (binds === undefined || !rows.has(does) || open.some((hole) => hole.position !== 'value')) return {};
  const values = open.map(({ name, flow }) => ({ name, deep: flow?.shape === 'deep' }));
  const others = holes.filter((hole) => !open.includes(hole)).map(({ name }) => name);
  return { mend: { how: 'bind', binds, values, others } };
}

const causeOf = ({ at, name }: Query['holes'][number]): string => `${at.path}:${at.line}:${at.column}:${name}`;

export default defineRule({
  id: 'sql-injection',
  about: 'query',
  standards: ['database/parameterized-queries'],
  severity: 'warning',
  worst: 'error',
  confidence: 'medium',
  cwe: [89],
  summary: 'A value is put into the text of a SQL statement instead of being bound to it.',
  messages: {
    reached: "The caller's {part} value '{source}' becomes part of the text of this SQL statement, through {holes}.",
    built: 'The text of this SQL statement is built with {holes} instead of binding the value.',
  },
  why: 'What is part of the text is read as SQL: whoever controls the value can change the statement, read other rows or delete them. A bound value can never be anything but a value.',
  remedy:
    'Write a placeholder into the text ($1, ?, :name) and hand the value over beside it. A list needs one placeholder per element, an identifier an allow-list.',
  *check(query) {
    if (query.language !== 'sql' && query.language !== 'builder') return;
    const open = query.holes.filter((hole) => hole.position !== 'identifier' && hole.safe === undefined);
    const holes = [...new Set(open.map((hole) => `'${hole.name}'`))].join(', ');
    const flow = open.find((hole) => hole.flow !== undefined)?.flow;
    if (flow !== undefined) {
      const cause = lastPassed(flow);
      yield broken('reached', query.at, {
        data: { holes, part: flow.source.part, source: flow.source.name },
        trail: flow.steps,
        severity: 'error',
        confidence: 'high',
        ...(cause !== undefined && { cause }),
        ...mendOf(query),
      });
    } else if (isHandedOver(query)) {
      if (!query.known)
        yield unknown('The text of the statement comes from code that could not be followed.', query.at);
    } else if (open.length > 0)
      yield broken('built', query.at, {
        data: { holes },
        // A value that stands between quotes is one; a part of the statement was mostly put together as one elsewhere.
        ...(!open.some((hole) => hole.position === 'value' && !hole.traced) && { preset: 'strict' as const }),
        // One value in many statements is bound or refused in one place.
        cause: causeOf(open[0]!),
        ...mendOf(query),
      });
    else yield kept(query.at, query.bound ? 'bound values' : 'constant text');
  },
});
