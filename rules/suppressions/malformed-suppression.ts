import { broken, defineRule, kept } from '../../src/rule.ts';

export default defineRule({
  id: 'malformed-suppression',
  about: 'suppression',
  standards: [],
  severity: 'warning',
  confidence: 'high',
  summary: 'A suppression names no known rule or gives no reason.',
  messages: {
    malformed: 'This suppression suppresses nothing: {why}.',
    stranger: "This suppression names '{name}', which is no rule.",
    near: "This suppression names '{name}', which is no rule; '{nearest}' is one.",
  },
  why: 'A comment that was meant to suppress a finding and does not is noticed at once; one that names a rule wrongly or gives no reason is a riddle for the next reader.',
  remedy:
    'Write the directive, the rule and the reason: backend-audit-disable-next-line <rule> -- <why it is right here>.',
  *check({ at, malformed, strangers }) {
    if (malformed !== undefined) yield broken('malformed', at, { data: { why: malformed } });
    for (const { name, nearest } of strangers)
      yield nearest === undefined
        ? broken('stranger', at, { data: { name } })
        : broken('near', at, { data: { name, nearest } });
    if (malformed === undefined && strangers.length === 0) yield kept(at);
  },
});
