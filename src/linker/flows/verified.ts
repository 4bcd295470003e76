/** Tokens that were verified: whatever a caller sends instead of a text is no token. */
import type { RegionId, ValueId } from '../../facts/facts.ts';
import type { Values } from '../values/kernel.ts';
import type { Fact, Subject } from './fact.ts';

/** The call throws unless the subject is a token, and is waited for where it gives a promise. */
export function verifies(values: Values, subject: Subject, id: ValueId): boolean {
  const { unit } = subject;
  const call = unit.value(id);
  if (call.kind !== 'call' || call.args.some((arg) => unit.value(arg).kind === 'function')) return false;
  const isAwaited = unit.usersOf(id).some((user) => unit.value(user).kind === 'wait');
  return asks(values, subject, id, isAwaited);
}
/** `verify(token, key, (error, claims) => …)`: where no error was told. */
export function toldVerified(values: Values, subject: Subject, region: RegionId): Fact | undefined {
  const { unit } = subject;
  const failed = new Set<ValueId>();
  for (let at = region; at > 0; at = unit.region(at).parent) {
    const it = unit.region(at);
    if ((it.kind === 'branch' || it.kind === 'rest') && it.side === 'false') failed.add(it.condition);
    if (it.kind !== 'function') continue;
    const fn = unit.value(it.of);
    const error = fn.kind === 'function' ? fn.params[0] : undefined;
    if (error === undefined || !failed.has(error)) continue;
    if (unit.usersOf(it.of).some((user) => isLast(subject, user, it.of) && asks(values, subject, user, true)))
      return { text: true };
  }
  return undefined;
}
function isLast({ unit }: Subject, user: ValueId, fn: ValueId): boolean {
  const call = unit.value(user);
  return call.kind === 'call' && call.args.at(-1) === fn;
}
function asks(values: Values, { unit, ids, ref, path }: Subject, id: ValueId, isAwaited: boolean): boolean {
  const call = unit.value(id);
  if (call.kind !== 'call' || path.length > 0) return false;
  const site = { ...ref, id };
  return values
    .things({ ...site, id: call.callee })
    .some(
      (thing) =>
        thing.kind === 'api' &&
        values.apis
          .rows(thing.nodes, 'crypto')
          .some(
            ({ row }) =>
              row.does === 'verify-token' &&
              row.fails === undefined &&
              row.input !== undefined &&
              (row.later !== true || isAwaited) &&
              values.argument(site, row.input).some((it) => ids.has(it.id)),
          ),
    );
}
