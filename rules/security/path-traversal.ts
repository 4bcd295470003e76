import { broken, defineRule, unknown } from '../../src/rule.ts';

export default defineRule({
  id: 'path-traversal',
  about: 'sink',
  standards: [],
  severity: 'error',
  confidence: 'high',
  preset: 'strict',
  cwe: [22],
  summary: 'A caller can name files outside of the folder that is meant.',
  messages: {
    path: "The caller's {part} value '{source}' becomes part of the path that {call} is given: with '../' in it (or '..%2F' in an address) the caller reaches files outside of the folder that is meant.",
  },
  why: "Behind '../' lie configuration, keys, source code and everybody else's files. A parameter of a route is decoded after the route has been matched, so that '..%2F' passes.",
  remedy:
    'Take the last segment alone (path.basename), hand the name to res.sendFile with a root, or resolve the path and refuse it unless path.relative(root, resolved) stays below the root.',
  *check({ kind, at, call, flow }) {
    if (kind !== 'path') return;
    if (flow === undefined) yield unknown('The path comes from code that could not be followed.', at);
    else {
      const { source, steps } = flow;
      yield broken('path', at, {
        data: { part: source.part, source: source.name, call },
        trail: steps,
        // A value that is used several times is to be checked once.
        cause: `${source.at.path}:${source.at.line}:${source.name}`,
      });
    }
  },
});
