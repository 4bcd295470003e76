/** Promises that are made by hand, and those that are rejected from the start: to give one of these back is to throw. */
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
const OWN_PROMISES: ReadonlySet<string> = new Set(['=', 'default', 'Promise']);
/** The function with which a promise is made. */
export function isExecutor(unit: FileUnit, fn: ValueId): boolean {
  return unit.usersOf(fn).some((user) => {
    const call = unit.value(user);
    if (call.kind !== 'call' || call.new !== true || call.args[0] !== fn) return false;
    const callee = unit.value(call.callee);
    if (callee.kind === 'global') return callee.name === 'Promise';
    // A package may give promises of its own: `const Promise = require('…')`.
    return callee.kind === 'import' && typeof callee.from === 'string' && OWN_PROMISES.has(callee.name);
  });
}
/** What a promise that is made by hand is kept with: what its executor hands to `resolve`, or another promise does. */
export function keptWith(unit: FileUnit, made: Call): readonly ValueId[] {
  const [executor] = made.args;
  const fn = executor === undefined ? undefined : unit.value(executor);
  if (executor === undefined || fn?.kind !== 'function' || !isExecutor(unit, executor)) return [];
  const [resolve] = fn.params;
  if (resolve === undefined) return [];
  return unit.usersOf(resolve).flatMap((user) => {
    const call = unit.value(user);
    if (call.kind !== 'call') return [];
    if (call.callee === resolve) return call.args.slice(0, 1);
    const isKept = call.args[0] === resolve && unit.calledName(user) === 'then' && call.receiver !== undefined;
    return isKept ? [call.receiver] : [];
  });
}
