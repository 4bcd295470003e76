import { broken, defineRule, kept } from '../../src/rule.ts';

const address = /^(?:e-?mail|(?:e-?mail|mail)[_-]?address)$/i;
const userName = /^(?:user[_-]?name|login|handle|nick(?:name)?)$/i;
const format = /^(?:email|pattern|refine|format|enum)$/;

export default defineRule({
  id: 'unchecked-format',
  about: 'schema',
  standards: ['validation/identity-field-formats'],
  preset: 'strict',
  severity: 'warning',
  confidence: 'medium',
  cwe: [20],
  summary: 'An e-mail address or a user name is accepted as any text.',
  messages: {
    address: "'{field}' takes any text for an e-mail address.",
    name: "'{field}' takes any text for a user name.",
  },
  why: 'The address is what a lost password is sent to, and the name is what others see. Text that is neither fails later, where nobody can ask for another.',
  remedy: "Check addresses with the validator's own e-mail type and user names with a pattern and a length.",
  *check(schema) {
    if (!schema.appliesTo.includes('body')) return;
    // At the login the stored name decides; its format was checked when it was made.
    const login = schema.endpoints?.some((endpoint) => endpoint.purpose === 'login') ?? false;
    for (const field of schema.fields) {
      const isAddress = address.test(field.name);
      if (field.type !== 'text' || (!isAddress && !userName.test(field.name))) continue;
      const names = field.constraints.map((constraint) => constraint.name);
      const bounded = !isAddress && names.includes('min') && names.includes('max');
      if (bounded || names.some((name) => format.test(name))) yield kept(field.at, names.join(', '));
      else if (!login)
        yield broken(isAddress ? 'address' : 'name', field.at, {
          data: { field: field.name },
          // Who shows names to others may mean to take any text.
          ...(!isAddress && { confidence: 'low' as const }),
        });
    }
  },
});
