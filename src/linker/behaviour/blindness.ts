/** Calls that are waited for and whose effect nobody knows: what a function does there is not seen. */
import { effectless } from '../../libraries/effectless.ts';
import type { Blind } from '../../model/model.ts';
import type { Ref } from '../things.ts';
import type { Scene } from './scene.ts';

/** What is not seen in a call that is no act of a library and leads to no function of the project; undefined: nothing. */
export function blindAt(scene: Scene, ref: Ref): Blind | undefined {
  const { unit } = ref;
  const call = unit.value(ref.id);
  if (call.kind !== 'call' || !unit.usersOf(ref.id).some((user) => unit.value(user).kind === 'wait')) return undefined;
  const at = scene.place(ref);
  const things = scene.values.things({ ...ref, id: call.callee });
  for (const thing of things) {
    if (thing.kind !== 'api' || thing.nodes.length > 0 || thing.package.startsWith('language:')) continue;
    if (!effectless.has(thing.package)) return { at, package: thing.package, why: 'no-knowledge' };
  }
  return things.every((it) => it.kind === 'unknown') ? { at, package: '', why: 'dynamic' } : undefined;
}
