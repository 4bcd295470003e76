import { broken, defineRule, kept, unknown, type DataAccess, type Location } from '../../src/rule.ts';

/** `handed`: it runs on a client that its function was given, so the caller may hold the transaction. */
type Access = DataAccess & { readonly handed?: boolean };

const changes = new Set(['create', 'update', 'delete', 'upsert']);
/** Rows that stand alone: losing one leaves nothing else wrong. */
const standsAlone = /audit|log|event|history|counter|session|token|metric|outbox|notification/i;
const key = (at: Location): string => `${at.path}:${at.line}:${at.column}`;

const groupOf = (tag: string): string => tag.slice(0, tag.lastIndexOf(':'));
const exclude = (one: Access, other: Access): boolean =>
  (one.branch ?? []).some((tag) => (other.branch ?? []).some((each) => each !== tag && groupOf(each) === groupOf(tag)));
/** The first write after `first` that belongs to another table and can run in the same turn. */
const partnerOf = (first: Access, writes: readonly Access[]): Access | undefined =>
  writes.find((other) => other !== first && other.target !== first.target && !exclude(first, other));

export default defineRule({
  id: 'writes-without-transaction',
  about: 'backend',
  standards: ['database/transaction-for-multi-step-writes'],
  severity: 'warning',
  confidence: 'medium',
  summary: 'Writes that belong together do not run in one transaction.',
  messages: {
    apart:
      "'{within}' writes to {first} and to {second} without a transaction: when the second fails, the first stays.",
    across:
      'One request writes to {first} and to {second} without a transaction: when the second fails, the first stays.',
  },
  why: 'A crash, a lost connection or a violated constraint between the two leaves half of the change behind: an order without its lines, money taken and not given.',
  remedy:
    'Begin a transaction before the first write, run all of them on its client, commit at the end and roll back on any error.',
  *check(_, model) {
    const isWrite = (access: Access): boolean => changes.has(access.does) && !standsAlone.test(access.target);
    const writes = model.accesses.filter(isWrite);
    const reported = new Set<string>();
    const byFunction = new Map<string, Access[]>();
    for (const access of writes)
      byFunction.set(key(access.functionAt), [...(byFunction.get(key(access.functionAt)) ?? []), access]);
    for (const group of byFunction.values()) {
      const held = group.filter((access) => access.transaction !== undefined);
      if (new Set(held.map((access) => access.target)).size > 1 && held[0]?.transaction)
        yield kept(held[0].transaction.at, 'transaction');
      const loose = group.filter((access) => access.transaction === undefined);
      const first = loose.find((access) => partnerOf(access, loose));
      const second = first && partnerOf(first, loose);
      if (!first || !second) continue;
      for (const access of loose) reported.add(key(access.at));
      if (loose.some((access) => access.handed)) yield unknown('The caller may hold the transaction.', first.at);
      else
        yield broken('apart', first.at, {
          data: { within: first.within, first: first.target, second: second.target },
          ...(first.query?.language === 'nosql' && { confidence: 'low' as const }),
        });
    }
    for (const endpoint of model.endpoints) {
      const loose: Access[] = endpoint.handler.writes.filter(
        (access) => isWrite(access) && access.transaction === undefined,
      );
      const first = loose.find((access) => partnerOf(access, loose));
      const second = first && partnerOf(first, loose);
      if (!first || !second || reported.has(key(first.at)) || loose.some((access) => access.handed)) continue;
      for (const access of loose) reported.add(key(access.at));
      yield broken('across', first.at, { data: { first: first.target, second: second.target }, confidence: 'low' });
    }
  },
});
