import { broken, defineRule, kept } from '../../src/rule.ts';

const result = /^(?:duration.*|elapsed.*|took.*|status_?code|response_?status)$/i;
const good = /^(?:ok|succe|done|complete|pass)/i;

export default defineRule({
  id: 'premature-audit-record',
  about: 'audit',
  standards: ['audit-logging/emitted-on-completion'],
  severity: 'warning',
  confidence: 'medium',
  cwe: [778],
  summary: 'The result of an operation is recorded before it is known.',
  messages: {
    field: "This record is written before the operation has run, but carries its '{field}'.",
    outcome: "This record is written before the operation has run, and already says '{outcome}'.",
  },
  why: 'The duration is that of nothing and the status is the default. The record looks right and is false for every request that fails.',
  remedy: 'Write the result when the response is finished, with the time since a mark taken at the start.',
  *check({ at, fields, outcome, when }) {
    const early = fields.find((field) => result.test(field));
    if (when === 'before' && outcome !== undefined && good.test(outcome))
      yield broken('outcome', at, { data: { outcome } });
    else if (when === 'before' && early !== undefined) yield broken('field', at, { data: { field: early } });
    else if (when === 'finish' || (when === 'after' && early !== undefined)) yield kept(at, 'written at the end');
  },
});
