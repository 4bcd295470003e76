import { broken, defineRule, kept } from '../../src/rule.ts';

export default defineRule({
  id: 'timing-unsafe-signature',
  about: 'signature',
  standards: ['integrations/verified-webhooks'],
  severity: 'warning',
  confidence: 'high',
  preset: 'strict',
  cwe: [208],
  summary: 'A signature is compared with an operator that stops at the first difference.',
  messages: {
    equality: 'This compares a signature by equality, whose duration tells how much of a guess was right.',
  },
  why: 'Who may try often measures how long the comparison takes, and finds the signature of a forged message piece by piece.',
  remedy: 'Compare the two as buffers of one length with crypto.timingSafeEqual.',
  *check({ at, by }) {
    if (by === 'equality') yield broken('equality', at);
    else yield kept(at, by);
  },
});
