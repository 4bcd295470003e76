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
    // Errors pass from one handler to the next (or to the one that names their class): together they answer.
    const handlers = application.errorHandlers.filter(({ maps }) => maps.is !== 'not-applicable');
    const maps = handlers.filter((handler) => handler.maps.is === 'yes');
    for (const handler of maps) yield kept(handler.maps.at ?? handler.at, handler.maps.by);
    if (maps.length > 0) return;
    const open = handlers.find((handler) => handler.maps.is !== 'no');
    const [first] = handlers;
    if (open) yield unknown(open.maps.by ?? 'How it chooses the status could not be seen.', open.at);
    else if (first) yield broken('same', first.at);
  },
});
