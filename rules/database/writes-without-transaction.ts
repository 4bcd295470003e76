import {
  broken,
  defineRule,
  excludeEachOther,
  isTable,
  kept,
  nameOf,
  placeKey,
  roleOf,
  unknown,
  type BackendModel,
  type DataAccess,
} from '../../src/rule.ts';

const changes = new Set(['create', 'update', 'delete', 'upsert']);
/** Rows that stand alone: losing one leaves nothing else wrong. */
const standsAlone = /audit|log|event|history|counter|session|token|metric|outbox|notification/i;
const isWrite = (it: DataAccess): boolean =>
  changes.has(it.does) &&
  it.standsAlone !== true &&
  // Statements that a class prepares when it is made are sent later, one by one.
  it.within !== 'constructor' &&
  !standsAlone.test(it.target);

const listsBy = <T>(all: readonly T[], keyOf: (it: T) => string): ReadonlyMap<string, T[]> => {
  const lists = new Map<string, T[]>();
  for (const it of all)
    lists
      .set(keyOf(it), lists.get(keyOf(it)) ?? [])
      .get(keyOf(it))!
      .push(it);
  return lists;
};
/** Different tables, or what is taken from one row of a table and added to another; a cache is in no transaction with them. */
const belong = (first: DataAccess, second: DataAccess): boolean =>
  first.cache === second.cache &&
  (second.target !== first.target || (first.relative === true && second.relative === true));
/** The first two writes that belong together and can run in the same turn. */
const pairIn = (writes: readonly DataAccess[]): readonly [DataAccess, DataAccess] | undefined => {
  for (const [index, first] of writes.entries())
    for (const second of writes.slice(index + 1))
      if (isTable(first.target) && isTable(second.target) && belong(first, second) && !excludeEachOther(first, second))
        return [first, second];
  return undefined;
};

/** Whoever develops or installs the backend runs it. */
const isRunByHand = ({ at, within }: DataAccess, model: BackendModel): boolean => {
  const role = roleOf(at, model);
  return role === 'script' || role === 'migration' || /(?:^|_|\b)seed/i.test(within);
};

export default defineRule({
  id: 'writes-without-transaction',
  about: 'backend',
  standards: ['database/transaction-for-multi-step-writes'],
  severity: 'warning',
  confidence: 'medium',
  habits: ['apart', 'across'],
  summary: 'Writes that belong together do not run in one transaction.',
  messages: {
    apart: '{within} writes to {first} and to {second} without a transaction: when the second fails, the first stays.',
    twice: '{within} changes {first} twice without a transaction: when the second change fails, the first stays.',
    across:
      'One request writes to {first} and to {second} without a transaction: when the second fails, the first stays.',
  },
  why: 'A crash, a lost connection or a violated constraint between the two leaves half of the change behind: an order without its lines, money taken and not given.',
  remedy:
    'Begin a transaction before the first write, run all of them on its client, commit at the end and roll back on any error.',
  *check(_, model) {
    const byFunction = listsBy(model.accesses, (access) => placeKey(access.functionAt));
    const told = new Set<string>();
    for (const writes of [...byFunction.values(), ...model.endpoints.map(({ handler }) => handler.writes)]) {
      const together = pairIn(writes.filter((access) => isWrite(access) && access.transaction !== undefined));
      if (together?.[0].transaction) yield kept(together[0].transaction.at, 'transaction');
      const loose = writes.filter((access) => isWrite(access) && access.transaction === undefined);
      const [first, second] = pairIn(loose) ?? [];
      if (!first || !second || told.has(placeKey(first.at)) || told.has(placeKey(second.at))) continue;
      for (const access of loose) told.add(placeKey(access.at));
      const data = { within: nameOf(first, model), first: first.target, second: second.target };
      const across = placeKey(first.functionAt) !== placeKey(second.functionAt);
      const message = first.target === second.target ? 'twice' : 'apart';
      if (loose.some((access) => access.handed))
        yield unknown('Others that have the client may hold the transaction.', first.at);
      else if (across || first.query?.language === 'nosql')
        yield broken(across ? 'across' : message, first.at, { data, confidence: 'low' });
      // A script that fails is run again.
      else yield broken(message, first.at, { data, ...(isRunByHand(first, model) && { preset: 'strict' as const }) });
    }
  },
});
