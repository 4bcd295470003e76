import { broken, defineRule, unknown } from '../../src/rule.ts';

export default defineRule({
  id: 'command-injection',
  about: 'sink',
  standards: [],
  severity: 'error',
  confidence: 'high',
  cwe: [78],
  summary: 'A caller can run programs on the server.',
  messages: {
    command:
      "The caller's {part} value '{source}' becomes part of the command that {call} runs: whoever calls this can run any program on the server.",
  },
  why: 'A shell reads ; && | and $( ) in a value as commands of their own, and who names the program names any. The caller then works on the server with the rights of the process.',
  remedy:
    'Call a constant program with execFile or spawn, without a shell, and hand the value over as one argument behind "--". Better still, use a library that does not start a program.',
  *check({ kind, at, call, flow }) {
    if (kind !== 'command') return;
    if (flow === undefined) yield unknown('The command comes from code that could not be followed.', at);
    else
      yield broken('command', at, {
        data: { part: flow.source.part, source: flow.source.name, call },
        trail: flow.steps,
      });
  },
});
