import { broken, defineRule, kept } from '../../src/rule.ts';

const reference = /^(?:id|.*[a-z](?:Id|_id)|instance|reference|incident|trace|correlation)$/;
const lastOf = (key: string): string => key.slice(key.lastIndexOf('.') + 1);

export default defineRule({
  id: 'untraceable-error',
  about: 'application',
  standards: ['error-handling/support-reference-id'],
  severity: 'info',
  confidence: 'low',
  preset: 'strict',
  cwe: [778],
  summary: 'A 500 answer carries nothing that finds its log entry.',
  messages: {
    none: 'This 500 answer carries no identifier that finds its entry in the log.',
  },
  why: 'A person reports that something went wrong at about ten. Without an identifier somebody searches; with one somebody reads.',
  remedy: 'Log the failure with the id of the request and put the same id into the answer or into a response header.',
  *check(application) {
    if (!application.serves) return;
    for (const handler of application.errorHandlers)
      for (const { at, status, body } of handler.behaviour?.responses ?? []) {
        if (status === undefined || status < 500 || body?.shape !== 'object') continue;
        if (body.keys.some((key) => reference.test(lastOf(key)))) yield kept(at, 'identifier');
        else yield broken('none', at);
      }
  },
});
