/** Whether a function refuses whom it is called for: what it does in order, for arguments that are taken for known. */
import type { MiddlewareRow } from '../../libraries/kinds.ts';
import type { Marks } from '../metadata.ts';
import { type FunctionThing, type Ref, valueKey } from '../things.ts';
import type { Values } from '../values/kernel.ts';
import type { Assumed, Assumptions } from './assumptions.ts';
import { constant, type Maybe, NOTHING } from './known.ts';
import { stepsOf } from './steps.ts';

type Outcome = 'always' | 'never' | 'perhaps';

/** Calls one inside another that are looked into for a throw. */
const MAX_DEEP = 3;

/** Whether a refusing method of the project refuses strangers, and whether that hangs on metadata. */
export function outcomeOf(
  values: Values,
  assumptions: Assumptions,
  fn: FunctionThing,
  { member, stranger }: NonNullable<MiddlewareRow['refuses']>,
  marks: Marks | undefined,
): { readonly outcome: Outcome; readonly leans: boolean } {
  const unit = fn.ref.unit;
  const value = unit.value(fn.ref.id);
  const given = new Map<string, Maybe>();
  if (value.kind === 'function')
    for (const [index, id] of value.params.entries())
      if (index < stranger.length) given.set(valueKey({ unit, id }), ofArgument(stranger[index]!));
  let leans = false;
  const look = (it: FunctionThing, ctx: Ref['ctx'], assumed: Assumed, deep: number): Outcome => {
    let refused = false;
    let passed = false;
    for (const step of stepsOf(it.ref.unit, it.ref.id)) {
      if (step.is === 'function') continue;
      const region = step.is === 'exit' ? step.exit.from : it.ref.unit.regionOf(step.id);
      const does =
        step.is === 'exit'
          ? step.exit.kind === 'return' || step.exit.kind === 'throw'
            ? step.exit.kind
            : undefined
          : called({ unit: it.ref.unit, id: step.id, ctx }, assumed, deep);
      if (does === undefined) continue;
      const place = { unit: it.ref.unit, region, ctx };
      leans ||= assumptions.leans(place);
      // What stands behind an exit runs where it was not taken, and that is kept in mind here.
      const runs = assumptions.runs(place, assumed, 0, true);
      if (runs === false) continue;
      if (does === 'return') {
        if (runs === true) return refused ? 'perhaps' : 'never';
        passed = true;
      } else {
        if (runs === true && does === 'throw') return passed ? 'perhaps' : 'always';
        refused = true;
      }
    }
    return refused ? 'perhaps' : 'never';
  };
  /** A call that throws: of the method above, or of a function that does. */
  const called = (ref: Ref, assumed: Assumed, deep: number): 'throw' | 'perhaps' | undefined => {
    const call = ref.unit.value(ref.id);
    const callee = call.kind === 'call' ? ref.unit.value(call.callee) : undefined;
    if (call.kind !== 'call' || callee === undefined) return undefined;
    if (callee.kind === 'get' && callee.key === member && ref.unit.value(callee.of).kind === 'super') {
      const isAbove = values.things({ ...ref, id: call.callee }).some((it) => it.kind === 'function');
      if (!isAbove) return 'throw';
    }
    if (deep >= MAX_DEEP) return undefined;
    for (const it of values.things({ ...ref, id: call.callee })) {
      if (it.kind !== 'function') continue;
      const outcome = look(it, values.enter(it, ref), assumed, deep + 1);
      if (outcome !== 'never') return outcome === 'always' ? 'throw' : 'perhaps';
    }
    return undefined;
  };
  return { outcome: look(fn, fn.ref.ctx, { given, marks }, 0), leans };
}
function ofArgument(it: null | boolean): Maybe {
  return it === null ? NOTHING : it ? { is: 'given' } : constant(false);
}
