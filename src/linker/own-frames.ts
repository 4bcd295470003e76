/**
 * Errors that functions make: of each call its own, though so many calls of these functions lead here that the kernel
 * does not tell them apart any more. One chain of calls is looked at, and nothing is kept for other questions.
 */
import { originsIn, SAME } from './origins.ts';
import type { Context, FunctionThing, InstanceThing, Ref } from './things.ts';
import { enterAlone } from './values/frames.ts';
import type { Values } from './values/kernel.ts';

/** Functions that make what functions give: `notFound()` → `createError({ status })` → `new AppError(…)`. */
const MAX_DEEP = 4;
/** Errors that one place may raise. */
const MAX_MADE = 8;

/** The instances that a value may be, where the frame of a call that made them is lost; undefined: none is. */
export function madeInOwnFrames(values: Values, ref: Ref): readonly InstanceThing[] | undefined {
  const made: InstanceThing[] = [];
  return collect(values, ref, MAX_DEEP, made) && made.length > 0 ? made : undefined;
}
/** Whether a frame was lost on the way. */
function collect(values: Values, { unit, id: of, ctx }: Ref, deep: number, made: InstanceThing[]): boolean {
  let isLost = false;
  for (const id of originsIn(unit, of, SAME)) {
    const call = unit.value(id);
    if (call.kind !== 'call' || made.length >= MAX_MADE) continue;
    const site: Ref = { unit, id, ctx };
    for (const callee of values.things({ ...site, id: call.callee })) {
      if (callee.kind === 'class') {
        const constructor = values.constructorOf(callee);
        const frame = constructor && frameOf(values, constructor, site);
        isLost ||= frame?.isOwn === true;
        made.push({ kind: 'instance', of: callee, ctx: frame?.ctx ?? callee.ref.ctx, site });
      } else if (callee.kind === 'function' && call.new !== true && deep > 0) {
        const fn = callee.ref.unit.value(callee.ref.id);
        if (fn.kind !== 'function') continue;
        const frame = frameOf(values, callee, site);
        isLost ||= frame.isOwn;
        for (const given of callee.ref.unit.returnedBy(fn))
          isLost = collect(values, { ...callee.ref, id: given, ctx: frame.ctx }, deep - 1, made) || isLost;
      }
    }
  }
  return isLost;
}
/** `isOwn`: it is of this question alone. */
function frameOf(values: Values, fn: FunctionThing, site: Ref): { readonly ctx: Context; readonly isOwn: boolean } {
  const ctx = values.enter(fn, site);
  const isKnown = ctx !== fn.ref.ctx && ctx.function === fn.ref.id && ctx.unit === fn.ref.unit;
  return isKnown ? { ctx, isOwn: false } : { ctx: enterAlone(values, fn, site), isOwn: true };
}
