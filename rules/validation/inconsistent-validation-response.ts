import { broken, defineRule, kept, onePerPlace } from '../../src/rule.ts';

/** The member that holds the rest, so that an extra detail makes no other shape. */
const shapeOf = (keys: readonly string[]): string => keys.map((key) => key.split('.')[0] ?? '').sort()[0] ?? 'text';

/** What another server sent was checked, and the answer says so. */
const isUpstream = (status: number | undefined): boolean => status === 502 || status === 504;
/** A page is shown instead: the one with the form, say. */
const isElsewhere = (status: number | undefined): boolean => status !== undefined && status >= 300 && status < 400;

export default defineRule({
  id: 'inconsistent-validation-response',
  about: 'backend',
  standards: ['validation/failure-response-shape'],
  severity: 'warning',
  confidence: 'medium',
  summary: 'Invalid input is not answered with a client error in the shape of the rest of the service.',
  messages: {
    status: "Invalid input is answered with status {status}: the fault is the caller's, 400 or 422 say so.",
    shape: "This failed check is answered as '{shape}', most others of the service as '{common}'.",
  },
  why: 'A client that reads one shape of error shows nothing useful for the other, and one that retries on 500 sends the same invalid request for ever.',
  remedy:
    'Answer every failed check with one status (400 or 422) and one body that lists what was wrong, from one function.',
  *check(_, model) {
    const failures = model.validations
      // What is checked there may be the service's own data.
      .flatMap(({ failure, parts }) => (failure === undefined ? [] : [{ ...failure, own: parts.length === 0 }]))
      .filter(({ status }) => !isUpstream(status) && !isElsewhere(status));
    const counts = new Map<string, number>();
    for (const { keys } of failures) counts.set(shapeOf(keys), (counts.get(shapeOf(keys)) ?? 0) + 1);
    const [common] = [...counts].sort(([a, times], [b, others]) => others - times || (a < b ? -1 : 1))[0] ?? [];
    for (const { at, status, keys, own } of onePerPlace(failures)) {
      const shape = shapeOf(keys);
      if (status !== undefined && status !== 400 && status !== 422)
        yield broken('status', at, {
          data: { status },
          cause: String(status),
          // What was checked may as well have been a credential.
          ...(own || status === 401 || status === 403 ? { confidence: 'low' as const } : {}),
        });
      else if (common !== undefined && shape !== common)
        yield broken('shape', at, { data: { shape, common }, severity: 'info', confidence: 'low' });
      else if (status !== undefined) yield kept(at, String(status));
    }
  },
});
