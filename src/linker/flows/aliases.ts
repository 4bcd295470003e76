/** Values of one file that are the same value: `request.query.id`, read twice. */
import type { ValueId } from '../../facts/facts.ts';
import type { FileUnit } from '../units.ts';

const memos = new WeakMap<FileUnit, Map<ValueId, readonly ValueId[]>>();

/** The value itself and every other read of it, to look one up. */
export function aliasSetOf(unit: FileUnit, id: ValueId): ReadonlySet<ValueId> {
  const list = aliasesOf(unit, id);
  let found = sets.get(list);
  if (found === undefined) sets.set(list, (found = new Set(list)));
  return found;
}
const sets = new WeakMap<readonly ValueId[], ReadonlySet<ValueId>>();
/** The value itself and every other read of the same member of the same value. */
export function aliasesOf(unit: FileUnit, id: ValueId): readonly ValueId[] {
  let memo = memos.get(unit);
  if (memo === undefined) memos.set(unit, (memo = new Map<ValueId, readonly ValueId[]>()));
  let found = memo.get(id);
  if (found === undefined) {
    memo.set(id, [id]);
    memo.set(id, (found = search(unit, id)));
    // Each read of the member gives the same list.
    for (const it of found) if (!memo.has(it)) memo.set(it, found);
  }
  return found;
}
function search(unit: FileUnit, id: ValueId): readonly ValueId[] {
  const value = unit.value(id);
  if (value.kind === 'load') return readers(unit, [value.cell], (it) => it.kind === 'load');
  if (value.kind !== 'get' || typeof value.key !== 'string') return [id];
  const { key } = value;
  const found = readers(unit, aliasesOf(unit, value.of), (it) => it.kind === 'get' && it.key === key);
  return found.includes(id) ? found : [id, ...found];
}
function readers(
  unit: FileUnit,
  of: readonly ValueId[],
  test: (value: ReturnType<FileUnit['value']>) => boolean,
): ValueId[] {
  const out = new Set<ValueId>();
  for (const base of of) for (const user of unit.usersOf(base)) if (test(unit.value(user))) out.add(user);
  return [...out];
}
/** The write that a member read must see: before it, in code that always runs before it. */
export function lastWrite(unit: FileUnit, id: ValueId): ValueId | undefined {
  const get = unit.value(id);
  if (get.kind !== 'get' || typeof get.key !== 'string') return undefined;
  let last: ValueId | undefined;
  for (const base of aliasesOf(unit, get.of)) {
    for (const set of unit.setsOn(base)) {
      if (
        set.key === get.key &&
        set.id < id &&
        unit.ownerOf(set.id) === unit.ownerOf(id) &&
        encloses(unit, unit.regionOf(set.id), unit.regionOf(id)) &&
        (last === undefined || set.id > last)
      )
        last = set.id;
    }
  }
  return last;
}
/** True when `outer` is `inner` or around it. */
export function encloses(unit: FileUnit, outer: number, inner: number): boolean {
  for (let at = inner; ; at = unit.region(at).parent) {
    if (at === outer) return true;
    if (at <= 0) return false;
  }
}
