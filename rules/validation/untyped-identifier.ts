import { broken, defineRule, kept } from '../../src/rule.ts';

const identifier = /^(?:id|key|.+(?:Id|ID|_id))$/;
/** Any of these says more about the value than that it is text. */
const typing = /^(?:pattern|uuid|guid|length|enum|refine|format|int|cuid2?|ulid|nanoid|objectid|hex|email|url|slug)$/i;

export default defineRule({
  id: 'untyped-identifier',
  about: 'schema',
  standards: ['validation/typed-path-identifiers'],
  severity: 'info',
  confidence: 'medium',
  preset: 'strict',
  cwe: [20],
  summary: 'An identifier in a path is declared as any text.',
  messages: {
    text: "'{field}' is declared as any text, not as the kind of key that it is.",
  },
  why: 'A database that expects a number or a UUID fails on other text, and the caller gets a 500 for a typing error. A check of the type answers 400 without asking the database.',
  remedy: 'Declare the parameter with the type of the key: an integer, a UUID, or a pattern.',
  *check(schema) {
    if (!schema.appliesTo.includes('path')) return;
    for (const field of schema.fields) {
      if (!identifier.test(field.name)) continue;
      if (field.type !== 'text') yield kept(field.at, field.type);
      else if (field.constraints.some((constraint) => typing.test(constraint.name))) yield kept(field.at, 'format');
      else yield broken('text', field.at, { data: { field: field.name } });
    }
  },
});
