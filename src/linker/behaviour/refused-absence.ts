/** A failure that becomes `undefined`, on which the function refuses: the caller is told, only not of the reason. */
import type { FunctionValue, RegionId, ValueId } from '../../facts/facts.ts';
import type { FileUnit } from '../units.ts';
import type { Act } from './acts.ts';
import { isNothing } from '../acts/nothing.ts';

/** What is asked of calls. */
interface Knowledge {
  /** Acts of the functions that a call reaches. */
  actsOf(unit: FileUnit, call: ValueId): readonly Act[];
}
/** The handler gives nothing, and a branch that is taken when there is nothing throws, or answers with an error. */
export function isAbsenceRefused(knowledge: Knowledge, unit: FileUnit, id: ValueId, handler: FunctionValue): boolean {
  if (unit.returnsOf(handler).some(({ value }) => value !== undefined && !isNothing(unit, value))) return false;
  const ids = valuesOf(unit, id);
  return unit.facts.regions.some(
    (region, branch) =>
      (region.kind === 'branch' || region.kind === 'rest') &&
      (region.side === 'true' || region.side === 'false') &&
      region.condition > id &&
      saysAbsent(unit, ids, region.condition, region.side === 'true') &&
      refuses(knowledge, unit, branch),
  );
}
/** The same value awaited or kept, and its members, which are absent with it. */
function valuesOf(unit: FileUnit, id: ValueId): ReadonlySet<ValueId> {
  const out = new Set([id]);
  for (const at of out) {
    for (const user of unit.usersOf(at)) {
      const it = unit.value(user);
      if (it.kind === 'wait' || (it.kind === 'get' && it.of === at)) out.add(user);
      else if (it.kind === 'op' && /^(?:\|\||\?\?)$/.test(it.operator) && it.left === at && isEmpty(unit, it.right))
        out.add(user);
    }
  }
  return out;
}
/** `{}`, `null`, `undefined`: there is nothing in it either. */
function isEmpty(unit: FileUnit, id: ValueId | undefined): boolean {
  if (id === undefined) return false;
  const it = unit.value(id);
  return it.kind === 'object' ? it.entries.length === 0 : isNothing(unit, id);
}
/** A condition comes out on this side wherever one of the values is absent. */
function saysAbsent(unit: FileUnit, ids: ReadonlySet<ValueId>, condition: ValueId, side: boolean): boolean {
  if (ids.has(condition)) return !side;
  const it = unit.value(condition);
  if (it.kind !== 'op') return false;
  const { operator, left, right } = it;
  if (operator === '!') return saysAbsent(unit, ids, left, !side);
  if (right === undefined) return false;
  if (operator === (side ? '||' : '&&')) return saysAbsent(unit, ids, left, side) || saysAbsent(unit, ids, right, side);
  return operator.startsWith(side ? '==' : '!=') && ids.has(left) && isNothing(unit, right);
}
function refuses(knowledge: Knowledge, unit: FileUnit, region: RegionId): boolean {
  const { first, last } = unit.region(region);
  if (unit.facts.exits.some(({ kind, from }) => kind === 'throw' && from === region)) return true;
  for (let id = first; id < last; id++) {
    if (unit.value(id).kind !== 'call') continue;
    for (const act of knowledge.actsOf(unit, id))
      if (act.is === 'throw' || (act.is === 'response' && (act.answer.response.status ?? 0) >= 400)) return true;
  }
  return false;
}
