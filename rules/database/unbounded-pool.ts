import { broken, defineRule, kept, unknown } from '../../src/rule.ts';

export default defineRule({
  id: 'unbounded-pool',
  about: 'pool',
  standards: ['database/pool-limits-and-timeouts'],
  severity: 'info',
  confidence: 'medium',
  cwe: [770],
  summary: 'A connection pool does not state its size or its timeouts.',
  messages: {
    both: 'This pool states neither its size nor its timeouts.',
    size: 'This pool does not state how many connections it may open.',
    timeouts: 'This pool does not state how long a request waits for a connection.',
  },
  why: 'Without a timeout a request waits for ever when the database is slow, and the requests behind it too. A size that nobody chose is too small for the load or too large for the server.',
  remedy: 'State the size, and the connect, idle and statement timeouts, from the configuration.',
  *check(pool) {
    if (pool.is !== 'pool' || pool.perRequest) return;
    const sized = pool.size.is !== 'no';
    const timed = pool.timeouts.is !== 'no';
    if (!sized || !timed) yield broken(sized ? 'timeouts' : timed ? 'size' : 'both', pool.at);
    else if (pool.size.is === 'yes' && pool.timeouts.is === 'yes') yield kept(pool.size.at ?? pool.at, pool.size.by);
    else yield unknown('The options of the pool could not be seen.', pool.at);
  },
});
