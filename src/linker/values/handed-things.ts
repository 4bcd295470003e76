/** Functions and objects that a call hands over: where the frame of the call tells which, a condition on them is decided. */
import { isRef, type Ref, type Thing, valueOf } from '../things.ts';
import type { Values } from './kernel.ts';

/** Parameters of functions around one another, and members of what they hold. */
const MAX_STEPS = 8;

/** What stands here is a function, a class or an object of the call whose frame this is: no other call decides. */
export function isHandedThing(values: Values, ref: Ref): boolean {
  const value = valueOf(ref);
  if (value.kind !== 'param' && value.kind !== 'get') return false;
  const found = followed(values, ref, 0);
  if (found === undefined) return false;
  const things = isRef(found) ? thingsAt(values, found) : found;
  return things.length > 0 && things.every((it) => isTrue(values, it));
}
function thingsAt(values: Values, ref: Ref): readonly Thing[] {
  const { kind } = valueOf(ref);
  // What one of several functions is called with, or one of several values, is not told apart.
  return kind === 'param' || kind === 'get' || kind === 'join' || kind === 'load' ? [] : values.things(ref);
}
function isTrue(values: Values, it: Thing): boolean {
  if (it.kind === 'api') return values.apis.rows(it.nodes, 'middleware').length > 0;
  return it.kind === 'function' || it.kind === 'class' || it.kind === 'object' || it.kind === 'array';
}
/** Where a value was written that a call hands over; undefined: several calls may, or none in sight. */
function followed(values: Values, ref: Ref, steps: number): Ref | readonly Thing[] | undefined {
  if (steps > MAX_STEPS) return undefined;
  const value = valueOf(ref);
  const next = (id: number): Ref | readonly Thing[] | undefined => followed(values, { ...ref, id }, steps + 1);
  if (value.kind === 'param') {
    const given = values.contexts.frameOf(ref.unit, value.function, ref.ctx)?.args[value.index];
    return given !== undefined && isRef(given) ? followed(values, given, steps + 1) : given;
  }
  // A default stands in where nothing was handed over.
  if (value.kind === 'join' && value.at === 'default') return next(value.of[0]!);
  if (value.kind !== 'get') return ref;
  const of = next(value.of);
  if (of === undefined || !isRef(of)) return undefined;
  const object = valueOf(of);
  if (object.kind !== 'object' || object.entries.some(({ key }) => key === null)) return undefined;
  const entry = object.entries.find(({ key }) => key === value.key);
  return entry && followed(values, { ...of, id: entry.value }, steps + 1);
}
