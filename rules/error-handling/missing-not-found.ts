import {
  broken,
  defineRule,
  kept,
  placeKey,
  refuses,
  tableName,
  unknown,
  within,
  type DataAccess,
  type Endpoint,
  type Location,
} from '../../src/rule.ts';

/** What errors are called that say that nothing was found. */
const ABSENCE = /not_?(?:found|in|exist)|no_?such|missing|unknown|does_?n[o']?t_?exist|absent|no_?result/i;
/** Told right after the answer, as its alternative: `row ? response.send(row) : response.status(403).end()`. */
const isOtherwise = (refusal: Location, answer: Location): boolean =>
  refusal.path === answer.path && refusal.line >= answer.line && refusal.line <= answer.line + 3;

const isAnswered = ({ rows }: Endpoint, { at }: DataAccess): boolean =>
  rows.some(({ access, answered }) => answered !== undefined && placeKey(access.at) === placeKey(at));

export default defineRule({
  id: 'missing-not-found',
  about: 'endpoint',
  standards: ['error-handling/not-found-404'],
  severity: 'warning',
  confidence: 'medium',
  habits: ['read', 'write'],
  cwe: [394],
  summary: 'A lookup that finds nothing is not answered with 404.',
  messages: {
    read: '{method} {path} answers with what it found in {target} and has no answer for nothing.',
    write: '{method} {path} changes a row of {target} and does not look whether there was one.',
  },
  why: 'The client gets 200 with null, or a success for a row that does not exist, and goes on with it.',
  remedy:
    'Test the row, or the number of changed rows, and answer 404 when there is none; or use the variant of the query that throws.',
  *check(endpoint) {
    if (endpoint.kind !== 'rest' || !/:[^/]+$/.test(endpoint.path)) return;
    const { absence, handler, method, path } = endpoint;
    const answer =
      handler.responses.find((response) => response.status === 404) ??
      handler.throws.find((thrown) => thrown.status === 404 || /not_?found/i.test(thrown.type)) ??
      [...handler.reads, ...handler.writes].find((access) => access.throwsWhenAbsent === true);
    // The status hangs on what was found, or a called service throws where it found nothing.
    const open = handler.responses.find((response) => response.statusOpen && !response.onError);
    const told = handler.throws.find((thrown) => thrown.kind === 'domain' && ABSENCE.test(thrown.type));
    const lookups = handler.reads.filter((read) => read.single === true && read.does === 'read');
    // Of several the one that is given back: others only tell what to do.
    const refused = handler.responses.some(refuses);
    const turnsAway = refused || handler.throws.some(({ status = 0 }) => status >= 400 && status < 500);
    const lookup = lookups.find((read) => isAnswered(endpoint, read)) ?? (turnsAway ? undefined : lookups[0]);
    const change = handler.writes.find((write) => write.does === 'update');
    if (lookups.length === 0 && !change) return;
    if (answer) yield kept(answer.at, '404');
    else if (absence) yield kept(absence, 'declared');
    else if (told) yield kept(told.at, told.type);
    else if (open) yield unknown('The status of the answer hangs on what runs.', open.at);
    else if (!handler.complete || !endpoint.chainComplete || handler.throws.some((thrown) => thrown.kind === 'unknown'))
      yield unknown('Not all that runs for this endpoint could be seen.', endpoint.at);
    else if (lookup) {
      if (handler.responses.some(({ as }) => as === 'redirect')) return;
      const [answered, otherwise] = handler.responses.filter((response) => !refuses(response));
      // A row that is used untested crashes: that is a defect of its own. A second answer may be that for no row.
      if (method !== 'GET' || lookup.usedUnchecked || lookup.absenceGiven || otherwise) return;
      if (lookup.absenceChecked === true && (refused || handler.throws.length > 0)) return;
      // A row that another function gave is refused there where it is handed to, if it is refused at all.
      if (turnsAway && !within(lookup.at, handler.at)) return;
      // A page that is made with the row or without it says so to its reader.
      if (lookup.absenceChecked === true && answered?.as === 'html') return;
      const at = answered?.at ?? endpoint.at;
      if (handler.responses.some((it) => refuses(it) && !it.onError && isOtherwise(it.at, at))) return;
      yield broken('read', at, {
        data: { method, path, target: tableName(lookup.target) },
        endpoints: [endpoint],
        trail: [
          { at: lookup.at, what: `${tableName(lookup.target)} is looked up` },
          { at, what: 'and sent as it is' },
        ],
      });
    } else if (change && lookups.length === 0)
      yield broken('write', change.at, {
        data: { method, path, target: tableName(change.target) },
        confidence: 'low',
        endpoints: [endpoint],
      });
  },
});
