import { broken, defineRule, kept, refusersOfStrangers, unknown } from '../../src/rule.ts';

export default defineRule({
  id: 'wrong-refusal-status',
  about: 'application',
  standards: ['auth/missing-or-invalid-token-401'],
  severity: 'warning',
  confidence: 'medium',
  preset: 'strict',
  summary: 'Who shows no credentials that hold is refused with another status than 401.',
  messages: {
    other: 'Whoever shows no credentials that hold is answered with {status}, not with 401 (endpoints: {count}).',
  },
  why: 'A client signs in again, or renews its token, on 401. On 403 it believes that nothing helps, on 400 that it made a mistake, and on 500 that the server is broken; monitoring believes the same.',
  remedy: 'Answer 401 where credentials are missing, malformed, expired or wrong, and 403 only to those who are known.',
  *check(application) {
    for (const { role, endpoints } of refusersOfStrangers(application)) {
      const refusals = role.refusals ?? [];
      // Pages send people to where they sign in.
      const right = refusals.find(({ status = 0 }) => status === 401 || (status >= 300 && status < 400));
      const [first] = refusals;
      if (right) yield kept(right.at);
      else if (first === undefined || refusals.some(({ status }) => status === undefined))
        yield unknown('With which status strangers are refused is decided elsewhere.', role.at);
      else
        yield broken('other', first.at, {
          data: { status: first.status ?? 0, count: endpoints.length },
          endpoints,
          cause: `${first.at.path}:${first.at.line}:${first.at.column}`,
        });
    }
  },
});
