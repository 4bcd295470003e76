import { broken, defineRule } from '../../src/rule.ts';

export default defineRule({
  id: 'lost-rejection',
  about: 'lost-error',
  standards: ['error-handling/forward-async-errors'],
  severity: 'error',
  confidence: 'high',
  habits: ['handler', 'floating', 'callback-throw'],
  cwe: [755],
  summary: 'An error of asynchronous code never reaches the error handler.',
  messages: {
    handler: 'When this handler fails, nobody is told: the framework does not wait for {by}.',
    floating: 'Nobody waits for this promise: when it is rejected, the error reaches no handler.',
    'callback-throw': 'An error thrown in this callback reaches no handler: it ends the process.',
  },
  why: 'The request hangs until the client gives up, and a rejection that nobody handles ends the whole process with every other request in it.',
  remedy:
    'Await the promise in a handler whose framework waits, or hand its rejection on (.catch(next), a wrapper around the handler).',
  *check(lost) {
    const endpoints = lost.endpoint ? [lost.endpoint] : [];
    if (lost.kind === 'handler') yield broken('handler', lost.at, { data: { by: lost.by }, endpoints });
    else
      yield broken(lost.kind, lost.at, {
        severity: 'warning',
        confidence: lost.endpoint ? 'medium' : 'low',
        endpoints,
      });
  },
});
