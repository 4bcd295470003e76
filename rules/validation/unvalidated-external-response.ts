import { broken, defineRule, kept, unknown } from '../../src/rule.ts';

export default defineRule({
  id: 'unvalidated-external-response',
  about: 'outbound',
  standards: ['validation/external-responses'],
  severity: 'warning',
  confidence: 'medium',
  cwe: [20],
  summary: 'Data from another service is used without being checked against a schema.',
  messages: {
    unchecked: 'What {service} answered is used without a check of its shape.',
  },
  why: 'A type annotation checks nothing at run time. When the other service changes, fails or is taken over, its data is stored and shown as if it were ours.',
  remedy: 'Test the status, then parse the data with a schema and use what the schema gives back.',
  *check(call) {
    const { validated } = call;
    if (validated.is === 'no')
      yield broken('unchecked', validated.at ?? call.at, { data: { service: call.url ?? 'another service' } });
    else if (validated.is === 'yes') yield kept(validated.at ?? call.at, validated.by);
    else if (validated.is !== 'not-applicable')
      yield unknown(validated.by ?? 'What becomes of the answer could not be seen.', call.at);
  },
});
