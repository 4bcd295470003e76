import { broken, defineRule, kept } from '../../src/rule.ts';

/** Each field of the standard with the names that are understood for it. A timestamp is the logger's own. */
const wanted: readonly (readonly [name: string, names: RegExp, needed: boolean])[] = [
  ['user', /user(?![_-]?agent)|actor|who|subject|principal|account|caller/i, true],
  ['operation', /operation|action|event|activity|verb/i, true],
  ['outcome', /outcome|result|success|status/i, true],
  ['resources_affected', /resource|target|entity|object|record|row|[a-z]_?id$/i, false],
  ['command', /command|method|route|path|url/i, false],
  ['duration_seconds', /duration|elapsed|took|time_?ms/i, false],
  ['status_code', /status/i, false],
  ['ip_address', /\bip\b|ip_?addr|remote|address|^ip/i, false],
  ['user_agent', /agent/i, false],
];
const deployment = /^(?:change_?ticket|environment|version_?deployed|previous_?version|rollback_?available)$/i;

export default defineRule({
  id: 'incomplete-request-record',
  about: 'audit',
  standards: ['audit-logging/request-record-fields'],
  severity: 'info',
  worst: 'warning',
  confidence: 'low',
  preset: 'strict',
  cwe: [778],
  summary: 'The audit record of a request lacks fields.',
  messages: {
    essential: 'This record does not say {missing}.',
    lacks: 'This record lacks {missing}.',
  },
  why: 'A record is read when something is disputed. Without the actor it accuses nobody, without the outcome it proves nothing, without address and agent it cannot be matched with other traces.',
  remedy:
    'Give each record user, operation, command, outcome, resources affected, duration, status code, client address and user agent; let the logger add the time.',
  *check({ at, fields, structured, when, writtenAt }) {
    // Judged where it is written, once for all who have it written.
    if (writtenAt) return;
    // What the operation took and how it ended is not known when it starts.
    if (!structured || fields.length === 0 || when === 'before' || fields.some((field) => deployment.test(field)))
      return;
    const missing = wanted.filter(([, names]) => !fields.some((field) => names.test(field)));
    const essential = missing.filter(([, , needed]) => needed).map(([name]) => name);
    if (essential.length > 0)
      yield broken('essential', at, { data: { missing: essential.join(', ') }, severity: 'warning' });
    else if (missing.length > 0)
      yield broken('lacks', at, { data: { missing: missing.map(([name]) => name).join(', ') } });
    else yield kept(at, 'all fields');
  },
});
