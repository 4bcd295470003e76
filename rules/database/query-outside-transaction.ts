import { broken, defineRule, kept, placeKey, unknown } from '../../src/rule.ts';

export default defineRule({
  id: 'query-outside-transaction',
  about: 'transaction',
  standards: ['database/one-client-per-transaction'],
  severity: 'error',
  confidence: 'high',
  cwe: [662],
  summary: 'A statement between begin and commit runs on another connection.',
  messages: {
    stray:
      "This statement runs on '{on}', not on the client of the transaction around it: it is not rolled back with the rest.",
    read: "This query runs on '{on}', not on the client of the transaction around it: it does not see what the transaction has written.",
    record:
      "This record is written on '{on}', not on the client of the transaction around it: it stays when the transaction is rolled back.",
    called:
      "What is called here writes on '{on}', not on the client of the transaction around it: that is not rolled back with the rest.",
  },
  why: 'A transaction belongs to one connection. A statement on another one commits at once, does not see the uncommitted rows, and can wait for ever for a lock that its own request holds.',
  remedy:
    'Run every statement of the transaction on the client that began it; hand that client to the functions that are called in between.',
  *check(transaction) {
    const own = transaction.strays.filter((it) => it.in === undefined && !it.reads && !it.records);
    // Where the transaction's client is not used at all, that it is not handed on either is no other matter.
    for (const stray of own.length > 0 ? transaction.strays.filter((it) => !it.in) : transaction.strays)
      yield broken(stray.records ? 'record' : stray.in ? 'called' : stray.reads ? 'read' : 'stray', stray.at, {
        // A record of what was tried may be wanted although nothing came of it.
        ...([stray.reads, stray.records].includes(true) && { severity: 'info' as const, confidence: 'low' as const }),
        data: { on: stray.on },
        cause: placeKey(transaction.at),
        trail: [
          { at: transaction.at, what: 'the transaction begins' },
          { at: stray.in ?? stray.at, what: `a statement on ${stray.on}` },
        ],
      });
    if (transaction.strays.length > 0) return;
    if (transaction.known) yield kept(transaction.at, 'one client');
    else yield unknown('What runs in the transaction could not be seen completely.', transaction.at);
  },
});
