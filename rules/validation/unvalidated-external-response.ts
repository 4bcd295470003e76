import { broken, defineRule, kept, unknown } from '../../src/rule.ts';

export default defineRule({
  id: 'unvalidated-external-response',
  about: 'outbound',
  standards: ['validation/external-responses'],
  severity: 'warning',
  confidence: 'medium',
  preset: 'strict',
  cwe: [20],
  summary: 'Data from another service is used without being checked against a schema.',
  messages: {
    none: 'What other services answer is used in {count} places, here first, and nowhere checked for its shape.',
    unchecked: 'What {service} answered is used without a check of its shape.',
  },
  why: 'A type annotation checks nothing at run time. When the other service changes, fails or is taken over, its data is stored and shown as if it were ours.',
  remedy: 'Test the status, then parse the data with a schema and use what the schema gives back.',
  *check(call, model) {
    const { validated } = call;
    if (validated.is === 'no') {
      // Where no answer of another service is checked at all, the first stands for the others.
      const habit = model.outbound.some((other) => other.validated.is === 'yes');
      const open = model.outbound.filter((other) => other.validated.is === 'no');
      if (!habit && open.length > 3 && open[0] === call)
        yield broken('none', validated.at ?? call.at, { data: { count: open.length } });
      else
        yield broken('unchecked', validated.at ?? call.at, {
          data: { service: call.url ?? 'another service' },
          ...(!habit && open.length > 3 && { confidence: 'low' }),
        });
    } else if (validated.is === 'yes') yield kept(validated.at ?? call.at, validated.by);
    else if (validated.is !== 'not-applicable')
      yield unknown(validated.by ?? 'What becomes of the answer could not be seen.', call.at);
  },
});
