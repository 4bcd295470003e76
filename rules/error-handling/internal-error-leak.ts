import { broken, defineRule, isAmongServices, isGuarded, kept } from '../../src/rule.ts';

const inside = {
  stack: 'the stack',
  error: 'the error object',
  message: 'the message of the error',
  sql: 'the text of the driver',
};

export default defineRule({
  id: 'internal-error-leak',
  about: 'response',
  standards: ['error-handling/no-internal-leak'],
  severity: 'warning',
  worst: 'error',
  confidence: 'medium',
  habits: ['leak'],
  cwe: [209],
  summary: 'An answer carries internals of an error.',
  messages: {
    leak: 'This answer sends {what} to the caller.',
  },
  why: 'Paths, versions, table names and pieces of SQL tell an attacker what to try next, and tell everyone else nothing that helps.',
  remedy:
    'Log the error with an identifier, and answer with a fixed text and that identifier. Send the message only of error classes that were written for the caller.',
  *check({ at, status, body, onError, development }, model) {
    if (development) return;
    const leaks = body?.leaks;
    // What the caller did wrong may be said to him; a stack never.
    const said = leaks?.what === 'message' && (status === undefined || status < 500);
    if (leaks)
      yield broken('leak', at, {
        data: { what: inside[leaks.what] },
        trail: [{ at: leaks.at, what: inside[leaks.what] }],
        // What one service tells another is an answer of that one's to give or to keep.
        ...(isAmongServices(at, model) && { preset: 'strict' as const }),
        ...(said && { severity: 'info' as const, confidence: 'low' as const }),
        ...(leaks.what !== 'message' && { confidence: 'high' as const }),
        ...(leaks.what !== 'message' && !isGuarded(at, model) && { severity: 'error' as const }),
      });
    else if (onError && body && body.shape !== 'unknown' && (status ?? 0) >= 500) yield kept(at, 'fixed text');
  },
});
