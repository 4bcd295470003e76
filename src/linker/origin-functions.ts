/** Functions that a CORS set-up asks whether the pages of an origin may read its answers, or with which options. */
import type { FunctionValue, RegionId, ValueId } from '../facts/facts.ts';
import { isNothing } from './acts/nothing.ts';
import { originsIn } from './origins.ts';
import type { FunctionThing, Ref } from './things.ts';
import type { FileUnit } from './units.ts';
import type { Values } from './values/kernel.ts';

/**
 * Allows every origin: it answers its callback, or returns, with that alone, under no condition but that one was sent.
 * What throws, or ends early for another reason, may refuse some.
 */
export function allowsEveryOrigin(values: Values, fn: FunctionThing): boolean {
  const { unit } = fn.ref;
  const value = unit.value(fn.ref.id);
  if (value.kind !== 'function') return false;
  const answers = answersOf(unit, fn.ref.id, value);
  return (
    answers !== undefined &&
    answers.some(({ sent }) => sent !== 'no') &&
    answers.every(({ id, sent }) => sent === 'no' || (id !== undefined && allowed(values, { ...fn.ref, id }, value)))
  );
}
/** The options that a function gives for each request: those of the one answer of its callback. */
export function optionsGiven({ ref }: FunctionThing): Ref | undefined {
  const { unit } = ref;
  const value = unit.value(ref.id);
  const [answer, ...others] = value.kind === 'function' ? (answersOf(unit, ref.id, value) ?? []) : [];
  return answer?.id === undefined || others.length > 0 ? undefined : { ...ref, id: answer.id };
}
/** What a function answers, and whether that is only for who sent an origin, or only for who sent none. */
interface Answer {
  readonly id: ValueId | undefined;
  readonly sent: 'yes' | 'no' | undefined;
}
/** Undefined where other conditions than whether an origin was sent decide about it, or it is answered elsewhere. */
function answersOf(unit: FileUnit, fn: ValueId, value: FunctionValue): readonly Answer[] | undefined {
  const out: Answer[] = [];
  const [origin, callback] = value.params;
  const add = (id: ValueId | undefined, from: RegionId): boolean => {
    const sent = sentIn(unit, from, value, origin);
    if (sent !== 'unclear') out.push({ id, sent });
    return sent !== 'unclear';
  };
  const uses = callback === undefined ? [] : unit.usersOf(callback);
  for (const exit of unit.facts.exits) {
    if (unit.ownerOfRegion(exit.from) !== fn) continue;
    if (exit.kind !== 'return' || sentIn(unit, exit.from, value, origin) === 'unclear') return undefined;
    if (uses.length === 0 && !add(exit.value, exit.from)) return undefined;
  }
  for (const id of uses) {
    const call = unit.value(id);
    if (call.kind !== 'call' || call.callee !== callback || unit.ownerOf(id) !== fn) return undefined;
    if (!add(call.args[1], unit.regionOf(id))) return undefined;
  }
  return out;
}
/** Whether a region is reached by who sent an origin, by who sent none, or by both. */
function sentIn(
  unit: FileUnit,
  region: RegionId,
  { body }: FunctionValue,
  origin: ValueId | undefined,
): Answer['sent'] | 'unclear' {
  let found: Answer['sent'];
  for (let at = region; at !== body && at > 0; at = unit.region(at).parent) {
    const it = unit.region(at);
    if (it.kind !== 'branch' && it.kind !== 'rest') return 'unclear';
    const is = origin === undefined ? undefined : isSent(unit, it.condition, origin);
    if (is === undefined || (it.side !== 'true' && it.side !== 'false')) return 'unclear';
    found = is === (it.side === 'true') ? 'yes' : 'no';
  }
  return found;
}
/** The condition holds where the origin is there (`true`) or is not. */
function isSent(unit: FileUnit, condition: ValueId, origin: ValueId): boolean | undefined {
  if (condition === origin) return true;
  const value = unit.value(condition);
  if (value.kind !== 'op') return undefined;
  if (value.operator === '!') {
    const inner = isSent(unit, value.left, origin);
    return inner === undefined ? undefined : !inner;
  }
  if (value.left !== origin || value.right === undefined || !isNothing(unit, value.right)) return undefined;
  return /^!==?$/.test(value.operator) ? true : /^===?$/.test(value.operator) ? false : undefined;
}
/** `true`, `'*'`, or the origin as it came, or one of these where it is missing. */
function allowed(values: Values, ref: Ref, fn: FunctionValue): boolean {
  const { unit, id } = ref;
  if (isOriginOf(ref, fn.params[0])) return true;
  const value = unit.value(id);
  if (value.kind === 'op' && (value.operator === '||' || value.operator === '??') && value.right !== undefined)
    return allowed(values, { ...ref, id: value.left }, fn) && allowed(values, { ...ref, id: value.right }, fn);
  const things = values.things(ref);
  return things.length > 0 && things.every((it) => it.kind === 'constant' && (it.value === true || it.value === '*'));
}
/** The origin that a function is handed, or reads of the request or the context that it is handed: `ctx.get('origin')`. */
export function isOriginOf({ unit, id }: Ref, param: ValueId | undefined): boolean {
  if (id === param) return true;
  const value = unit.value(id);
  const isOf = (at: ValueId): boolean =>
    param !== undefined && [...originsIn(unit, at, ['get', 'receiver'])].some((it) => it === param);
  if (value.kind === 'get') return value.key === 'origin' && isOf(value.of);
  if (value.kind !== 'call' || value.receiver === undefined || value.args.length !== 1) return false;
  const name = unit.value(value.args[0]!);
  return name.kind === 'literal' && String(name.value).toLowerCase() === 'origin' && isOf(value.receiver);
}
