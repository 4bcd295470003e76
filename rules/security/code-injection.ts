import { broken, defineRule, unknown } from '../../src/rule.ts';

export default defineRule({
  id: 'code-injection',
  about: 'sink',
  standards: [],
  severity: 'error',
  confidence: 'high',
  cwe: [94, 95],
  summary: 'A caller can write code that the server runs.',
  messages: {
    code: "The caller's {part} value '{source}' becomes part of code that {call} runs: whoever calls this can do all that the server can.",
    template:
      "The caller's {part} object '{source}' is all that {call} hands to the template: a member that is an option of the engine changes how the template is read, or runs code.",
  },
  why: 'Code that a caller wrote reads every secret, row and file that the server can reach, and sends them anywhere. No later check takes that back.',
  remedy:
    'Do not make code, or a template, of what a caller sent: parse it (JSON.parse, RegExp, Number), look it up in a table of what is allowed, and hand to templates an object whose members are named.',
  *check({ kind, at, call, flow }) {
    if (kind !== 'code' && kind !== 'template') return;
    if (flow === undefined) yield unknown('What becomes code here comes from code that could not be followed.', at);
    else
      yield broken(kind, at, {
        data: { part: flow.source.part, source: flow.source.name, call },
        trail: flow.steps,
        ...(kind === 'template' && { severity: 'warning', confidence: 'medium' }),
      });
  },
});
