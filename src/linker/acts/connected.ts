/** What two conditions make sure of together. */
import type { Op, ValueId } from '../../facts/facts.ts';
import type { Exemption } from './exemptions.ts';
import { asserted, both, either, isBare, type Known, NOTHING, onlyFor } from './proven.ts';

/** Of `left && right` and `left || right` that came out on a side. */
export function connected(
  { operator, left }: Op,
  right: ValueId,
  side: boolean,
  of: (id: ValueId, side: boolean) => Known | undefined,
): Known | undefined {
  const first = of(left, side);
  if ((operator === '&&') === side) return first === undefined ? undefined : both(first, of(right, side));
  const other = of(right, side);
  // Requests for some paths, or for none of some others: those for the first come this way, whichever the others are.
  const [these, those] = [pathsIn(first), pathsIn(other)];
  const [sparedBefore, sparedBehind] = [sparedIn(first), sparedIn(other)];
  if (these && sparedBehind && pathsIn(of(right, !side))) return { spared: [...these, ...sparedBehind] };
  if (those && sparedBefore && pathsIn(of(left, !side))) return { spared: [...sparedBefore, ...those] };
  const apart = first !== undefined && other === NOTHING ? of(right, !side)?.apart : undefined;
  // The others asked for some paths or methods: of those it is known.
  const isOfPaths = first?.apart !== undefined && first.caller === undefined && first.right === undefined;
  if (first !== undefined && !isOfPaths && apart?.every((it) => it.marked !== true) === true) {
    if (!isBare(first)) return onlyFor(first, apart);
    // They come this way as well: those of whom nobody is made sure, or some, where something else decides.
    const isStranger = of(left, !side)?.caller?.is === 'yes';
    return { spared: isStranger ? apart : apart.map((it) => ({ ...it, unclear: true })) };
  }
  const otherwise = of(left, !side);
  const rest = both(asserted(otherwise), other);
  // All requests for those come this way, whatever else is asked.
  if (isOfPaths && rest !== undefined && isBare(rest)) return { spared: first.apart };
  // The same where they are asked for last: not all who come so are known otherwise.
  const { caller, right: may, apart: few, spared } = first ?? {};
  if (first && other?.apart && !caller && !may && !few && (otherwise?.apart === undefined || isBareOf(otherwise)))
    return { ...first, spared: [...(spared ?? []), ...(rest?.apart ?? other.apart)] };
  return either(first, rest);
}
/** Nothing but their path or method is known of those. */
function isBareOf({ apart, ...known }: Known): boolean {
  return apart !== undefined && isBare(known);
}
/** The requests for which something holds, if nothing else is known of them. */
function pathsIn(known: Known | undefined): readonly Exemption[] | undefined {
  if (known?.apart === undefined || known.apart.some((it) => it.marked === true)) return undefined;
  const { apart, ...more } = known;
  return isBare(more) ? apart : undefined;
}
/** The requests that come with less than others, where nothing is known of those. */
function sparedIn(known: Known | undefined): readonly Exemption[] | undefined {
  if (known === undefined) return undefined;
  const { spared = [], ...more } = known;
  return isBare(more) ? spared : undefined;
}
