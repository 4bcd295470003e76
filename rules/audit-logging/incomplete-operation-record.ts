import { broken, defineRule, kept } from '../../src/rule.ts';

const wanted = [
  'user',
  'change_ticket',
  'environment',
  'operation',
  'service',
  'command',
  'outcome',
  'resources_affected',
  'rollback_available',
  'duration_seconds',
  'version_deployed',
  'previous_version',
  'error_detail',
];
/** Two of these make it the record of a deployment or a migration rather than of a request. */
const telling = new Set(['changeticket', 'environment', 'rollbackavailable', 'versiondeployed', 'previousversion']);
const plain = (name: string): string => name.toLowerCase().replaceAll('_', '');

export default defineRule({
  id: 'incomplete-operation-record',
  about: 'audit',
  standards: ['audit-logging/operation-record-fields'],
  severity: 'info',
  confidence: 'medium',
  cwe: [778],
  summary: 'The audit record of a deployment or another operational change lacks fields.',
  messages: {
    lacks: 'This record of an operation lacks {missing}.',
  },
  why: 'At night somebody has to decide whether to roll back. Which version runs, which ran before and whether there is a way back must stand in the record, not in a memory.',
  remedy:
    'Write all fields of an operation: ticket, environment, service, command, outcome, resources, both versions, whether a rollback is possible, duration and error detail.',
  *check({ at, fields, writtenAt }) {
    // Judged where it is written, once for all who have it written.
    if (writtenAt) return;
    const names = new Set(fields.map(plain));
    if ([...names].filter((name) => telling.has(name)).length < 2) return;
    const missing = wanted.filter((name) => !names.has(plain(name)));
    if (missing.length > 0) yield broken('lacks', at, { data: { missing: missing.join(', ') } });
    else yield kept(at, 'all fields');
  },
});
