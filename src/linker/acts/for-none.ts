/** Code for values that there are none of. */
import type { ValueId } from '../../facts/facts.ts';
import type { FileUnit } from '../units.ts';

/** A function is handed what all cases were taken from before (`unreachable(kind: never)`). */
export function isForNone(unit: FileUnit, fn: ValueId): boolean {
  const value = fn < 0 ? undefined : unit.value(fn);
  if (value?.kind !== 'function') return false;
  return value.params.some((id) => {
    const param = unit.value(id);
    const type = param.kind === 'param' && param.type !== undefined ? unit.value(param.type) : undefined;
    return type?.kind === 'type' && type.name === 'never';
  });
}
