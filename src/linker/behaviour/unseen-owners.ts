/** Who a connection is handed to that nobody sees: they may begin on it, end it or give it back. */
import type { Call, ValueId } from '../../facts/facts.ts';
import type { FileUnit } from '../units.ts';
import type { Scene } from './scene.ts';

/** A call of something that is neither read nor known is handed the thing itself. */
export function isHandedToUnseen(
  scene: Scene,
  unit: FileUnit,
  call: Call,
  denotes: (unit: FileUnit, id: ValueId) => boolean,
): boolean {
  if (!call.args.some((arg) => denotes(unit, arg))) return false;
  const { apis } = scene.values;
  return scene.values
    .things(scene.values.ref(unit, call.callee))
    .every((it) => it.kind === 'api' && it.nodes.length === 0 && apis.library(it.package) === undefined);
}
