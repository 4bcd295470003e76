/**
 * What a function that is asked about each item of a list does for one of them: entries of a list of open paths are told
 * apart by how they are written (`it.endsWith('*') ? path.startsWith(it.slice(0, -1)) : path === it`).
 */
import type { FunctionValue, RegionId } from '../../facts/facts.ts';
import type { Ref } from '../things.ts';
import type { FileUnit } from '../units.ts';
import type { Values } from '../values/kernel.ts';

/** The item of a list for which a function is asked. */
export interface Asked {
  readonly parameter: Ref;
  readonly item: Ref;
}
/** Questions of texts, and what is made of them. */
const ASKED: ReadonlyMap<string, (text: string, of: string) => boolean> = new Map([
  ['endsWith', (text, of) => text.endsWith(of)],
  ['startsWith', (text, of) => text.startsWith(of)],
  ['includes', (text, of) => text.includes(of)],
]);
const MADE: ReadonlyMap<string, (text: string, args: readonly unknown[]) => string | undefined> = new Map([
  ['slice', (text, [from, to]) => sliced(text, from, to)],
  [
    'substring',
    (text, [from, to]) => (isPlace(from) && (to === undefined || isPlace(to)) ? text.substring(from, to) : undefined),
  ],
  [
    'replace',
    (text, [what, by]) =>
      typeof what === 'string' && typeof by === 'string' ? text.replace(what, () => by) : undefined,
  ],
  ['toLowerCase', (text) => text.toLowerCase()],
  ['trim', (text) => text.trim()],
]);
const MAX_DEEP = 6;

/** The text that a value is for an item; undefined: that is not known, or it is none. */
export function textForItem(values: Values, ref: Ref, each: Asked, deep = 0): string | undefined {
  if (ref.unit === each.parameter.unit && ref.id === each.parameter.id) {
    const [text, another] = values.flatConstants(each.item);
    return another === undefined ? text : undefined;
  }
  const value = ref.unit.value(ref.id);
  if (deep > MAX_DEEP || value.kind !== 'call' || value.receiver === undefined) return undefined;
  const made = MADE.get(ref.unit.calledName(ref.id));
  const text = made && textForItem(values, { ...ref, id: value.receiver }, each, deep + 1);
  return text === undefined
    ? undefined
    : made?.(
        text,
        value.args.map((id) => constantOf(ref.unit, id, text)),
      );
}
/** Whether something is so for an item; undefined: that hangs on more. */
export function truthForItem(values: Values, ref: Ref, each: Asked, deep = 0): boolean | undefined {
  const value = ref.unit.value(ref.id);
  const of = (id: number): boolean | undefined => truthForItem(values, { ...ref, id }, each, deep + 1);
  if (deep > MAX_DEEP) return undefined;
  if (value.kind === 'literal') return Boolean(value.value);
  if (value.kind === 'op' && value.operator === '!') {
    const is = of(value.left);
    return is === undefined ? undefined : !is;
  }
  if (value.kind === 'op' && value.right !== undefined && (value.operator === '&&' || value.operator === '||')) {
    const [left, right] = [of(value.left), of(value.right)];
    const decides = value.operator === '||';
    if (left === decides || right === decides) return decides;
    return left === undefined || right === undefined ? undefined : !decides;
  }
  if (value.kind !== 'call' || value.receiver === undefined || value.args[0] === undefined) return undefined;
  const asks = ASKED.get(ref.unit.calledName(ref.id));
  const text = asks && textForItem(values, { ...ref, id: value.receiver }, each);
  const [part] = text === undefined ? [] : values.constants({ ...ref, id: value.args[0] });
  return text === undefined || part === undefined ? undefined : asks?.(text, part);
}
/** The values of which a function gives one back for an item; undefined: which of them is not known. */
export function answersForItem(
  values: Values,
  fn: Ref,
  { body }: FunctionValue,
  each: Asked,
): readonly Ref[] | undefined {
  const { unit } = fn;
  const out: Ref[] = [];
  const comesTo = (region: RegionId): boolean | undefined => {
    for (let r = region; r >= 0 && r !== body; r = unit.region(r).parent) {
      const it = unit.region(r);
      if (it.kind === 'block') continue;
      if ((it.kind !== 'branch' && it.kind !== 'rest') || it.side === 'nullish') return undefined;
      const is = truthForItem(values, { ...fn, id: it.condition }, each);
      if (is === undefined) return undefined;
      if (is !== (it.side === 'true')) return false;
    }
    return true;
  };
  for (const { value, from } of unit.exitsTo(body).filter((it) => it.kind === 'return')) {
    const comes = comesTo(from);
    if (comes === undefined) return undefined;
    if (!comes || value === undefined) continue;
    const joined = unit.value(value);
    const ways =
      joined.kind === 'join' && joined.from !== undefined
        ? joined.of.map((id, index) => [id, joined.from![index]!] as const)
        : [];
    if (ways.length === 0) out.push({ ...fn, id: value });
    for (const [id, region] of ways) {
      const taken = comesTo(region);
      if (taken === undefined) return undefined;
      if (taken) out.push({ ...fn, id });
    }
  }
  return out;
}
function isPlace(it: unknown): it is number {
  return typeof it === 'number' && Number.isInteger(it);
}
function sliced(text: string, from: unknown, to: unknown): string | undefined {
  return isPlace(from) && (to === undefined || isPlace(to)) ? text.slice(from, to) : undefined;
}
/** What is written for an argument: a text or a number, `-1` and `it.length - 1` among them. */
function constantOf(unit: FileUnit, id: number, text: string): unknown {
  const value = unit.value(id);
  if (value.kind === 'literal') return value.value;
  if (value.kind === 'get' && value.key === 'length') return text.length;
  if (value.kind !== 'op' || value.operator !== '-') return undefined;
  const [left, right] = [value.left, value.right].map((it) =>
    it === undefined ? undefined : constantOf(unit, it, text),
  );
  if (typeof left !== 'number') return undefined;
  return value.right === undefined ? -left : typeof right === 'number' ? left - right : undefined;
}
