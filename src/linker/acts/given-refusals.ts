/** Refusals that a function gives back, such too that it was handed by what it asked: `if (stop) return stop;` */
import type { Exit, RegionId, ValueId } from '../../facts/facts.ts';
import { originsIn, SAME } from '../origins.ts';
import { answersRefusing, refusalGiven } from '../statuses.ts';
import type { Ref, Thing } from '../things.ts';
import type { FileUnit } from '../units.ts';
import type { Values } from '../values/kernel.ts';
import type { Flow } from './flow.ts';
import { regionsAround } from './groups.ts';
import { leavesEmpty } from './leaves-empty.ts';
import { isNothing } from './nothing.ts';
import type { Asked, Part, Passage } from './passage.ts';
import { State, swallowed } from './proven.ts';

/** A function that may handle requests refuses by what it gives back here. */
export function givesRefusal(asked: Pick<Asked, 'values' | 'calls'>, handler: Ref, exit: Exit, part: Part): boolean {
  const { values } = asked;
  const { value, from } = exit;
  if (refusalGiven(values, handler, value) !== undefined || leavesEmpty(asked, handler, exit, part)) return true;
  return value !== undefined && isHandedRefusal(values, { ...handler, id: value }, from);
}
/** Whatever a value is where it is given back, it is an answer that refuses. */
function isHandedRefusal(values: Values, ref: Ref, from: RegionId): boolean {
  const asked = askedAround(values, ref, from);
  const left = values.things(ref).filter((thing) => isLeft(thing, asked));
  const refuses = (thing: Thing): boolean =>
    (thing.kind === 'api' || thing.kind === 'instance') &&
    thing.site !== undefined &&
    answersRefusing(values, thing.site);
  return left.length > 0 && left.every(refuses);
}
/** What was asked of the value itself on the way: whether it is something, or of which class. */
interface AskedOf {
  readonly truth: boolean;
  readonly classes: readonly string[];
}
function askedAround(values: Values, { unit, id, ctx }: Ref, from: RegionId): AskedOf {
  const same = new Set(originsIn(unit, id, SAME));
  const isIt = (other: number): boolean => [...originsIn(unit, other, SAME)].some((it) => same.has(it));
  let truth = false;
  const classes: string[] = [];
  for (const [, it] of regionsAround(unit, from)) {
    if ((it.kind !== 'branch' && it.kind !== 'rest') || it.side !== 'true') continue;
    const condition = unit.value(it.condition);
    if (isIt(it.condition)) truth = true;
    else if (condition.kind !== 'op' || condition.right === undefined) continue;
    else if (/^!==?$/.test(condition.operator)) truth ||= isIt(condition.left) && isNothing(unit, condition.right);
    else if (condition.operator === 'instanceof' && isIt(condition.left))
      for (const cls of values.things({ unit, id: condition.right, ctx }))
        if (cls.kind === 'api') classes.push(lastName(cls.path));
  }
  return { truth, classes };
}
/** It may be this where that was asked. */
function isLeft(thing: Thing, { truth, classes }: AskedOf): boolean {
  if (thing.kind === 'constant') return Boolean(thing.value) || (!truth && classes.length === 0);
  // Rows, sessions and what is written out are of no such class.
  if (classes.length === 0 || thing.kind === 'unknown' || thing.kind === 'instance') return true;
  return thing.kind === 'api' && thing.path.split(/[ .]/).some((it) => classes.some((name) => it.endsWith(name)));
}
function lastName(path: string): string {
  return path.split(/[ .]/).at(-1) ?? '';
}
/** Who leaves early with nothing in hand has done nothing; who leaves at the end has done all there is. */
export function early(unit: FileUnit, { value: given, from }: Exit, flow: Flow): Flow {
  if (isEnd(unit, from)) return flow;
  const value = given === undefined ? undefined : unit.value(given);
  return value?.kind === 'absent' && value.end > value.start ? { ...flow, served: undefined } : flow;
}
/** The body of a function, or what follows in it where some have left. */
function isEnd(unit: FileUnit, id: RegionId): boolean {
  const region = unit.region(id);
  return region.kind === 'function' || (region.kind === 'rest' && isEnd(unit, region.parent));
}
/** What a function makes known where it is called: answers that it only makes keep nobody back if they are dropped. */
export function asTaken(passage: Passage, unit: FileUnit, call: ValueId): Passage {
  if (passage.makes !== true || !isDropped(unit, call)) return passage;
  const { end } = passage;
  const anyway = end && new State(() => swallowed(end.get()), end.circles);
  return { ...passage, end: anyway, silent: anyway };
}
/** Nothing is made of what a call gives, waited for or not. */
export function isDropped(unit: FileUnit, id: ValueId): boolean {
  if (unit.isCondition(id) || unit.exitsIn(unit.ownerOf(id)).some(({ value }) => value === id)) return false;
  return unit.usersOf(id).every((user) => unit.value(user).kind === 'wait' && isDropped(unit, user));
}
