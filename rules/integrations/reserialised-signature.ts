import { broken, defineRule, kept } from '../../src/rule.ts';

export default defineRule({
  id: 'reserialised-signature',
  about: 'signature',
  standards: ['integrations/verified-webhooks'],
  severity: 'warning',
  confidence: 'high',
  preset: 'strict',
  cwe: [347],
  summary: 'A signature is checked over a body that was parsed and written again.',
  messages: {
    reserialised:
      'The signature is checked over the parsed body, written as text again, and not over the bytes that were signed.',
  },
  why: 'What was signed are the bytes that the sender wrote. Another order, space or escape gives another digest, so that true messages are refused as soon as the sender writes a little differently; and what a parser drops or merges is not covered.',
  remedy:
    'Keep the raw body for that route (express.raw, the verify option of the parser, rawBody of Nest) and digest it.',
  *check({ at, reserialised }) {
    if (reserialised !== undefined)
      yield broken('reserialised', reserialised, { trail: [{ at, what: 'compared here' }] });
    else yield kept(at);
  },
});
