import { broken, defineRule } from '../../src/rule.ts';

export default defineRule({
  id: 'shared-session',
  about: 'pool',
  standards: ['database/session-per-request'],
  severity: 'warning',
  confidence: 'low',
  preset: 'strict',
  cwe: [488],
  summary: 'One database session is shared by all requests.',
  messages: {
    shared: 'All requests share this one database session.',
  },
  why: 'A session holds one transaction at a time. When two requests share it, one commits or rolls back what the other has begun, and a single broken connection stops them all.',
  remedy: 'Make a pool instead, and take a session from it for each unit of work; give it back when the request ends.',
  *check(pool, model) {
    if (pool.is !== 'connection' || pool.perRequest || model.endpoints.length === 0) return;
    yield broken('shared', pool.at);
  },
});
