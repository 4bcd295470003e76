import { broken, defineRule, kept, unknown } from '../../src/rule.ts';

export default defineRule({
  id: 'unmapped-error-class',
  about: 'application',
  standards: ['error-handling/class-to-status-map'],
  severity: 'warning',
  confidence: 'medium',
  summary: 'The error handler answers every error with the same status.',
  messages: {
    same: 'This error handler answers every error with the same status, whatever went wrong.',
  },
  why: 'A client cannot tell its own mistake from a failure of the service: it retries what can never work, and alarms count typing errors as outages.',
  remedy: 'Give each error class its status (400, 401, 403, 404, 409) and answer 500 for everything else.',
  *check(application) {
    if (!application.serves) return;
    for (const { at, maps } of application.errorHandlers) {
      if (maps.is === 'yes') yield kept(maps.at ?? at, maps.by);
      else if (maps.is === 'no') yield broken('same', at);
      else if (maps.is !== 'not-applicable')
        yield unknown(maps.by ?? 'How it chooses the status could not be seen.', at);
    }
  },
});
