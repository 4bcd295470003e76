import type { Ref, Thing } from '../things.ts';
import type { Values } from './kernel.ts';

/** May a value have members that are not seen: it comes from elsewhere, or holds all that something of elsewhere holds. */
export function mayHoldMore(values: Values, ref: Ref, depth = 0): boolean {
  const things = values.things(ref);
  return things.length === 0 || things.some((thing) => isOpen(values, thing, depth));
}
function isOpen(values: Values, thing: Thing, depth: number): boolean {
  if (thing.kind === 'unknown' || thing.kind === 'function') return true;
  if (thing.kind === 'api') return !thing.package.startsWith('language:');
  if (thing.kind !== 'object') return false;
  const value = thing.ref.unit.value(thing.ref.id);
  if (value.kind === 'type') return true;
  return (
    value.kind === 'object' &&
    value.entries.some(
      ({ key, value: id }) => key === null && depth < 4 && mayHoldMore(values, { ...thing.ref, id }, depth + 1),
    )
  );
}
