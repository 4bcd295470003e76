import { broken, defineRule, kept } from '../../src/rule.ts';

const closedSet =
  /^(?:(?:user|account|order|payment|ship(?:ping|ment))?[_-]?(?:role|status)|kind|type|priority|visibility)$/i;
const closing = /^(?:enum|pattern|literal|refine|only|valid|format)/i;

export default defineRule({
  id: 'open-enum',
  about: 'schema',
  standards: ['validation/enum-allow-list'],
  preset: 'strict',
  severity: 'info',
  confidence: 'medium',
  cwe: [20],
  summary: 'A field with a closed set of values takes any text.',
  messages: {
    open: "'{field}' has a closed set of values, but takes any text.",
  },
  why: 'A status that no branch knows is stored, and from then on the row is in none of the states that the code handles. A role that was not meant to be given is given.',
  remedy: 'List the allowed values in the schema.',
  *check(schema) {
    if (!schema.appliesTo.includes('body') && !schema.appliesTo.includes('query')) return;
    for (const field of schema.fields) {
      if (!closedSet.test(field.name)) continue;
      if (
        field.type === 'enum' ||
        field.type === 'literal' ||
        field.constraints.some((constraint) => closing.test(constraint.name))
      )
        yield kept(field.at, 'listed values');
      // An unknown word in a search finds nothing; in a body it is stored.
      else if (field.type === 'text')
        yield broken('open', field.at, {
          data: { field: field.name },
          ...(!schema.appliesTo.includes('body') && { confidence: 'low' }),
        });
    }
  },
});
