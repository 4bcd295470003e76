/** Values that are written as nothing. */
import type { ValueId } from '../../facts/facts.ts';
import type { FileUnit } from '../units.ts';

/** `null`, `undefined`, or nothing at all. */
export function isNothing(unit: FileUnit, id: ValueId): boolean {
  const value = unit.value(id);
  return (
    value.kind === 'absent' ||
    (value.kind === 'literal' && value.value === null) ||
    (value.kind === 'global' && value.name === 'undefined')
  );
}
