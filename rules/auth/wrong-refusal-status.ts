import { broken, defineRule, kept, placeKey, refusalOf, refusersOfStrangers, unknown } from '../../src/rule.ts';

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
    for (const refuser of refusersOfStrangers(application)) {
      const refusal = refusalOf(refuser, [401]);
      if (refusal === undefined)
        yield unknown('With which status strangers are refused is decided elsewhere.', refuser.role.at);
      else if (refusal.is === 'right') yield kept(refusal.at);
      else
        yield broken('other', refusal.at, {
          data: { status: refusal.status, count: refuser.endpoints.length },
          endpoints: refuser.endpoints,
          cause: placeKey(refusal.at),
        });
    }
  },
});
