/** Which texts stand in for a setting only where nothing is in production? */
import type { ValueId } from '../facts/facts.ts';
import { isDevelopment } from './behaviour/errors-seen.ts';
import type { FunctionThing, Ref } from './things.ts';
import type { FileUnit } from './units.ts';
import type { Values } from './values/kernel.ts';

/**
 * True where a written text is taken only while the backend is developed: it stands in a branch that says so, it is
 * handed to a function that gives it back only there, or nothing starts in production without the setting.
 */
export function isForDevelopment(values: Values, ref: Ref): boolean {
  const { unit, id } = ref;
  if (isDevelopment(unit, unit.regionOf(id))) return true;
  return unit.usersOf(id).some((user) => {
    const value = unit.value(user);
    if (value.kind === 'call') {
      const site = { ...ref, id: user };
      return value.args.includes(id) && isGivenBackInDevelopment(values, site, value.args.indexOf(id), value.callee);
    }
    if (value.kind !== 'op' || value.right !== id) return false;
    const left = unit.value(value.left);
    return left.kind === 'get' && typeof left.key === 'string' && isDemanded(values, left.key);
  });
}
/** Every function that the call may be gives this argument back, and only where the backend is developed. */
function isGivenBackInDevelopment(values: Values, site: Ref, index: number, callee: ValueId): boolean {
  const things = values.things({ ...site, id: callee });
  return (
    things.length > 0 &&
    things.every((fn) => fn.kind === 'function' && isGivenBackOnlyInDevelopment(values, fn, site, index))
  );
}
function isGivenBackOnlyInDevelopment(values: Values, fn: FunctionThing, site: Ref, index: number): boolean {
  const { unit } = fn.ref;
  const value = unit.value(fn.ref.id);
  const param = value.kind === 'function' ? value.params[index] : undefined;
  if (value.kind !== 'function' || param === undefined) return false;
  const ctx = values.enter(fn, site);
  /** What this call says of a condition. */
  const known = (id: ValueId): boolean | undefined => {
    const asked = unit.value(id);
    if (asked.kind === 'op' && asked.operator === '!') {
      const other = known(asked.left);
      return other === undefined ? undefined : !other;
    }
    const [thing, ...others] = values.things({ unit, id, ctx });
    return thing?.kind === 'constant' && others.length === 0 ? Boolean(thing.value) : undefined;
  };
  const given = unit.facts.exits.filter(
    (exit) => exit.kind === 'return' && exit.to === value.body && exit.value === param,
  );
  const others = unit.usersOf(param).some((user) => isHandedOn(unit, user));
  return given.length > 0 && !others && given.every((exit) => isDevelopment(unit, exit.from, known));
}
/** What else is done with it than that it is looked at. */
function isHandedOn(unit: FileUnit, user: ValueId): boolean {
  const value = unit.value(user);
  return value.kind !== 'op' || !/^(?:[!=]==?|!|&&|typeof)$/.test(value.operator);
}
/** Somewhere the backend ends when this setting is missing. */
function isDemanded(values: Values, name: string): boolean {
  return values.modules.units.some((unit) =>
    unit.facts.exits.some(({ kind, from }) => {
      if (kind !== 'throw') return false;
      for (let r = from; r > 0; r = unit.region(r).parent) {
        const it = unit.region(r);
        if ((it.kind === 'branch' || it.kind === 'rest') && lacks(unit, it.condition, it.side === 'true', name, 0))
          return true;
      }
      return false;
    }),
  );
}
/** The condition comes out like this only if the setting is missing. */
function lacks(unit: FileUnit, condition: ValueId, side: boolean, name: string, depth: number): boolean {
  const value = unit.value(condition);
  if (depth > 4) return false;
  if (value.kind === 'get') return !side && value.key === name && isOfEnvironment(unit, value.of);
  if (value.kind !== 'op') return false;
  const { operator, left, right } = value;
  if (operator === '!') return lacks(unit, left, !side, name, depth + 1);
  if (right === undefined) return false;
  if ((operator === '&&' && side) || (operator === '||' && !side))
    return [left, right].some((it) => lacks(unit, it, side, name, depth + 1));
  return false;
}
function isOfEnvironment(unit: FileUnit, id: ValueId): boolean {
  const value = unit.value(id);
  return value.kind === 'get' && value.key === 'env';
}
