import { broken, defineRule, kept, unknown } from '../../src/rule.ts';

export default defineRule({
  id: 'memory-session-store',
  about: 'session',
  standards: ['auth/server-side-sessions'],
  severity: 'warning',
  confidence: 'high',
  preset: 'strict',
  summary: 'Sessions are kept in the memory of one process.',
  messages: {
    memory: 'Sessions have no store here: they lie in the memory of the process.',
  },
  why: 'Every deployment signs everybody out, a second instance does not know who is signed in, and sessions that have ended are never removed, so that the memory fills.',
  remedy: 'Hand over a store that all instances share, in Redis or the database.',
  *check({ at, store }, { applications }) {
    if (applications.length === 0) return;
    if (store === 'memory') yield broken('memory', at);
    else if (store === 'unknown') yield unknown('Where sessions are kept could not be seen.', at);
    else yield kept(at);
  },
});
