import { broken, defineRule, kept, refuses } from '../../src/rule.ts';

export default defineRule({
  id: 'work-after-error-response',
  about: 'response',
  standards: ['error-handling/stop-after-error-response'],
  severity: 'error',
  confidence: 'high',
  habits: ['again', 'work'],
  cwe: [705],
  summary: 'A handler goes on after it has answered with an error.',
  messages: {
    again: 'After this answer the handler goes on and answers again.',
    work: 'After this answer the handler goes on and does the work that it has just refused.',
  },
  why: 'The refused work is done all the same, or the second answer throws because the headers are sent already. A check that does not stop anything is no check.',
  remedy: 'Return with the error answer, or throw an error and let the error handler answer.',
  *check(response) {
    // To be sent elsewhere is no refusal, also after something failed.
    if (response.as === 'redirect' || (!response.onError && !refuses(response))) return;
    const next = response.answersAgain ?? response.workAfter;
    if (next)
      yield broken(response.answersAgain ? 'again' : 'work', response.at, {
        ...(response.answersAgain && { severity: 'warning' as const }),
        ...(response.development && { confidence: 'low' as const }),
        trail: [
          { at: response.at, what: 'the error answer' },
          { at: next, what: 'what runs after it' },
        ],
      });
    else yield kept(response.at, 'the handler ends');
  },
});
