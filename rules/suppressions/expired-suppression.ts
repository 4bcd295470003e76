import { broken, defineRule } from '../../src/rule.ts';

export default defineRule({
  id: 'expired-suppression',
  about: 'suppression',
  standards: [],
  severity: 'warning',
  confidence: 'high',
  alsoIn: ['test', 'generated', 'script', 'migration', 'client'],
  summary: 'The day until which a suppression was meant to hold has gone by.',
  messages: {
    ended: 'This suppression held until {day}, and what it hid is shown again.',
  },
  why: 'Somebody promised to come back to it. A date that nobody is reminded of is a suppression for ever.',
  remedy: 'Mend what it hides and delete the comment, or set another day and say why it takes longer.',
  *check({ at, ended }) {
    if (ended !== undefined) yield broken('ended', at, { data: { day: ended } });
  },
});
