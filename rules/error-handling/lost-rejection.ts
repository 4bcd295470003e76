import { broken, defineRule, placeKey, within, type BackendModel, type Location } from '../../src/rule.ts';

/** A request gets there, and work of a request ends: a loop that is started with the process may not. */
const isOfRequest = (at: Location, { endpoints }: BackendModel): boolean =>
  endpoints.some(
    ({ handler }) =>
      within(at, handler.at) || [...handler.reads, ...handler.writes].some(({ functionAt }) => within(at, functionAt)),
  );

export default defineRule({
  id: 'lost-rejection',
  about: 'lost-error',
  standards: ['error-handling/forward-async-errors'],
  severity: 'error',
  confidence: 'high',
  habits: ['handler', 'floating', 'callback', 'callback-throw', 'callback-ignored'],
  cwe: [755],
  summary: 'An error of asynchronous code never reaches the error handler.',
  messages: {
    handler: 'When this handler fails, nobody is told: the framework does not wait for {by}.',
    floating: 'Nobody waits for this promise: when it is rejected, the error reaches no handler.',
    callback:
      '{by} throws away what this function gives back: when its promise is rejected, the error reaches no handler.',
    'callback-ignored':
      'This callback does not look at the error it is handed: when the query fails, it goes on with nothing.',
    'callback-throw': 'An error thrown in this callback reaches no handler: it ends the process.',
  },
  why: 'The request hangs until the client gives up, and a rejection that nobody handles ends the whole process with every other request in it.',
  remedy:
    'Await the promise in a handler whose framework waits, or hand its rejection on (.catch(next), a wrapper around the handler).',
  *check(lost, model) {
    const { kind, at, by, functionAt } = lost;
    const endpoints = lost.endpoint ? [lost.endpoint] : [];
    if (kind === 'handler')
      // Wherever it is mounted, it is mended once.
      yield broken(kind, at, {
        data: { by },
        endpoints,
        ...(functionAt && { cause: placeKey(functionAt) }),
        // Two things have to fail, one after the other, before a request is lost.
        ...(lost.inClauses && { severity: 'warning' as const, preset: 'strict' as const }),
      });
    else
      yield broken(kind, at, {
        severity: 'warning',
        confidence: 'medium',
        endpoints,
        // What nobody waits for in several places is one function that should deal with its own errors.
        ...(functionAt && { cause: placeKey(functionAt) }),
        ...(kind === 'callback' && { data: { by } }),
        ...(kind === 'floating' && isOfRequest(at, model) && { mend: { how: 'wait' } }),
      });
  },
});
