/** Where in a list something stands that is read or written by a computed number: `list[list.length - 1]`. */
import { isRef, type Ref, refKey, type Thing } from '../things.ts';
import { doubtAt } from './doubts.ts';
import type { Values } from './kernel.ts';

type Item = Ref | readonly Thing[];

/** The one position that a number can be; undefined where it is not known, or where there are several. */
export function positionOf(values: Values, number: Ref): number | undefined {
  const value = number.unit.value(number.id);
  if (value.kind === 'op' && (value.operator === '-' || value.operator === '+') && value.right !== undefined) {
    const left = positionOf(values, { ...number, id: value.left });
    const right = positionOf(values, { ...number, id: value.right });
    if (left === undefined || right === undefined) return undefined;
    return value.operator === '-' ? left - right : left + right;
  }
  if (value.kind === 'get' && value.key === 'length') return lengthOf(values, { ...number, id: value.of });
  const all = values.constants(number);
  return all.length === 1 && /^\d+$/.test(all[0]!) ? Number(all[0]) : undefined;
}
function lengthOf(values: Values, list: Ref): number | undefined {
  const lengths = new Set(values.things(list).map((it) => values.items(it)?.length));
  return lengths.size === 1 ? [...lengths][0] : undefined;
}
/** Lists that are being asked: where something stands may hang on how long the list itself is. */
const asked = new WeakMap<Values, Set<string>>();

/** Items with what is written to their places later: where that is done only sometimes, either may stand there. */
export function written(values: Values, list: Ref, items: readonly Item[]): readonly Item[] {
  const { unit } = list;
  const sets = unit.setsOn(list.id);
  if (sets.length === 0) return items;
  const open = asked.get(values) ?? new Set();
  asked.set(values, open);
  const own = refKey(list);
  if (open.has(own)) return items;
  open.add(own);
  try {
    return replaced(values, list, items);
  } finally {
    open.delete(own);
  }
}
function replaced(values: Values, list: Ref, items: readonly Item[]): readonly Item[] {
  const { unit } = list;
  const sets = unit.setsOn(list.id);
  const out = [...items];
  for (const { id, key, to } of sets) {
    const at = typeof key === 'string' ? Number(/^\d+$/.exec(key)?.[0]) : positionOf(values, { ...list, id: key });
    if (at === undefined || Number.isNaN(at) || at < 0 || at > out.length) continue;
    const item: Ref = { ...list, id: to };
    const before = out[at];
    const isSure = doubtAt(values, list, unit.regionOf(id), unit.regionOf(list.id)) === undefined;
    out[at] =
      isSure || before === undefined
        ? item
        : [...(isRef(before) ? values.things(before) : before), ...values.things(item)];
  }
  return out;
}
