/**
 * What tells that something is over: a variable (`let committed = false`, and `committed = true` behind the commit), or the
 * thing itself (`trx.isCompleted()`).
 */
import type { ValueId } from '../../facts/facts.ts';
import type { FileUnit } from '../units.ts';
import type { Side } from './regions.ts';

/** The condition comes out on this side only behind one of the calls. */
export function saysEnded(unit: FileUnit, condition: ValueId, side: Side, ended: readonly ValueId[]): boolean {
  const { of, is } = plainly(unit, condition, side);
  return is && isSetBehind(unit, of, ended, new Set());
}
/** Members that tell whether something is over, or still open. */
export interface StateMembers {
  readonly over: readonly string[];
  readonly open: readonly string[];
}
/** Something that is to be ended, and how it tells whether it is. */
interface Asked {
  readonly unit: FileUnit;
  readonly denotes: (unit: FileUnit, id: ValueId) => boolean;
  readonly states?: StateMembers;
}
/** The thing itself is asked, and this is the side on which it is over. */
export function saysOver({ unit, denotes, states }: Asked, condition: ValueId, side: Side): boolean {
  const { of, is } = plainly(unit, condition, side);
  const member = asked({ unit, denotes }, of);
  return member !== undefined && (is ? states?.over : states?.open)?.includes(member) === true;
}
/** The thing itself is asked whether it is over: that does not fail. */
export function asksState({ states, ...about }: Asked, id: ValueId): boolean {
  if (states === undefined) return false;
  const member = asked(about, id);
  return member !== undefined && [...states.over, ...states.open].includes(member);
}
/** The member of the thing that is read, or called without arguments. */
function asked({ unit, denotes }: Asked, id: ValueId): string | undefined {
  const value = unit.value(id);
  const member = value.kind === 'call' && value.args.length === 0 ? unit.value(value.callee) : value;
  return member.kind === 'get' && typeof member.key === 'string' && denotes(unit, member.of) ? member.key : undefined;
}
/** A condition without what turns it round. */
function plainly(unit: FileUnit, condition: ValueId, side: Side): { readonly of: ValueId; readonly is: boolean } {
  let of = condition;
  let is = side === 'true';
  for (let value = unit.value(of); value.kind === 'op' && value.operator === '!'; value = unit.value(of)) {
    of = value.left;
    is = !is;
  }
  return { of, is };
}
function isSetBehind(unit: FileUnit, id: ValueId, ended: readonly ValueId[], seen: Set<ValueId>): boolean {
  const flag = unit.value(id);
  if (flag.kind !== 'join' || seen.has(id)) return false;
  seen.add(id);
  let isSet = false;
  for (const part of flag.of) {
    const value = unit.value(part);
    if (value.kind === 'absent' || (value.kind === 'literal' && !value.value)) continue;
    const isBehind =
      value.kind === 'literal' && value.value === true
        ? ended.some((end) => end < part && unit.encloses(unit.regionOf(end), unit.regionOf(part)))
        : isSetBehind(unit, part, ended, seen);
    if (!isBehind) return false;
    isSet = true;
  }
  return isSet;
}
