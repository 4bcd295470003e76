import { broken, defineRule, kept } from '../../src/rule.ts';

export default defineRule({
  id: 'malformed-suppression',
  about: 'suppression',
  standards: [],
  severity: 'warning',
  confidence: 'high',
  alsoIn: ['test', 'generated', 'script', 'migration', 'client'],
  summary: 'A suppression names no known rule or gives no reason.',
  messages: {
    malformed: 'This suppression suppresses nothing: {why}.',
    unreasoned: 'This ESLint comment suppresses findings of backend-audit and gives no reason.',
    stranger: "This suppression names '{name}', which is no rule.",
    near: "This suppression names '{name}', which is no rule; '{nearest}' is one.",
  },
  why: 'A comment that was meant to suppress a finding and does not is noticed at once; one that names a rule wrongly or gives no reason is a riddle for the next reader.',
  remedy:
    'Write the directive, the rule and the reason: backend-audit-disable-next-line <rule> -- <why it is right here>.',
  *check({ at, tool, kind, rules, reason, malformed, strangers }) {
    if (malformed !== undefined) yield broken('malformed', at, { data: { why: malformed } });
    // ESLint obeys it all the same. One for all rules was not written for ours: what it suppresses is listed and counted.
    const unreasoned = tool === 'eslint' && kind !== 'enable' && reason === undefined && malformed === undefined;
    if (unreasoned && rules.length > 0) yield broken('unreasoned', at);
    for (const { name, nearest } of strangers)
      yield nearest === undefined
        ? broken('stranger', at, { data: { name } })
        : broken('near', at, { data: { name, nearest } });
    if (malformed === undefined && strangers.length === 0 && !unreasoned) yield kept(at);
  },
});
