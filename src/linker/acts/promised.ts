/** Conditions that ask a promise: it is there, whatever it comes to. */
import type { Call, ValueId } from '../../facts/facts.ts';
import type { ApiThing, Ref } from '../things.ts';
import type { Values } from '../values/kernel.ts';
import { LANGUAGE } from '../values/library.ts';

/** Functions that give what others give, one inside another. */
const MAX_DEEP = 3;
/** Promises that are made of what is at hand. */
const MADE = /^Promise \.(?:resolve|all|any|race|allSettled)$/;

/**
 * The value is a call of asynchronous functions of the project, or of packages: what it gives is a promise, whatever they
 * find out.
 */
export function isPromised(values: Values, ref: Ref, deep = 0): boolean {
  const call = ref.unit.value(ref.id);
  if (call.kind !== 'call' || call.new === true) return false;
  const things = values.things({ ...ref, id: call.callee });
  return (
    things.length > 0 &&
    things.every((it) => {
      if (it.kind === 'api') return givesPromise(values, it, ref, call);
      const fn = it.kind === 'function' ? it.ref.unit.value(it.ref.id) : undefined;
      if (it.kind !== 'function' || fn?.kind !== 'function' || fn.generator === true) return false;
      return fn.async === true || (deep < MAX_DEEP && givesPromises(values, it.ref, it.ref.unit.returnedBy(fn), deep));
    })
  );
}
/** Whatever a function gives that is not asynchronous itself, it is a promise that it made. */
function givesPromises(values: Values, fn: Ref, given: readonly ValueId[], deep: number): boolean {
  return given.length > 0 && given.every((id) => isPromised(values, { ...fn, id }, deep + 1));
}
/** A call that asks a store, or compares what takes long, where it is handed no callback and its like is waited for. */
function givesPromise(
  values: Values,
  { nodes, package: name, path }: ApiThing,
  { unit, id }: Ref,
  call: Call,
): boolean {
  const { apis } = values;
  if (name === LANGUAGE && MADE.test(path)) return true;
  // Where code waits by `async` alone, what a function without it calls gives its result at once.
  const fn = unit.ownerOf(id);
  const owner = fn < 0 ? undefined : unit.value(fn);
  if (owner?.kind !== 'function' || owner.async !== true || apis.library(name)?.ecosystem === 'pypi') return false;
  const isTold = call.args.some((arg) => values.things(values.ref(unit, arg)).some((it) => it.kind === 'function'));
  if (isTold || apis.flagged(nodes, 'synchronous')) return false;
  return (
    (['data', 'queries'] as const).some((kind) => apis.has(nodes, kind)) ||
    apis.rows(nodes, 'crypto').some(({ row }) => row.later === true)
  );
}
