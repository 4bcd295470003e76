import { broken, defineRule, kept } from '../../src/rule.ts';

/** Fields that say what kind of line it is, and nothing of what happened. */
const kind = /^(?:type|kind|level|name|channel|audit)$/;

export default defineRule({
  id: 'unstructured-audit-record',
  about: 'audit',
  standards: ['audit-logging/structured-json-record'],
  severity: 'warning',
  confidence: 'high',
  preset: 'strict',
  cwe: [778],
  summary: 'An audit record is a sentence instead of fields.',
  messages: {
    text: 'This audit record is text: who did what to which row stands in a sentence, not in fields.',
  },
  why: 'Nobody can ask a sentence for all changes by one person last month. A name with a line break in it forges a second record.',
  remedy:
    'Hand the logger an object with a field each for actor, action, target and outcome, and write it as one line of JSON.',
  *check({ at, fields, structured, writtenAt }) {
    // Judged where it is written, once for all who have it written.
    if (writtenAt) return;
    if (!structured || fields.every((field) => kind.test(field))) yield broken('text', at);
    else yield kept(at, fields.join(', '));
  },
});
