/** Code that is written for what cannot come there. */
import type { ValueId } from '../../facts/facts.ts';
import type { FileUnit } from '../units.ts';

/** It stands in a function of which a parameter can be nothing (`(kind: never): never`): all that there is was dealt with. */
export function isUnreachable(unit: FileUnit, id: ValueId | undefined): boolean {
  if (id === undefined) return false;
  const fn = unit.value(unit.ownerOf(id));
  if (fn.kind !== 'function') return false;
  return fn.params.some((it) => {
    const param = unit.value(it);
    const type = param.kind === 'param' && param.type !== undefined ? unit.value(param.type) : undefined;
    return type?.kind === 'type' && type.name === 'never';
  });
}
