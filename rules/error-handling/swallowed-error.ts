import {
  broken,
  defineRule,
  isTable,
  kept,
  placeKey,
  refuses,
  within,
  type BackendModel,
  type Catch,
  type Endpoint,
  type Response,
} from '../../src/rule.ts';

/** It answers the request, and with an error; who is sent elsewhere is not told of a success. */
const answersError = (each: Catch, model: BackendModel): boolean => {
  const answers = model.responses.filter((response) => within(response.at, each.at));
  const says = (answer: Response): boolean => refuses(answer) || answer.as === 'redirect';
  return each.responds && (each.uses || answers.length === 0 || answers.some(says));
};
/** Answers that the same handler gives behind the clause: what comes of going on. */
const answersBehind = ({ at }: Catch, endpoint: Endpoint | undefined): readonly Response[] =>
  endpoint?.handler.responses.filter((it) => it.at.path === at.path && it.at.line > at.endLine) ?? [];
/** Failing is one of the expected outcomes of such work. */
const expected = new Set(['validation', 'parse', 'cleanup', 'answer']);

/** Rows that are kept of what is done: it is done without them. */
const aboutIt = /audit|log|event|history|counter|metric|analytic|statistic|telemetry|feedback|visit|view/i;
/** What is tried is all that the endpoint changes, and no record of it. */
const isMain = ({ stores = [] }: Catch, { handler: { at, writes } }: Endpoint): boolean =>
  writes.every(
    ({ target, cache, functionAt }) =>
      !isTable(target) || cache === true || stores.includes(target) || placeKey(functionAt) !== placeKey(at),
  ) &&
  (stores.length === 0 || !stores.every((it) => aboutIt.test(it)));

export default defineRule({
  id: 'swallowed-error',
  about: 'catch',
  standards: ['error-handling/no-swallowed-errors'],
  severity: 'warning',
  worst: 'error',
  confidence: 'medium',
  habits: ['empty', 'fallback', 'logged', 'last', 'answered'],
  cwe: [390],
  summary: 'A caught error is dropped.',
  messages: {
    empty: 'The error is caught here and nothing is done with it.',
    fallback: 'A failure of {guarded} is turned into an ordinary result here, and leaves no trace.',
    answered: 'A failure of {guarded} is answered here with the status of a success{trace}.',
    logged: 'The error is only logged here: what follows goes on as if {guarded} had worked.',
    last: 'The error is only logged here: no answer tells the caller that {guarded} failed.',
  },
  why: 'The caller is told that it worked. The order was not stored, the list is empty because the database is down, and nobody finds out from the answer or the log.',
  remedy:
    'Throw it on, hand it to the error handler or answer with an error. Where going on is right, log it and say why in a comment.',
  *check(each, model) {
    const { at, guards, logs, fallback, empty, inRequest, detached } = each;
    const guarded = (['write', 'outbound', 'query'] as const).find((what) => guards.includes(what));
    const data = {
      guarded: guarded === 'outbound' ? 'the other service' : `the ${guarded ?? 'work'}`,
      trace: logs.length > 0 ? '' : ', and leaves no trace',
    };
    // Another service that fails, or work that nobody waits for, seldom decides what the caller is told.
    const aside = each.detached || guarded === 'outbound' ? ({ preset: 'strict' } as const) : {};
    const endpoint = model.endpoints.find(({ handler: it }) => within(at, it.at));
    const handler = endpoint?.handler.at;
    const behind = answersBehind(each, endpoint);
    const mend = handler === undefined ? {} : { mend: { how: 'hand-on', handler } as const };
    if (each.rethrows || each.forwards) yield kept(at, 'thrown on');
    else if (answersError(each, model)) yield kept(at, 'answered');
    else if (!each.responds && behind.length > 0 && behind.every(refuses)) yield kept(at, 'answered behind it');
    else if (each.explained) yield kept(at, 'explained');
    else if (each.recovers && guarded === 'write') yield kept(at, 'written in another way');
    else if (each.notes) yield kept(at, 'noted for those who look later');
    else if (each.beside) yield kept(at, 'the error of before is told');
    // That the caller is not told of the rollback is the business of missing-rollback.
    else if (model.transactions.some(({ swallowed }) => swallowed !== undefined && within(swallowed, at))) return;
    else if (guards.length > 0 && guards.every((what) => expected.has(what))) return;
    // `try { new URL(text); return true; } catch { return false; }`
    else if (each.asks || (each.tells && guarded === undefined))
      yield kept(at, 'the caller is told by what comes back');
    else if (empty && !fallback) {
      if (guarded)
        yield broken('empty', at, {
          severity: inRequest && guarded === 'write' ? 'error' : 'warning',
          confidence: 'high',
          ...mend,
          ...aside,
        });
      // What settles all promises gives none away that is rejected: nothing fails there.
      else
        yield broken('empty', at, {
          confidence: handler && !each.detached && guards.length > 0 ? 'medium' : 'low',
          ...mend,
        });
    } else if (each.responds)
      yield broken('answered', at, {
        data,
        confidence: logs.length > 0 || !guarded || !inRequest ? 'low' : 'medium',
        ...aside,
      });
    else if (logs.length > 0 && fallback) yield kept(at, 'logged, with a fallback');
    else if (logs.length > 0 && detached) yield kept(at, 'logged, and nothing waits for it');
    else if (logs.length > 0)
      // Elsewhere than in the handler it is as often a step that may fail.
      yield broken(endpoint && behind.length === 0 && endpoint.handler.responses.length > 0 ? 'last' : 'logged', at, {
        data,
        confidence: endpoint && guarded === 'write' && isMain(each, endpoint) ? 'medium' : 'low',
      });
    // `false` for a write or a call that failed tells the caller so; `null` for a broken database says "there is none".
    else if (!each.uses)
      yield broken('fallback', at, {
        data,
        confidence:
          // `.catch(() => null)` is written by who has decided to go on without.
          guarded &&
          each.kind !== 'promise' &&
          !each.denies &&
          !(each.declines && guarded !== 'query') &&
          !guards.includes('refusal')
            ? 'medium'
            : 'low',
        ...aside,
      });
  },
});
