import { broken, defineRule, kept } from '../../src/rule.ts';

const good = /^(?:ok|succe|done|complete|pass)/i;
const detail = /error|reason|cause|detail|failure/i;

export default defineRule({
  id: 'unconditional-audit-outcome',
  about: 'audit',
  standards: ['audit-logging/outcome-and-error-detail'],
  severity: 'warning',
  confidence: 'medium',
  cwe: [778],
  summary: 'An audit record says success whatever happened, or failure without saying why.',
  messages: {
    always: "This record is written however the operation ends, and always says '{outcome}'.",
    detail: 'This record of a failure does not say what failed.',
  },
  why: 'A record that cannot say "failure" proves nothing: refused and failed attempts, the ones worth knowing, look like success.',
  remedy:
    'Derive the outcome from the real result (a status below 400 is a success) and add an error detail, free of secrets, when it failed.',
  *check({ at, fields, outcome, when, onError }) {
    if (outcome !== undefined && good.test(outcome) && (when === 'finish' || onError))
      yield broken('always', at, { data: { outcome } });
    else if (onError && fields.length > 0 && !fields.some((field) => detail.test(field)))
      yield broken('detail', at, { severity: 'info', confidence: 'low' });
    else if (when !== 'before' && fields.some((field) => /outcome|result|status/i.test(field)))
      yield kept(at, 'outcome');
  },
});
