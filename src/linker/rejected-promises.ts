/** Promises that are rejected from the start: to give one back is to throw. */
import type { Call, ValueId } from '../facts/facts.ts';
import type { FileUnit } from './units.ts';

/** A call that makes a rejected promise of an error: `Promise.reject(error)`, also that of a package. */
export function isRejection(unit: FileUnit, call: Call): boolean {
  const get = unit.value(call.callee);
  if (get.kind !== 'get' || get.key !== 'reject' || call.args.length === 0) return false;
  const of = unit.value(get.of);
  if (of.kind === 'global') return of.name === 'Promise';
  return of.kind === 'import' && typeof of.from === 'string' && !of.from.startsWith('.');
}
/** Whatever was chosen, a rejected promise stands there. */
export function isRejected(unit: FileUnit, id: ValueId | undefined, deep = 4): boolean {
  const value = id === undefined ? undefined : unit.value(id);
  if (value?.kind === 'call') return isRejection(unit, value);
  return value?.kind === 'join' && deep > 0 && value.of.every((it) => isRejected(unit, it, deep - 1));
}
