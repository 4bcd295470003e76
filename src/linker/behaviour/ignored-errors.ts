/** Errors that a store hands to a callback, and that the callback never looks at: `find(query, (error, rows) => rows.length)`. */
import type { ValueId } from '../../facts/facts.ts';
import type { FunctionThing, Ref } from '../things.ts';
import type { FileUnit } from '../units.ts';
import { valuesWithin } from '../acts/steps.ts';
import type { Scene } from './scene.ts';

/** Functions written one inside another. */
const MAX_NESTED = 6;
const ERROR = /^_?(?:e|er+|error|err(?:or)?\d*)$/i;

/** The first such callback in a function. */
export function ignoredError(scene: Scene, { ref: { unit, id, ctx } }: FunctionThing): Ref | undefined {
  for (const at of valuesWithin(unit, id, MAX_NESTED)) {
    const call = unit.value(at);
    if (call.kind !== 'call') continue;
    const callback = call.args.at(-1);
    if (callback === undefined || !ignoresError(unit, callback)) continue;
    const site = scene.actsIn(unit).get(at);
    if (site !== undefined && (scene.rows(site, 'data').length > 0 || scene.rows(site, 'queries').length > 0))
      return { unit, id: callback, ctx };
  }
  return undefined;
}
/** Its first parameter is named for an error and never read, while others tell what was found. */
function ignoresError(unit: FileUnit, id: ValueId): boolean {
  const fn = unit.value(id);
  const [first, second] = fn.kind === 'function' ? fn.params : [];
  const param = first === undefined ? undefined : unit.value(first);
  if (second === undefined || param?.kind !== 'param' || !ERROR.test(param.name)) return false;
  return unit.usersOf(first!).length === 0 && !unit.isCondition(first!);
}
