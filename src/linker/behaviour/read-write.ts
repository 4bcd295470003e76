/** Values that are read, changed in code and written back to the same table. */
import type { Value, ValueId } from '../../facts/facts.ts';
import type { DataAccess } from '../../model/model.ts';
import type { Ref } from '../things.ts';
import { comesOf, originsIn, SAME, type Test } from '../origins.ts';
import type { FileUnit } from '../units.ts';
import type { Access } from './accesses.ts';
import { rowsOf } from './row-use.ts';
import { type Scene } from './scene.ts';

const ARITHMETIC = new Set(['+', '-', '*', '/', '%', '**', '++', '--']);

/** Adds to each update whether what it writes was computed from what one of the reads gave. */
export function withReads(
  scene: Scene,
  accesses: readonly Access[],
  made: ReadonlyMap<Access, DataAccess>,
): Map<Access, DataAccess> {
  const out = new Map(made);
  const reads = accesses.filter((it) => it.access.does === 'read');
  for (const it of accesses) {
    const known = out.get(it) ?? it.access;
    const own: DataAccess = isRelative(scene, it, known) ? { ...known, relative: true } : known;
    out.set(it, own);
    if ((own.does !== 'update' && own.does !== 'upsert') || own.query?.relativeUpdate === true) continue;
    const read = reads.find(
      (one) =>
        sameTarget(one.access.target, own.target) &&
        one.ref.id < it.ref.id &&
        one.ref.unit === it.ref.unit &&
        comes(scene, one, it),
    );
    if (read === undefined) continue;
    const guarded = isLocked(scene, read) || checksVersion(it) || locksBefore(scene, read);
    out.set(it, { ...own, relative: true, computedFromRead: read.access.at, ...(guarded && { locked: true }) });
  }
  return out;
}
/** The database, or an operator of the library, adds to what is stored. */
function isRelative(scene: Scene, { row, statement, written }: Access, { does, query }: DataAccess): boolean {
  if (does !== 'update' && does !== 'upsert') return false;
  if (row?.relative === true || statement?.relativeUpdate === true || query?.relativeUpdate === true) return true;
  return row !== undefined && written.some((ref) => addsWithin(scene, ref, 0));
}
const ADDS = /^(?:\$inc|\$mul|increment|decrement|multiply|divide)$/;
function addsWithin(scene: Scene, ref: Ref, depth: number): boolean {
  const value = ref.unit.value(ref.id);
  // A piece of SQL: `${accounts.balance} - ${amount}`.
  if (value.kind === 'text' && value.tag !== undefined) return value.chunks.some((chunk) => /^\s*[-+*]\s*/.test(chunk));
  return (
    depth < 3 &&
    scene.values.entriesOf(ref).some((entry) => ADDS.test(entry.key) || addsWithin(scene, entry.value, depth + 1))
  );
}
function sameTarget(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}
function comes(scene: Scene, read: Access, write: Access): boolean {
  const unit = write.ref.unit;
  const { results, lists, rows } = rowsOf(read);
  const from = new Set([...results, ...lists, ...rows]);
  if (write.statement?.relativeUpdate === true) return false;
  const isComputed = computedFrom(from);
  const written = write.written.flatMap((ref) => leaves(scene, ref));
  if (written.some((ref) => ref.unit === unit && isComputed(unit, ref.id))) return true;
  // `row.stock += n; await row.save()`
  const call = unit.value(write.ref.id);
  if (call.kind !== 'call' || call.receiver === undefined || !from.has(call.receiver)) return false;
  return rows.some((row) => unit.setsOn(row).some((set) => set.id < write.ref.id && isComputed(unit, set.to)));
}
function leaves(scene: Scene, ref: Ref): readonly Ref[] {
  for (const thing of scene.values.things(ref)) {
    if (thing.kind === 'array') return (scene.values.items(thing) ?? []).filter((it): it is Ref => !Array.isArray(it));
    if (thing.kind === 'object') return scene.values.entriesOf(ref).map((entry) => entry.value);
  }
  return [ref];
}
/** Tells arithmetic on something that was read. */
function computedFrom(from: ReadonlySet<ValueId>): Test {
  const isRead: Test = (_, id) => from.has(id);
  const comesOfRead = comesOf(EDGES, isRead, isPlain);
  return comesOf(
    EDGES,
    (unit, id) => {
      const value = unit.value(id);
      return value.kind === 'op' && ARITHMETIC.has(value.operator) && comesOfRead(unit, id);
    },
    (unit, id) => !from.has(id) && isPlain(unit, id),
  );
}
const EDGES = [...SAME, 'get', 'op', 'arguments'] as const;
/** Other operators and calls give something else. */
function isPlain(unit: FileUnit, id: ValueId): boolean {
  const value = unit.value(id);
  if (value.kind === 'op') return ARITHMETIC.has(value.operator) || value.operator === '??' || value.operator === '||';
  if (value.kind !== 'call') return true;
  const callee = unit.value(value.callee);
  return callee.kind === 'global' || (callee.kind === 'get' && unit.value(callee.of).kind === 'global');
}
function isLocked(scene: Scene, read: Access): boolean {
  if (read.access.locked === true) return true;
  const unit = read.ref.unit;
  for (const at of originsIn(unit, read.result, ['receiver'])) {
    const call = unit.value(at);
    if (call.kind !== 'call') break;
    const callee = unit.value(call.callee);
    if (
      callee.kind === 'get' &&
      typeof callee.key === 'string' &&
      /^(?:for(?:NoKey)?Update|forShare|setLock|lock)$/.test(callee.key)
    )
      return true;
    for (const arg of call.args)
      if (scene.values.entriesOf({ ...read.ref, id: arg }).some((entry) => entry.key.startsWith('lock'))) return true;
  }
  return false;
}
/** A statement of its own locks the rows before they are read, in the same function or in one that is called there. */
function locksBefore(scene: Scene, { ref: { unit, id }, access }: Access): boolean {
  const home = scene.homeOf(unit, unit.ownerOf(id));
  for (let at = 0; at < id; at++) {
    if (home >= 0 && !unit.isWithin(unit.ownerOf(at), home)) continue;
    const value = unit.value(at);
    if (locks(value, access.target)) return true;
    if (value.kind !== 'call') continue;
    for (const { ref } of scene.calls.callees(scene.values.ref(unit, at), value))
      if (
        ref.unit.facts.values.some(
          (it, inner) => locks(it, access.target) && ref.unit.isWithin(ref.unit.ownerOf(inner), ref.id),
        )
      )
        return true;
  }
  return false;
}
const LOCKS = /\bFOR\s+(?:NO\s+KEY\s+)?UPDATE\b/i;
/** The text of a statement that locks rows of a table; of any, where it is not known which is meant. */
function locks(value: Value, table: string): boolean {
  const text =
    value.kind === 'text'
      ? value.chunks.join(' ')
      : value.kind === 'literal' && typeof value.value === 'string'
        ? value.value
        : '';
  return LOCKS.test(text) && (!/^\w+$/.test(table) || text.toLowerCase().includes(table.toLowerCase()));
}
/** The write is refused when somebody else was faster. */
function checksVersion(write: Access): boolean {
  return write.statement?.compares?.some((it) => /^(?:\w*version|updated_?at|revision|etag)$/i.test(it)) === true;
}
