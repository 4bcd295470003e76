import { broken, defineRule, kept, type SchemaField } from '../../src/rule.ts';

/** Whatever of these is declared bounds the value itself. */
const bounds =
  /^(?:max|length|pattern|email|uuid|guid|url|uri|enum|format|refine|date|datetime|ip|int|cuid2?|ulid|objectid|hex|base64|jwt)/i;
const ranges = /^(?:min|max|positive|negative|multiple|refine|enum|range|greater|less)/i;
/** Keys, secrets and closed sets have rules of their own. */
const elsewhere =
  /(?:^id|Id|_id|token|password|passwd|secret|hash|signature|code)$|^(?:role|status|kind|type|priority|visibility|e-?mail|user[_-]?name)$/i;
const quantity =
  /age|quantity|qty|amount|price|cost|total|count|limit|size|page|stock|percent|rating|score|weight|cents/i;

const isOpen = (field: SchemaField): boolean => {
  const names = field.constraints.map((constraint) => constraint.name);
  if (elsewhere.test(field.name)) return false;
  if (field.type === 'text') return !names.some((name) => bounds.test(name));
  return field.type === 'number' && quantity.test(field.name) && !names.some((name) => ranges.test(name));
};

export default defineRule({
  id: 'unbounded-field',
  about: 'schema',
  standards: ['validation/declared-field-constraints'],
  severity: 'info',
  confidence: 'medium',
  preset: 'strict',
  cwe: [1284],
  summary: 'A field of a request body declares no bounds.',
  messages: {
    one: '{fields} declares no upper bound.',
    many: '{fields} declare no upper bound.',
  },
  why: 'A quantity below zero or a name as long as the greatest body passes such a schema, and is stored, sorted, rendered and mailed.',
  remedy: 'Give text a greatest length and numbers a range, and say whether the field is required.',
  *check(schema) {
    if (!schema.appliesTo.includes('body')) return;
    const open = schema.fields.filter(isOpen);
    const [first] = open;
    if (first)
      yield broken(open.length > 1 ? 'many' : 'one', first.at, {
        data: { fields: open.map((field) => `'${field.name}'`).join(', ') },
        // Body parsers stop at some length for all of them: not worth everybody's time.
        ...(open.every((field) => field.type === 'text') && { confidence: 'low' }),
      });
    else if (schema.complete && schema.fields.length > 0) yield kept(schema.at, 'bounds');
  },
});
