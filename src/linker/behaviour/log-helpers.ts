/** Functions of the project that write lines of a log, and do nothing else: what fails there is no reason to expect a failure. */
import type { ValueId } from '../../facts/facts.ts';
import { valuesWithin } from '../acts/steps.ts';
import type { FunctionThing } from '../things.ts';
import type { FileUnit } from '../units.ts';
import { ownLogAt } from './logs.ts';
import type { Scene } from './scene.ts';

/** Helpers of helpers that are looked into. */
const MAX_DEPTH = 3;
/** What is done in the world: it may fail, and a line of a log does not make it safe. */
const WORK = ['data', 'queries', 'outbound', 'transactions', 'sinks'] as const;

/** All that the function is there for is a line of a log: it gives nothing back, and what else it calls makes that line. */
export function onlyLogs(scene: Scene, fn: FunctionThing, depth = 0): boolean {
  const { unit, id } = fn.ref;
  const own = unit.value(id);
  if (own.kind !== 'function' || own.body < 0 || depth > MAX_DEPTH) return false;
  if (unit.returnsOf(own).some((exit) => exit.value !== undefined && !isNothingOrLog(scene, unit, exit.value, depth)))
    return false;
  const { start, end } = own;
  if (unit.facts.exits.some((exit) => exit.kind === 'throw' && exit.start >= start && exit.end <= end)) return false;
  let logs = false;
  for (const each of valuesWithin(unit, id, 1)) {
    if (unit.value(each).kind !== 'call') continue;
    if (isLog(scene, unit, each, depth)) logs = true;
    else if (!isUsed(unit, each) || !isHarmless(scene, unit, each, depth)) return false;
  }
  return logs;
}
function isNothingOrLog(scene: Scene, unit: FileUnit, id: ValueId, depth: number): boolean {
  const { kind } = unit.value(id);
  return kind === 'absent' || (kind === 'call' && isLog(scene, unit, id, depth));
}
function isLog(scene: Scene, unit: FileUnit, id: ValueId, depth: number): boolean {
  const site = scene.actsIn(unit).get(id);
  if (site !== undefined && scene.rows(site, 'logs').length > 0) return true;
  const ref = scene.values.ref(unit, id);
  if (ownLogAt(scene, ref) !== undefined) return true;
  const fns = functionsAt(scene, unit, id);
  return fns.length > 0 && fns.every((it) => onlyLogs(scene, it, depth + 1));
}
/** Something is made of what the call gives. */
function isUsed(unit: FileUnit, id: ValueId): boolean {
  return unit.usersOf(id).some((user) => unit.value(user).kind !== 'wait' || unit.usersOf(user).length > 0);
}
/** Nothing is done in the world, as deep as it is looked into. */
function isHarmless(scene: Scene, unit: FileUnit, id: ValueId, depth: number): boolean {
  const site = scene.actsIn(unit).get(id);
  if (site !== undefined && WORK.some((kind) => scene.rows(site, kind).length > 0)) return false;
  return (
    depth >= MAX_DEPTH ||
    functionsAt(scene, unit, id).every(({ ref }) =>
      [...valuesWithin(ref.unit, ref.id, 1)].every(
        (each) => ref.unit.value(each).kind !== 'call' || isHarmless(scene, ref.unit, each, depth + 1),
      ),
    )
  );
}
function functionsAt(scene: Scene, unit: FileUnit, id: ValueId): readonly FunctionThing[] {
  const call = unit.value(id);
  return call.kind === 'call' ? scene.calls.callees(scene.values.ref(unit, id), call) : [];
}
