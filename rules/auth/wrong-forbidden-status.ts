import { broken, defineRule, kept, placeKey, refusalOf, refusersOfRights, unknown } from '../../src/rule.ts';

export default defineRule({
  id: 'wrong-forbidden-status',
  about: 'application',
  standards: ['auth/insufficient-permission-403'],
  severity: 'warning',
  confidence: 'medium',
  preset: 'strict',
  summary: 'Who may not do something is refused with another status than 403.',
  messages: {
    other: 'Whoever is known and lacks the right is answered with {status}, not with 403 (endpoints: {count}).',
  },
  why: 'On 401 a client signs in again, with the same rights and the same answer; on 400 and 500 it looks for a mistake that it did not make.',
  remedy: 'Answer 403 where a right is missing, or 404 where it is not to be known that the thing exists.',
  *check(application) {
    for (const refuser of refusersOfRights(application)) {
      const refusal = refusalOf(refuser, [403, 404]);
      if (refusal === undefined)
        yield unknown('With which status those are refused who lack a right is decided elsewhere.', refuser.role.at);
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
