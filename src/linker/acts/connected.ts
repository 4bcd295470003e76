/** What two conditions make sure of together. */
import type { Op, ValueId } from '../../facts/facts.ts';
import { asserted, both, either, type Known } from './proven.ts';

/** Of `left && right` and `left || right` that came out on a side. */
export function connected(
  { operator, left }: Op,
  right: ValueId,
  side: boolean,
  of: (id: ValueId, side: boolean) => Known | undefined,
): Known | undefined {
  const first = of(left, side);
  if ((operator === '&&') === side) return first === undefined ? undefined : both(first, of(right, side));
  return either(first, both(asserted(of(left, !side)), of(right, side)));
}
