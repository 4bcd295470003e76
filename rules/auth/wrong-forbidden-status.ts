import { broken, defineRule, kept, refusersOfRights, unknown } from '../../src/rule.ts';

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
    for (const { role, endpoints } of refusersOfRights(application)) {
      const refusals = role.refusals ?? [];
      const right = refusals.find(
        ({ status = 0 }) => status === 403 || status === 404 || (status >= 300 && status < 400),
      );
      const [first] = refusals;
      if (right) yield kept(right.at);
      else if (first === undefined || refusals.some(({ status }) => status === undefined))
        yield unknown('With which status those are refused who lack a right is decided elsewhere.', role.at);
      else
        yield broken('other', first.at, {
          data: { status: first.status ?? 0, count: endpoints.length },
          endpoints,
          cause: `${first.at.path}:${first.at.line}:${first.at.column}`,
        });
    }
  },
});
