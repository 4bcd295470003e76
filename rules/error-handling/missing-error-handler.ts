import {
  type BackendModel,
  broken,
  defineRule,
  type ErrorHandler,
  isHandedOn,
  isOfUsers,
  isProbe,
  kept,
  unknown,
} from '../../src/rule.ts';

/** What is registered there was not seen, and may be the error handler. */
function mayHandleErrors({ what, why }: BackendModel['unresolved'][number]): boolean {
  return what === 'mount' || (what === 'route' && why.endsWith('could not be followed'));
}

export default defineRule({
  id: 'missing-error-handler',
  about: 'application',
  standards: ['error-handling/global-handler'],
  severity: 'warning',
  confidence: 'high',
  cwe: [544, 209],
  summary: 'An application has no central error handler behind its routes.',
  messages: {
    leaks:
      'This application has no error handler: the framework answers failures itself, with the message or the stack of the error.',
    bare: 'This application has no error handler: failures get the default text of the framework, and no line in the log tells whose request it was.',
    early: 'This error handler is registered before {count} endpoints and never sees their errors.',
  },
  why: 'Each failure ends in the default of the framework: an HTML page or a stack for a client that expects JSON, and no line in the log that says whose request it was.',
  remedy:
    'Register one error handler after all routes. It logs the error with its request, maps known classes to their status and answers everything else with a plain 500.',
  *check(application, model) {
    const { at, endpoints, errorHandlers, defaultErrorHandling, serves } = application;
    if (!serves || endpoints.length === 0) return;
    const missed = ({ afterIt }: ErrorHandler): number => afterIt.filter(isOfUsers).length;
    const late = errorHandlers.find((handler) => missed(handler) === 0);
    const [early] = errorHandlers;
    if (late) yield kept(late.at, late.text);
    else if (early) yield broken('early', early.at, { data: { count: missed(early) } });
    else if (defaultErrorHandling === 'safe') yield kept(at, `${application.framework} answers errors itself`);
    else if (
      defaultErrorHandling === 'unknown' ||
      isHandedOn(application, model) ||
      model.unresolved.some((each) => mayHandleErrors(each) && each.at.path === at.path)
    )
      yield unknown('Not everything that is registered could be seen.', at);
    else
      yield broken(defaultErrorHandling === 'leaks' ? 'leaks' : 'bare', at, {
        ...(defaultErrorHandling !== 'leaks' && { confidence: 'medium' as const }),
        // Where nothing is done, nothing fails.
        ...(endpoints.every(isProbe) && { preset: 'strict' as const }),
      });
  },
});
