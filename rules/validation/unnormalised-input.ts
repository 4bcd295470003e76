import { broken, defineRule, kept } from '../../src/rule.ts';

const address = /^(?:e-?mail|(?:e-?mail|mail)[_-]?address)$/i;

export default defineRule({
  id: 'unnormalised-input',
  about: 'schema',
  standards: ['validation/normalise-and-sanitise'],
  severity: 'info',
  confidence: 'low',
  preset: 'strict',
  cwe: [178],
  summary: 'An e-mail address is stored or compared as it was typed.',
  messages: {
    raw: "'{field}' is taken as typed: the same address in another case is another account.",
  },
  why: 'Ada@example.org and ada@example.org are one mailbox. Where they are two accounts, people cannot sign in, and a second account can be made for an address that has one.',
  remedy:
    'Trim the address and lower its case in the schema, so that storing and looking up see the same form. Leave passwords as they are.',
  *check(schema) {
    if (!schema.appliesTo.includes('body')) return;
    for (const field of schema.fields) {
      if (!address.test(field.name) || field.type !== 'text') continue;
      if (field.constraints.some((constraint) => /^(?:lowercase|normali[sz]e|transform)/i.test(constraint.name)))
        yield kept(field.at, 'lower case');
      else yield broken('raw', field.at, { data: { field: field.name } });
    }
  },
});
