import { broken, defineRule, kept, unknown } from '../../src/rule.ts';

export default defineRule({
  id: 'ignored-validation-result',
  about: 'validation',
  standards: ['validation/validate-before-handling'],
  severity: 'error',
  confidence: 'high',
  cwe: [252, 20],
  summary: 'Input is checked, but nobody looks at the outcome.',
  messages: {
    ignored: 'The outcome of this check is not looked at: a request that fails it is handled all the same.',
  },
  why: 'The code looks validated and is not: every invalid request goes on to the work that the check was written for.',
  remedy:
    'Test the outcome right after the check and end the request with a 400 when it failed, or use the variant that throws.',
  *check(validation) {
    const { enforced } = validation;
    if (enforced.is === 'no') yield broken('ignored', validation.at);
    else if (enforced.is === 'yes') yield kept(enforced.at ?? validation.at, enforced.by);
    else if (enforced.is !== 'not-applicable')
      yield unknown(enforced.by ?? 'What becomes of the outcome could not be seen.', validation.at);
  },
});
