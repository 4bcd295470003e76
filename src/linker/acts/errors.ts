/** Errors that functions hand on: `next(error)` where there may be none. */
import type { ValueId } from '../../facts/facts.ts';
import type { Ref } from '../things.ts';
import type { FileUnit } from '../units.ts';
import type { Values } from '../values/kernel.ts';
import { isNothing } from './nothing.ts';
import { holdsRequest } from './traits.ts';

/** A callback hands its error on, whether there is one or not; `failing`: something failed where this is done. */
export function mayBeNothing(unit: FileUnit, id: ValueId, failing: boolean): boolean {
  const value = unit.value(id);
  if (value.kind === 'absent' || (value.kind === 'literal' && value.value === null)) return true;
  // `let error; if (…) error = new Error(); next(error);`
  if (value.kind === 'join') return value.of.some((it) => isNothing(unit, it));
  if (value.kind !== 'param' || value.index !== 0) return false;
  // Where it was asked for there is one.
  for (let r = unit.regionOf(id); r > 0; r = unit.region(r).parent) {
    const it = unit.region(r);
    if (it.kind === 'function') break;
    if ((it.kind === 'branch' || it.kind === 'rest') && it.condition === id && it.side === 'true') return false;
  }
  return !failing && !runsOnFailure(unit, value.function);
}
/** What was caught, or why a promise was not kept: people throw something. */
export function isFailure({ unit, id }: Ref): boolean {
  const value = unit.value(id);
  return (
    value.kind === 'caught' || (value.kind === 'param' && value.index === 0 && runsOnFailure(unit, value.function))
  );
}
/** A function is called when a promise was not kept. */
export function runsOnFailure(unit: FileUnit, fn: ValueId): boolean {
  return unit.usersOf(fn).some((user) => {
    const call = unit.value(user);
    const get = call.kind === 'call' ? unit.value(call.callee) : undefined;
    return (
      call.kind === 'call' &&
      get?.kind === 'get' &&
      (get.key === 'catch' || (get.key === 'then' && call.args[1] === fn))
    );
  });
}

/** A constructor writes into what it makes. What it makes an error of is told where that is raised. */
export function isOfMade(unit: FileUnit, into: ValueId): boolean {
  const self = unit.value(into);
  const fn = self.kind === 'self' ? unit.value(self.of) : undefined;
  const cls = fn?.kind === 'function' && fn.owner !== undefined ? unit.value(fn.owner) : undefined;
  return (
    cls?.kind === 'class' &&
    cls.members.some((it) => it.kind === 'constructor' && it.value !== undefined && unit.value(it.value) === fn)
  );
}

/** The error that a callback is handed first. */
export function isHandedError(values: Values, ref: Ref): boolean {
  const param = ref.unit.value(ref.id);
  if (param.kind !== 'param' || param.index !== 0) return false;
  const fn = ref.unit.value(param.function);
  return fn.kind === 'function' && fn.params.length > 1 && !holdsRequest(values, ref);
}
