import { broken, defineRule, kept, placeKey, tableName } from '../../src/rule.ts';

const holdsMoney = /^(?:accounts?|wallets?|balances?)$/i;
const money = /balance|funds/i;
const ledger = /ledger|transaction|transfer|entr(?:y|ies)$|movement|journal|payment|receipt|posting/i;

export default defineRule({
  id: 'ledger-outside-transaction',
  about: 'backend',
  standards: ['audit-logging/ledger-in-transaction'],
  severity: 'info',
  confidence: 'low',
  preset: 'strict',
  cwe: [778],
  summary: 'Money moves without a record of the movement in the same transaction.',
  messages: {
    missing: '{within} changes a balance in {target} and writes no record of the movement in its transaction.',
  },
  why: 'A balance alone cannot be checked. When it is wrong, the sum of the recorded movements is the only way to find out by how much and since when.',
  remedy:
    'Insert a row for the movement (account, amount, reason, time) on the client of the transaction that changes the balance.',
  *check(_, model) {
    for (const access of model.accesses) {
      if (access.does !== 'update' || access.query?.relativeUpdate === false) continue;
      const moves =
        access.fields?.some((field) => money.test(field)) ??
        (holdsMoney.test(access.target) && access.query?.relativeUpdate === true);
      if (!moves) continue;
      const record = model.accesses.find(
        (each) =>
          each.does === 'create' &&
          ledger.test(each.target) &&
          placeKey(each.functionAt) === placeKey(access.functionAt),
      );
      // A record outside of the transaction is found by the rules on transactions.
      if (record) yield kept(record.at, record.target);
      else
        yield broken('missing', access.at, {
          data: {
            within: access.within === '' ? 'This function' : `'${access.within}'`,
            target: tableName(access.target),
          },
        });
    }
  },
});
