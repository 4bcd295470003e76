/** Variables: what was written to them, and which of several values they hold. */
import type { Call, Join, RegionId, ValueId } from '../../facts/facts.ts';
import { inCountedTurn } from './counted-turns.ts';
import { compiled } from '../path-cover.ts';
import { isRef, type Ref, refKey, type Thing, valueKey, valueOf } from '../things.ts';
import { isAbsentMember, unlessAbsent } from './absent.ts';
import { isHandedThing } from './handed-things.ts';
import type { Values } from './kernel.ts';
import { isThere } from './text.ts';
import { annotated } from './types.ts';

export function ofJoin(values: Values, ref: Ref, { of, at, from }: Join): readonly Thing[] {
  const counted = at === 'loop' ? inCountedTurn(ref.unit, ref.id, ref.ctx) : undefined;
  if (counted !== undefined) return counted;
  if (at === 'default' && of.length === 2) {
    const given = unlessAbsent(values, { ...ref, id: of[0]! }).filter(
      (it) => !(it.kind === 'constant' && it.value === undefined),
    );
    if (given.length > 0 && given.every((it) => it.kind === 'constant' || isThere(values, it))) return given;
    return [...given, ...values.things({ ...ref, id: of[1]! })];
  }
  return of
    .filter((_, index) => from?.[index] === undefined || isEntered(values, ref, from[index]) !== false)
    .flatMap((id) => values.things({ ...ref, id }));
}
/** Whether a branch is entered, where its condition is made of constants alone. */
export function isEntered(values: Values, { unit, ctx }: Omit<Ref, 'id'>, region: RegionId): boolean | undefined {
  const it = unit.region(region);
  if ((it.kind !== 'branch' && it.kind !== 'rest') || it.side === 'nullish') return undefined;
  const holds = decided(values, { unit, id: it.condition, ctx });
  return holds === undefined ? undefined : holds === (it.side === 'true');
}
/** Nothing comes to a region, for a condition around it is made of constants alone and leads past it. */
export function isShut(values: Values, at: Omit<Ref, 'id'>, region: RegionId): boolean {
  for (let r = region; r > 0 && at.unit.region(r).kind !== 'function'; r = at.unit.region(r).parent)
    if (isEntered(values, at, r) === false) return true;
  return false;
}
/** What a condition comes to that is made of constants alone. */
export function decided(values: Values, ref: Ref): boolean | undefined {
  const value = valueOf(ref);
  if (value.kind === 'op' && value.right !== undefined && (value.operator === '&&' || value.operator === '||')) {
    const sides = [value.left, value.right].map((id) => decided(values, { ...ref, id }));
    const settles = value.operator === '||';
    return sides.includes(settles) ? settles : sides.includes(undefined) ? undefined : !settles;
  }
  if (value.kind === 'call') return decidedByText(values, ref, value);
  if (value.kind === 'op' && value.operator === '!') {
    const inner = decided(values, { ...ref, id: value.left });
    return inner === undefined ? undefined : !inner;
  }
  if (value.kind === 'op' && value.right !== undefined && /^[!=]==?$/.test(value.operator)) {
    const left = constantAt(values, { ...ref, id: value.left });
    const right = constantAt(values, { ...ref, id: value.right });
    if (left === undefined || right === undefined) return undefined;
    return (left.value === right.value) === value.operator.startsWith('=');
  }
  if (value.kind === 'op' && value.right !== undefined && /^[<>]=?$/.test(value.operator)) {
    const left = constantAt(values, { ...ref, id: value.left })?.value;
    const right = constantAt(values, { ...ref, id: value.right })?.value;
    if (typeof left !== 'number' || typeof right !== 'number') return undefined;
    if (left === right) return value.operator.endsWith('=');
    return left > right === value.operator.startsWith('>');
  }
  return constantOutcome(values, ref);
}
/** What a known text answers of itself: `file.endsWith('.js')`, `/\.js$/.test(file)`. */
function decidedByText(values: Values, ref: Ref, { callee, args, receiver }: Call): boolean | undefined {
  const { unit } = ref;
  const member = unit.value(callee);
  if (member.kind !== 'get') return decidedByFunction(values, ref, callee) ?? constantOutcome(values, ref);
  if (receiver === undefined || args.length !== 1) return constantOutcome(values, ref);
  const asked = constantAt(values, { ...ref, id: args[0]! })?.value;
  if ((member.key === 'includes' || member.key === 'has') && asked !== undefined) {
    const listed = isListed(values, { ...ref, id: receiver }, asked);
    if (listed !== undefined) return listed;
  }
  const pattern = unit.value(receiver);
  if (pattern.kind === 'pattern' && member.key === 'test' && typeof asked === 'string')
    return compiled(pattern.source, pattern.flags.replace(/[gy]/g, ''))?.test(asked);
  const text = constantAt(values, { ...ref, id: receiver })?.value;
  if (typeof text !== 'string' || typeof asked !== 'string') return constantOutcome(values, ref);
  switch (member.key) {
    case 'endsWith':
      return text.endsWith(asked);
    case 'startsWith':
      return text.startsWith(asked);
    case 'includes':
      return text.includes(asked);
    default:
      return constantOutcome(values, ref);
  }
}
/** Whether a known list or set of constants holds one; undefined: it is none, or something else is in it. */
function isListed(values: Values, list: Ref, asked: unknown): boolean | undefined {
  const [thing, ...others] = values.things(list);
  if (thing === undefined || others.length > 0) return undefined;
  // What is put into a list may hang on whether it is in it already: `if (!list.includes(it)) list.push(it)`.
  const own = thing.kind === 'array' ? refKey(thing.ref) : refKey(list);
  const items = unlessAsked(values, `list ${own}`, () => values.items(thing));
  if (items === undefined) return undefined;
  const all = items.flatMap((it) => (isRef(it) ? (it.doubt === undefined ? values.things(it) : []) : it));
  if (all.length !== items.length || !all.every((it) => it.kind === 'constant')) return undefined;
  return all.some((it) => it.value === asked);
}
/** What a small function of the project says that only asks: `const has = (name) => only.includes(name)`. */
function decidedByFunction(values: Values, ref: Ref, callee: ValueId): boolean | undefined {
  const [fn, ...others] = values.things({ ...ref, id: callee });
  const value = fn?.kind === 'function' && others.length === 0 ? valueOf(fn.ref) : undefined;
  if (fn?.kind !== 'function' || value?.kind !== 'function' || value.async === true) return undefined;
  const [given, ...more] = fn.ref.unit.returnedBy(value);
  if (given === undefined || more.length > 0) return undefined;
  const asked = fn.ref.unit.value(given);
  if (asked.kind !== 'call' && asked.kind !== 'op') return undefined;
  const ctx = values.enter(fn, ref);
  if (ctx === fn.ref.ctx) return undefined;
  return unlessAsked(values, valueKey(fn.ref), () => decided(values, { unit: fn.ref.unit, id: given, ctx }));
}
/** Functions and lists that are being asked: one may ask another that asks it. */
const asking = new WeakMap<Values, Set<string>>();

/** What is answered; undefined while the same is being asked. */
function unlessAsked<T>(values: Values, own: string, answer: () => T): T | undefined {
  const open = asking.get(values) ?? new Set();
  asking.set(values, open);
  if (open.has(own)) return undefined;
  open.add(own);
  try {
    return answer();
  } finally {
    open.delete(own);
  }
}

function constantOutcome(values: Values, ref: Ref): boolean | undefined {
  const found = constantAt(values, ref);
  if (found !== undefined) return Boolean(found.value);
  return isHandedThing(values, ref) ? true : undefined;
}
function constantAt(values: Values, ref: Ref): { readonly value: unknown } | undefined {
  if (isAbsentMember(values, ref)) return { value: undefined };
  const [found, ...others] = values.things(ref);
  return found?.kind === 'constant' && others.length === 0 ? found : undefined;
}
export function ofCell(values: Values, ref: Ref, cell: ValueId): readonly Thing[] {
  const unit = ref.unit;
  const counted = inCountedTurn(unit, cell, ref.ctx);
  if (counted !== undefined) return counted;
  const written = annotated(values, { ...ref, id: cell });
  const out: Thing[] = [];
  for (const user of unit.usersOf(cell)) {
    const store = unit.value(user);
    if (store.kind === 'store') out.push(...values.things({ unit, id: store.to, ctx: ref.ctx }));
  }
  const useful = out.filter((it) => !(it.kind === 'constant' && (it.value === undefined || it.value === null)));
  if (useful.some((it) => it.kind !== 'unknown')) return useful;
  return written ?? (out.length > 0 ? out : [values.unknown('a variable that is never written here', ref)]);
}
