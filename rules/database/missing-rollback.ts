import { broken, defineRule, kept, unknown } from '../../src/rule.ts';

export default defineRule({
  id: 'missing-rollback',
  about: 'transaction',
  standards: ['database/rollback-on-error'],
  severity: 'error',
  confidence: 'high',
  cwe: [460],
  summary: 'A transaction begun by hand is left open when something fails.',
  messages: {
    open: 'This transaction is neither committed nor rolled back when {why}.',
    hidden:
      'The transaction is rolled back here, but the error ends here too: the caller believes that the work was done.',
  },
  why: 'An open transaction keeps its locks, and its connection goes back to the pool with it: the next request that gets the connection works inside a failed transaction.',
  remedy:
    'Roll back in a catch around everything between begin and commit, await it, and throw the error on. Or use the callback form of the driver, which does all of it.',
  *check(transaction) {
    const leak = transaction.leaks[0];
    if (leak)
      yield broken('open', transaction.at, {
        data: { why: leak.why },
        trail: [
          { at: transaction.at, what: 'the transaction begins' },
          { at: leak.at, what: leak.why },
        ],
      });
    else if (transaction.swallowed)
      // The catch itself is what `swallowed-error` tells.
      yield broken('hidden', transaction.swallowed, { severity: 'warning', confidence: 'medium', preset: 'strict' });
    else if (transaction.known) yield kept(transaction.at, transaction.kind === 'callback' ? 'callback' : 'rollback');
    else yield unknown('Where the transaction ends could not be seen.', transaction.at);
  },
});
