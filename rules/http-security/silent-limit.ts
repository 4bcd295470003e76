import { broken, defineRule, kept, unknown } from '../../src/rule.ts';

export default defineRule({
  id: 'silent-limit',
  about: 'limiter',
  standards: ['http-security/rate-limit-response'],
  severity: 'warning',
  confidence: 'high',
  preset: 'strict',
  summary: 'A limiter does not say that, or for how long, it refuses.',
  messages: {
    status: 'Who comes too often is answered with {status}, not with 429.',
    headers: 'Who comes too often is not told when to come again.',
  },
  why: 'Clients slow down on 429 and come back at the time of Retry-After. On any other answer they report a failure or try again at once, which is what the limiter is there against.',
  remedy: "Answer with 429, and leave the limiter's headers on.",
  *check({ at, statuses, told }) {
    const status = statuses.find((it) => it !== 429);
    if (status !== undefined && !statuses.includes(429)) yield broken('status', at, { data: { status } });
    else if (told.is === 'no') yield broken('headers', told.at ?? at);
    else if (told.is === 'yes') yield kept(at);
    else yield unknown('What it tells whom it refuses could not be seen.', at);
  },
});
