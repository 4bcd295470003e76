import { broken, defineRule, unknown } from '../../src/rule.ts';

export default defineRule({
  id: 'open-redirect',
  about: 'sink',
  standards: [],
  severity: 'warning',
  confidence: 'high',
  preset: 'strict',
  cwe: [601],
  summary: 'A link to this server can lead to any other site.',
  messages: {
    redirect:
      "The caller's {part} value '{source}' is where {call} sends the browser: a link to this server leads to any site that its writer likes.",
  },
  why: 'People trust a link that begins with the name of the site. Behind it they meet a copy of its login page, or hand over the code or token that the redirect carries.',
  remedy:
    'Send to a constant origin or to a path that begins with a constant segment, or look the target up in a list. A path from outside must begin with one slash that no second one (or backslash) follows.',
  *check({ kind, at, call, flow }) {
    if (kind !== 'redirect') return;
    if (flow === undefined) yield unknown('The target comes from code that could not be followed.', at);
    else
      yield broken('redirect', at, {
        data: { part: flow.source.part, source: flow.source.name, call },
        trail: flow.steps,
      });
  },
});
