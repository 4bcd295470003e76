import { broken, defineRule, kept } from '../../src/rule.ts';

export default defineRule({
  id: 'connection-per-request',
  about: 'pool',
  standards: ['database/connection-pool'],
  severity: 'warning',
  confidence: 'high',
  cwe: [400],
  summary: 'A database connection or a pool is made while a request is handled.',
  messages: {
    connection: 'A database connection is opened for each request instead of being taken from a pool.',
    pool: 'A pool is made for each request, so that no connection is ever used twice.',
  },
  why: 'Opening a connection costs several round trips and memory on the server. Under load the database refuses further connections, and everything that shares it stops.',
  remedy: 'Make one pool when the process starts, in a module of its own, and let every request borrow from it.',
  *check(pool) {
    // Each may lead to another database, of which only one answers now.
    if (pool.perRequest) yield broken(pool.is, pool.at, pool.handedIn ? { preset: 'strict' } : {});
    else if (pool.is === 'pool') yield kept(pool.at, 'one pool');
  },
});
