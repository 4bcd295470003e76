/** `using` and stacks of disposables: what they hold is given back at the end of the block, whichever way it is left. */
import type { Key, ValueId } from '../../facts/facts.ts';
import type { Ref, Thing } from '../things.ts';
import type { FileUnit } from '../units.ts';
import { origin } from './connections.ts';
import type { Duty } from './duties.ts';
import type { Scene } from './scene.ts';
import { blocksOf } from './scoped-transactions.ts';

/** The call puts the thing of a duty into something that gives it back when its block ends. */
export function isDisposed(
  scene: Scene,
  unit: FileUnit,
  id: ValueId,
  denotes: Duty['denotes'],
  releases: Duty['ends'],
): boolean {
  const call = unit.value(id);
  if (call.kind !== 'call') return false;
  const ref = scene.values.ref(unit, id);
  const callee = unit.value(call.callee);
  if (callee.kind === 'get' && call.receiver !== undefined && isStack({ ...ref, id: call.receiver })) {
    const [first, second] = call.args;
    if (first === undefined) return false;
    if (callee.key === 'use') return denotes(unit, first);
    if (callee.key === 'adopt')
      return denotes(unit, first) && second !== undefined && holdsCall(unit, second, (at) => releases(unit, at, any));
    return callee.key === 'defer' && holdsCall(unit, first, (at) => releases(unit, at, denotes));
  }
  // `using lease = new Lease(await pool.connect())`
  if (!call.args.some((arg) => denotes(unit, arg)) || blocksOf(unit, id).length === 0) return false;
  return scene.values
    .things(ref)
    .flatMap(disposersOf)
    .some((fn) => holdsCall(fn.unit, fn.id, (at) => releases(fn.unit, at, any)));
}
const any = (): boolean => true;

/** `using stack = new DisposableStack()`. */
function isStack(receiver: Ref): boolean {
  const made = origin(receiver);
  const call = made.unit.value(made.id);
  const callee = call.kind === 'call' ? made.unit.value(call.callee) : undefined;
  return (
    callee?.kind === 'global' &&
    /^(?:Async)?DisposableStack$/.test(callee.name) &&
    blocksOf(made.unit, made.id).length > 0
  );
}
/** Functions that dispose of an object or of instances of a class. */
function disposersOf(thing: Thing): readonly { readonly unit: FileUnit; readonly id: ValueId }[] {
  if (thing.kind !== 'object' && thing.kind !== 'instance') return [];
  const { unit, id } = thing.kind === 'object' ? thing.ref : thing.of.ref;
  const value = unit.value(id);
  const named: readonly { readonly key: Key | null; readonly value: ValueId | undefined }[] =
    value.kind === 'object'
      ? value.entries
      : value.kind === 'class'
        ? value.members.map((it) => ({ key: it.name, value: it.value }))
        : [];
  return named.flatMap(({ key, value: fn }) => {
    const symbol = typeof key === 'number' ? unit.value(key) : undefined;
    const disposes = symbol?.kind === 'get' && (symbol.key === 'dispose' || symbol.key === 'asyncDispose');
    return disposes && fn !== undefined ? [{ unit, id: fn }] : [];
  });
}
function holdsCall(unit: FileUnit, fn: ValueId, is: (id: ValueId) => boolean): boolean {
  const value = unit.value(fn);
  if (value.kind !== 'function' || value.body < 0) return false;
  const { first, last } = unit.region(value.body);
  for (let id = first; id < last; id++) if (unit.value(id).kind === 'call' && is(id)) return true;
  return false;
}
