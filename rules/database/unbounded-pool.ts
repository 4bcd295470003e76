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
    const { size, timeouts } = pool;
    const sized = size.is !== 'no';
    const timed = timeouts.is !== 'no';
    const shown = size.is === 'yes' ? size : timeouts;
    if (!sized || !timed)
      yield broken(sized ? 'timeouts' : timed ? 'size' : 'both', pool.at, pool.limited ? { preset: 'strict' } : {});
    else if (size.is === 'unknown' || timeouts.is === 'unknown')
      yield unknown('The options of the pool could not be seen.', pool.at);
    else if (shown.is === 'yes') yield kept(shown.at ?? pool.at, shown.by);
  },
});
