import { broken, defineRule, kept } from '../../src/rule.ts';

export default defineRule({
  id: 'unused-suppression',
  about: 'suppression',
  standards: [],
  severity: 'warning',
  confidence: 'high',
  alsoIn: ['test', 'generated', 'script', 'migration', 'client'],
  summary: 'A suppression suppresses nothing.',
  messages: {
    unused: "Nothing is found here that this suppression of '{rule}' could suppress.",
  },
  why: 'It hides the next defect of that kind at this place, and tells readers of a danger that is no more.',
  remedy: 'Delete the comment, or move it to the line that it was written for.',
  *check({ at, idle, malformed, strangers }) {
    for (const rule of idle) yield broken('unused', at, { data: { rule } });
    if (idle.length === 0 && malformed === undefined && strangers.length === 0) yield kept(at);
  },
});
