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
  if (value.kind === 'load') return unit.usersOf(value.cell).filter((it) => unit.value(it).kind === 'load');
  if (value.kind !== 'get' || typeof value.key !== 'string') return [id];
  const found = membersOf(unit, value.of).reads.get(value.key) ?? [];
  return found.includes(id) ? found : [id, ...found];
}
/** Reads and writes of the members of a value, by name, in the order of its own reads. */
interface Members {
  readonly reads: Map<string, ValueId[]>;
  readonly writes: Map<string, ValueId[]>;
}
const members = new WeakMap<readonly ValueId[], Members>();
function membersOf(unit: FileUnit, id: ValueId): Members {
  const list = aliasesOf(unit, id);
  const known = members.get(list);
  if (known !== undefined) return known;
  const made: Members = { reads: new Map(), writes: new Map() };
  const seen = new Set<ValueId>();
  for (const base of list) {
    for (const user of unit.usersOf(base)) {
      const it = unit.value(user);
      if ((it.kind !== 'get' && it.kind !== 'set') || typeof it.key !== 'string') continue;
      // A value that is written into a member of another is no base of that write.
      if ((it.kind === 'set' && it.of !== base) || seen.has(user)) continue;
      seen.add(user);
      add(it.kind === 'get' ? made.reads : made.writes, it.key, user);
    }
  }
  members.set(list, made);
  return made;
}
function add(lists: Map<string, ValueId[]>, name: string, id: ValueId): void {
  const list = lists.get(name);
  if (list === undefined) lists.set(name, [id]);
  else list.push(id);
}
/** The write that a member read must see: before it, in code that always runs before it. */
export function lastWrite(unit: FileUnit, id: ValueId): ValueId | undefined {
  const get = unit.value(id);
  if (get.kind !== 'get' || typeof get.key !== 'string') return undefined;
  let last: ValueId | undefined;
  for (const set of membersOf(unit, get.of).writes.get(get.key) ?? []) {
    if (
      set < id &&
      unit.ownerOf(set) === unit.ownerOf(id) &&
      unit.encloses(unit.regionOf(set), unit.regionOf(id)) &&
      (last === undefined || set > last)
    )
      last = set;
  }
  return last;
}
