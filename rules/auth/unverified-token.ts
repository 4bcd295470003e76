import { broken, defineRule, kept } from '../../src/rule.ts';

const PLACES: Readonly<Record<string, string | undefined>> = {
  principal: 'the caller of the request',
  decision: 'a decision',
  filter: 'the choice of rows',
};

export default defineRule({
  id: 'unverified-token',
  about: 'token',
  standards: ['auth/verify-token-signature'],
  severity: 'error',
  confidence: 'medium',
  preset: 'strict',
  cwe: [345, 347],
  summary: 'What a token says is believed without verifying it.',
  messages: {
    believed: 'What this token says reaches {where}, and nobody has verified it.',
  },
  why: 'Anyone can write such a token. Whoever sends it chooses who they are.',
  remedy: 'Verify it with the key (`verify`), and take the payload from what that gives back.',
  *check({ at, does, verifiedAt, reaches }) {
    if (does !== 'decode') return;
    const where = reaches.flatMap((it) => PLACES[it] ?? []).join(' and ');
    if (where === '') return;
    if (verifiedAt === undefined) yield broken('believed', at, { data: { where } });
    else yield kept(verifiedAt);
  },
});
