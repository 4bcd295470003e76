/** What is done with passwords: by where the value comes from, not by what a function is called. */
import type { CryptoRow, DataRow, QueryRow } from '../../libraries/kinds.ts';
import type { Answer, PasswordUse } from '../../model/model.ts';
import type { Site } from '../flows/sites.ts';
import { originsIn, SAME } from '../origins.ts';
import { placeInCall, placeOf } from '../places.ts';
import { boundColumns } from '../sql/bound-columns.ts';
import type { Ref } from '../things.ts';
import type { FileUnit } from '../units.ts';
import { flat } from '../values/collections.ts';
import type { Values } from '../values/kernel.ts';
import { isHashName, isPasswordName, passwordIn } from './names.ts';
import { given, numberOf, textOf } from './options.ts';

const ENCODES = /^(?:from|parse|encode)$/;
const NOT: Answer = { is: 'not-applicable' };
/** Digests that are made to be fast. */
const FAST = /^(?:rsa-)?(?:md[245]|sha-?\d|ripemd|whirlpool|blake)/i;

/** What a call does with a password, by a row of library data. */
export function passwordUse(values: Values, ref: Ref, row: CryptoRow, name: string): PasswordUse | undefined {
  const input = row.input === undefined ? [] : values.argument(ref, row.input);
  const by = algorithmOf(values, ref, row) ?? name;
  const base = { at: placeOf(ref), by, salted: NOT };
  if (row.does === 'compare-password')
    return row.general === true
      ? undefined
      : { ...base, does: 'compare', ...(isFloating(ref, row) && { floating: true as const }) };
  if (row.does === 'hash-password' || (row.cost !== undefined && row.does === 'random')) {
    const from = origin(values, input);
    if (row.general === true && from === undefined) return undefined;
    const cost = row.cost === undefined ? [] : given(values, ref, row.cost.value).refs;
    const number = cost[0] && costOf(values, cost[0]);
    return {
      ...base,
      does: 'hash',
      by: name,
      salted: row.salt === undefined ? NOT : saltOf(values, ref, row.salt),
      ...(number !== undefined && { cost: number, least: row.cost!.least }),
      ...(from && { from: placeOf(from) }),
    };
  }
  if (row.does !== 'hash' && row.does !== 'encrypt') return undefined;
  const from = origin(values, input);
  if (from === undefined) return undefined;
  if (row.does === 'encrypt') return { ...base, does: 'encrypt', from: placeOf(from) };
  return FAST.test(by) && !isOnlyPart(values, ref) ? { ...base, does: 'digest', from: placeOf(from) } : undefined;
}
function origin(values: Values, refs: readonly Ref[]): Ref | undefined {
  for (const ref of refs) {
    const found = passwordIn(values, ref);
    if (found) return found;
  }
  return undefined;
}
function algorithmOf(values: Values, ref: Ref, row: CryptoRow): string | undefined {
  for (const path of row.algorithms ?? [])
    for (const it of given(values, ref, path).refs) {
      const text = textOf(values, it);
      if (text !== undefined) return text.toLowerCase();
    }
  if (row.algorithm !== undefined) return row.algorithm;
  return row.does === 'hash' ? ref.unit.calledName(ref.id).toLowerCase() : undefined;
}
function costOf(values: Values, ref: Ref): number | undefined {
  const number = numberOf(values, ref);
  if (number !== undefined) return number;
  const text = textOf(values, ref);
  return text !== undefined && /^\d+$/.test(text) ? Number(text) : undefined;
}
function saltOf(values: Values, ref: Ref, path: string): Answer {
  const [salt] = given(values, ref, path).refs;
  if (salt === undefined) return { is: 'yes' };
  const fixed = fixedText(values, salt);
  return fixed === undefined ? { is: 'yes' } : { is: 'no', at: placeInCall(salt, ref) };
}
/** The text that a value always is: written out, or as bytes. */
export function fixedText(values: Values, ref: Ref): string | undefined {
  const text = textOf(values, ref);
  if (text !== undefined) return text;
  const own = encoded(ref);
  if (own !== undefined) return fixedText(values, own);
  for (const thing of values.things(ref)) {
    const made = thing.kind === 'api' ? thing.site : undefined;
    const text = made !== undefined && (made.id !== ref.id || made.unit !== ref.unit) ? encoded(made) : undefined;
    if (text !== undefined) return textOf(values, text);
  }
  return undefined;
}
/** What a call makes bytes of: `Buffer.from(text)`. */
function encoded(ref: Ref): Ref | undefined {
  const call = ref.unit.value(ref.id);
  const text = call.kind === 'call' && ENCODES.test(ref.unit.calledName(ref.id)) ? call.args[0] : undefined;
  return text === undefined ? undefined : { ...ref, id: text };
}
/** Only a part of the digest is used (breached passwords are asked for by it), or it is hashed further. */
function isOnlyPart(values: Values, start: Ref): boolean {
  const open = [start.id];
  const { unit } = start;
  for (let steps = 0; open.length > 0 && steps < 40; steps++) {
    for (const user of unit.usersOf(open.pop()!)) {
      const value = unit.value(user);
      if (value.kind === 'get' && /^(?:slice|substring|substr)$/.test(String(value.key))) return true;
      if (value.kind === 'call' && value.args.some((id) => originates(unit, id, start.id)))
        for (const it of values.things({ ...start, id: value.callee }))
          if (
            it.kind === 'api' &&
            values.apis
              .rows(it.nodes, 'crypto')
              .some(({ row }) => row.does === 'hash-password' || row.does === 'compare-password')
          )
            return true;
      if (value.kind === 'get' || value.kind === 'call' || value.kind === 'join' || value.kind === 'wait')
        open.push(user);
    }
  }
  return false;
}
function originates(unit: FileUnit, id: number, from: number): boolean {
  for (const it of originsIn(unit, id, [...SAME, 'callee', 'get', 'receiver'])) if (it === from) return true;
  return false;
}
/** A promise of a comparison that is taken for its outcome. */
function isFloating({ unit, id }: Ref, row: CryptoRow): boolean {
  const call = unit.value(id);
  if (row.later !== true || call.kind !== 'call' || call.args.length > 2) return false;
  const isTested = (at: number, deep = 0): boolean =>
    unit.isCondition(at) ||
    (deep < 4 &&
      unit.usersOf(at).some((user) => {
        const value = unit.value(user);
        return value.kind === 'op' && /^(?:!|&&|\|\||===|!==|==|!=)$/.test(value.operator) && isTested(user, deep + 1);
      }));
  return isTested(id);
}

const EQUAL = /^[!=]==?$/;
/** Passwords that are compared by hand: with what is stored, or a digest of theirs. */
export function comparedByHand(values: Values, unit: FileUnit, digests: ReadonlySet<number>): readonly PasswordUse[] {
  const out: PasswordUse[] = [];
  const all = unit.facts.values;
  for (let id = 0; id < all.length; id++) {
    const value = all[id]!;
    if (value.kind !== 'op' || value.right === undefined || !EQUAL.test(value.operator)) continue;
    const sides = [value.left, value.right].map((side) => ({
      name: memberOf(unit, side),
      root: rootOf(unit, side),
      side,
    }));
    const [a, b] = sides as [(typeof sides)[0], (typeof sides)[0]];
    for (const [stored, other] of [
      [a, b],
      [b, a],
    ] as const) {
      if (stored.name === undefined || !(isPasswordName(stored.name) || isHashName(stored.name))) continue;
      const digest = [...originsIn(unit, other.side, [...SAME, 'callee', 'get', 'receiver'])].some((it) =>
        digests.has(it),
      );
      const plain =
        other.root !== undefined &&
        stored.root !== undefined &&
        other.root !== stored.root &&
        isRowRoot(values, unit, stored.side) &&
        passwordIn(values, values.ref(unit, other.side)) !== undefined;
      if (!digest && !plain) continue;
      out.push({
        at: placeOf({ unit, id, ctx: values.contexts.root }),
        does: 'equals',
        by: digest ? 'digest' : value.operator,
        salted: NOT,
      });
      break;
    }
  }
  return out;
}
function memberOf(unit: FileUnit, id: number): string | undefined {
  for (const it of originsIn(unit, id, SAME)) {
    const value = unit.value(it);
    if (value.kind === 'get' && typeof value.key === 'string') return value.key;
  }
  return undefined;
}
function rootOf(unit: FileUnit, id: number): number | undefined {
  let root: number | undefined;
  for (const it of originsIn(unit, id, [...SAME, 'get'])) root = it;
  return root;
}
/** What was read from a database. */
function isRowRoot(values: Values, unit: FileUnit, id: number): boolean {
  for (const it of originsIn(unit, id, [...SAME, 'get', 'element'])) {
    const value = unit.value(it);
    if (value.kind !== 'call') continue;
    const things = values.things(values.ref(unit, value.callee));
    if (
      things.some(
        (thing) =>
          thing.kind === 'api' && (values.apis.has(thing.nodes, 'data') || values.apis.has(thing.nodes, 'queries')),
      )
    )
      return true;
    if (/^(?:find|get|load|fetch|select|query)/i.test(unit.calledName(it))) return true;
  }
  return false;
}

/** Passwords in filters, and in written rows as they came. */
export function storedPasswords(
  values: Values,
  sites: readonly Site[],
  hashes: readonly Ref[],
): readonly PasswordUse[] {
  const hooked = hashes.some((it) => runsByItself(it));
  const out: PasswordUse[] = [];
  const add = (by: string, found: Omit<PasswordUse, 'by'> | undefined): void => {
    if (found === undefined || (found.does === 'store' && hooked)) return;
    if (!out.some((it) => it.at.path === found.at.path && it.at.line === found.at.line)) out.push({ ...found, by });
  };
  for (const { ref, callees } of sites)
    for (const callee of callees) {
      for (const { row, library } of values.apis.rows(callee.nodes, 'data'))
        add(library.package, inData(values, ref, row));
      for (const { row, library } of values.apis.rows(callee.nodes, 'queries'))
        add(library.package, inStatement(values, ref, row));
    }
  return out;
}
/** What a statement writes into a column for passwords. */
function inStatement(values: Values, ref: Ref, row: QueryRow): Omit<PasswordUse, 'by'> | undefined {
  if (row.language !== 'sql') return undefined;
  const [text] = row.text.flatMap((path) => values.argument(ref, path)).flatMap((it) => values.constants(it));
  if (text === undefined) return undefined;
  const bound = (row.values ?? []).flatMap((path) => values.argument(ref, path)).flatMap((it) => flat(values, it));
  for (const { column, mark, before } of boundColumns(text)) {
    const value = bound[mark === '?' ? before : Number(mark.slice(1)) - 1];
    if (value === undefined || !(isPasswordName(column) || isHashName(column))) continue;
    const from = passwordIn(values, value);
    if (from !== undefined && !isHashedBefore(from))
      return { at: placeInCall(value, ref), does: 'store', salted: NOT, from: placeOf(from) };
  }
  return undefined;
}
function inData(values: Values, ref: Ref, row: DataRow): Omit<PasswordUse, 'by'> | undefined {
  const call = ref.unit.value(ref.id);
  if (call.kind !== 'call') return undefined;
  const writes = row.does === 'create' || row.does === 'update' || row.does === 'upsert';
  for (const id of call.args) {
    for (const { key, value } of nested(values, { ...ref, id }, 0)) {
      if (!isPasswordName(key)) continue;
      const from = passwordIn(values, value);
      if (from === undefined || isHashedBefore(from)) continue;
      if (writes || row.does === 'read')
        return { at: placeInCall(value, ref), does: writes ? 'store' : 'filter', salted: NOT, from: placeOf(from) };
    }
  }
  return undefined;
}
function* nested(values: Values, ref: Ref, deep: number): Generator<{ readonly key: string; readonly value: Ref }> {
  if (deep > 3) return;
  for (const entry of values.entriesOf(ref)) {
    yield entry;
    if (/^(?:where|data|create|update|\$set|filter|values)$/.test(entry.key))
      yield* nested(values, entry.value, deep + 1);
  }
}
/** The member was given another value before: `dto.password = await hash(dto.password)`. */
function isHashedBefore(from: Ref): boolean {
  const value = from.unit.value(from.id);
  return (
    value.kind === 'get' && typeof value.key === 'string' && (from.unit.setsByName.get(value.key)?.length ?? 0) > 0
  );
}
/** A function that a model runs by itself: handed to a call, in an object of hooks, under a decorator, a setter. */
function runsByItself({ unit, id }: Ref): boolean {
  for (let owner = unit.ownerOf(id); owner >= 0; owner = unit.outerOf(owner)) {
    const fn = unit.value(owner);
    if (fn.kind !== 'function') continue;
    if ((fn.marks?.length ?? 0) > 0 || /^(?:before|pre|hash|set)/i.test(fn.name)) return true;
    for (const user of unit.usersOf(owner)) {
      const value = unit.value(user);
      if (value.kind === 'object') return true;
      if (value.kind === 'call' && /^(?:pre|addHook|before\w*|on|set|get|hook)$/.test(unit.calledName(user)))
        return true;
    }
  }
  return false;
}
