import { broken, defineRule, kept, unknown } from '../../src/rule.ts';

export default defineRule({
  id: 'one-sided-audit',
  about: 'backend',
  standards: ['audit-logging/before-and-after'],
  severity: 'info',
  worst: 'warning',
  confidence: 'low',
  preset: 'strict',
  cwe: [778],
  summary: 'Operations leave a record when they end but not when they start, or the other way round.',
  messages: {
    end: 'Records are written only when an operation has ended: one that never ends leaves none.',
    start: 'Records are written only when an operation starts: none tells how it ended.',
  },
  why: 'The operation that took the process down is the one to know about, and it is the one that a record at the end misses.',
  remedy:
    'Write one record with the outcome "started" before the work and one with its result after it, both with the id of the operation.',
  *check(_, model) {
    const [first] = model.audits;
    if (!first) return;
    const start = model.audits.find((record) => record.when === 'before');
    const end = model.audits.find((record) => record.when === 'after' || record.when === 'finish');
    if (start && end) {
      yield kept(start.at, 'record at the start');
      yield kept(end.at, 'record at the end');
    } else if (model.audits.some((record) => record.when === 'unknown'))
      yield unknown('When the records are written could not be seen.', first.at);
    else if (end) yield broken('end', end.at);
    else if (start) yield broken('start', start.at, { severity: 'warning', confidence: 'medium' });
  },
});
