import { broken, defineRule, kept, placeKey, type LogRecord } from '../../src/rule.ts';

/** Any of these leads to the request. */
const request = /method|url|path|route|ip$|user|actor|account|req|trace|correlation|operation/i;

export default defineRule({
  id: 'contextless-error-log',
  about: 'backend',
  standards: ['error-handling/log-error-context'],
  severity: 'warning',
  confidence: 'medium',
  habits: ['bare', 'placeless'],
  cwe: [778],
  summary: 'A failure is logged without the error or without its request.',
  messages: {
    bare: 'This line says that something failed, but carries no field: neither the error with its stack nor whose request it was.',
    placeless: 'This line carries the error, but nothing of the request that it happened in.',
    silent: 'This error handler answers without logging the error.',
  },
  why: 'The line is all that remains of the failure. Without the stack nobody knows where it happened, without the request nobody knows to whom.',
  remedy:
    'Log the error object itself with method, URL, client address and user (or the id of the request, when the request is logged with them).',
  *check(_, model) {
    const logs = new Map<string, LogRecord>();
    for (const each of model.catches) if (each.inRequest) for (const log of each.logs) logs.set(placeKey(log.at), log);
    for (const application of model.applications)
      for (const { at, behaviour } of application.errorHandlers) {
        for (const log of behaviour?.logs ?? []) logs.set(placeKey(log.at), log);
        const answers = behaviour?.responses.some((response) => (response.status ?? 500) >= 500) ?? false;
        if (application.serves && behaviour?.complete && answers && behaviour.logs.length === 0)
          yield broken('silent', at);
      }
    for (const { at, level, fields } of logs.values()) {
      if (level !== 'error' && level !== 'unknown') continue;
      if (fields.length === 0) yield broken('bare', at);
      else if (fields.some((field) => request.test(field))) yield kept(at, fields.join(', '));
      else yield broken('placeless', at, { severity: 'info', confidence: 'low' });
    }
  },
});
